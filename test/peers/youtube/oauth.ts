import { oauthFaults, type PeerFault } from './faults'

export const deviceScopes = [
  'https://www.googleapis.com/auth/youtube.readonly',
  'https://www.googleapis.com/auth/youtube',
]

interface DeviceCode {
  readonly scopes: readonly string[]
  readonly user: string
  state: 'pending' | 'approved' | 'denied' | 'expired'
  granted: readonly string[]
}

interface Grant {
  readonly scopes: readonly string[]
  alive: boolean
}

type Form = Readonly<Record<string, string>>
type OAuthAnswer = PeerFault

/** Google's OAuth server for one client: device flow, refresh, revocation. */
export function createOAuth(clientId: string, clientSecret: string, lifeSeconds: number) {
  const codes = new Map<string, DeviceCode>()
  const refreshes = new Map<string, Grant>()
  const accesses = new Map<string, Grant>()
  let slow = 0
  let made = 0

  const newest = () => [...codes.values()].at(-1)

  function mint(refresh: string | null, scopes: readonly string[]) {
    made += 1
    const grant: Grant = (refresh === null ? undefined : refreshes.get(refresh)) ?? { scopes, alive: true }
    const token = refresh ?? `1//refresh-${made}`
    refreshes.set(token, grant)
    const access = `ya29.access-${made}`
    accesses.set(access, { scopes: grant.scopes, alive: true })
    return { access, refresh: token }
  }

  function device(form: Form): OAuthAnswer {
    if (form.client_id !== clientId) return oauthFaults.invalid_client
    const scopes = (form.scope ?? '').split(' ').filter(Boolean)
    if (scopes.length === 0 || scopes.some((scope) => !deviceScopes.includes(scope)))
      return oauthFaults.invalid_scope
    made += 1
    const code = `AH-1Ng${made}`
    const user = `GQVQ-JK${String(made).padStart(2, '0')}`
    codes.set(code, { scopes, user, state: 'pending', granted: scopes })
    return {
      status: 200,
      body: {
        device_code: code,
        user_code: user,
        expires_in: 1_800,
        interval: 5,
        verification_url: 'https://www.google.com/device',
      },
    }
  }

  function poll(form: Form): OAuthAnswer {
    const one = codes.get(form.device_code ?? '')
    if (one === undefined) return oauthFaults.invalid_grant
    if (slow > 0) {
      slow -= 1
      return oauthFaults.slow_down
    }
    if (one.state === 'pending') return oauthFaults.authorization_pending
    if (one.state === 'denied') return oauthFaults.access_denied
    if (one.state === 'expired') return oauthFaults.expired_token
    codes.delete(form.device_code ?? '')
    const { access, refresh } = mint(null, one.granted)
    return granted(access, one.granted, { refresh_token: refresh })
  }

  function granted(access: string, scopes: readonly string[], more: object): OAuthAnswer {
    return {
      status: 200,
      body: {
        access_token: access,
        expires_in: lifeSeconds,
        scope: scopes.join(' '),
        token_type: 'Bearer',
        ...more,
      },
    }
  }

  function token(form: Form): OAuthAnswer {
    if (form.client_id !== clientId || form.client_secret !== clientSecret) return oauthFaults.invalid_client
    if (form.grant_type === 'urn:ietf:params:oauth:grant-type:device_code') return poll(form)
    if (form.grant_type !== 'refresh_token') return oauthFaults.unsupported_grant_type
    const refresh = form.refresh_token ?? ''
    const grant = refreshes.get(refresh)
    if (!grant?.alive) return oauthFaults.invalid_grant
    return granted(mint(refresh, grant.scopes).access, grant.scopes, {})
  }

  return {
    device,
    token,
    revoke: (form: Form): OAuthAnswer => {
      const grant = refreshes.get(form.token ?? '')
      if (!grant?.alive) return oauthFaults.invalid_token
      grant.alive = false
      return { status: 200, body: {} }
    },
    scopesOf: (access: string): readonly string[] | null => {
      const grant = accesses.get(access)
      return grant?.alive ? grant.scopes : null
    },
    mint: (scopes: readonly string[]) => mint(null, scopes),
    /** What the host does at google.com/device. */
    approve: (scopes?: readonly string[]) => {
      const one = newest()
      if (!one) throw new Error('nobody asked for a device code')
      one.state = 'approved'
      one.granted = scopes ?? one.scopes
    },
    deny: () => setState('denied'),
    expireCode: () => setState('expired'),
    slowDown: (times: number) => {
      slow = times
    },
    expireAccess: () => {
      for (const grant of accesses.values()) grant.alive = false
    },
    revokeAll: () => {
      for (const grant of [...accesses.values(), ...refreshes.values()]) grant.alive = false
    },
  }

  function setState(state: DeviceCode['state']): void {
    const one = newest()
    if (!one) throw new Error('nobody asked for a device code')
    one.state = state
  }
}
