import { createHash, randomUUID } from 'node:crypto'
import type { KickKnobs } from '.'

export type PeerAnswer = [status: number, body: unknown, headers?: Record<string, string>]

/** Kick's OAuth server: single-use codes and refresh tokens, PKCE, one redirect address per code. */
export interface KickOAuth {
  answer(method: string, url: URL, text: string, type: string): PeerAnswer
  /** The scopes of a live access token, or null. */
  scopesOf(access: string): readonly string[] | null
  /** Access tokens die at once, refresh tokens live. */
  expire(): void
  /** Everything dies. */
  revoke(): void
  readonly refreshes: number
  /** The host at Kick: allows what the address asks for (or not), and goes where the browser would. Returns the page. */
  consent(address: string, allow?: boolean): Promise<string>
}

interface Code {
  readonly challenge: string
  readonly redirect: string
  readonly scope: string
}

export function createKickOAuth(peer: () => KickKnobs): KickOAuth {
  const codes = new Map<string, Code>()
  const access = new Map<string, string>()
  const refresh = new Map<string, string>()
  let refreshes = 0
  const wrong: PeerAnswer = [400, { error: 'Invalid request' }]

  const grant = (scope: string): PeerAnswer => {
    const [one, two] = [randomUUID(), randomUUID()]
    access.set(one, scope)
    refresh.set(two, scope)
    return [200, { access_token: one, token_type: 'Bearer', refresh_token: two, expires_in: '7200', scope }]
  }
  const authorize = (query: URLSearchParams): PeerAnswer => {
    const { client_id, response_type, redirect_uri, scope, code_challenge, code_challenge_method, state } =
      Object.fromEntries(query)
    const complete = redirect_uri && scope && code_challenge && state && response_type === 'code'
    if (!complete || client_id !== peer().clientId || code_challenge_method !== 'S256') return wrong
    const code = randomUUID()
    codes.set(code, { challenge: code_challenge, redirect: redirect_uri, scope })
    return [302, '', { Location: `${redirect_uri}?${new URLSearchParams({ code, state })}` }]
  }
  const token = (form: URLSearchParams): PeerAnswer => {
    const given = Object.fromEntries(form)
    if (given.client_id !== peer().clientId || given.client_secret !== peer().secret)
      return [401, { error: 'invalid_client' }]
    if (given.grant_type === 'authorization_code') {
      const code = codes.get(given.code ?? '')
      codes.delete(given.code ?? '')
      const proof = createHash('sha256')
        .update(given.code_verifier ?? '')
        .digest('base64url')
      if (!code || code.redirect !== given.redirect_uri || code.challenge !== proof) return wrong
      return grant(code.scope)
    }
    if (given.grant_type !== 'refresh_token') return wrong
    const scope = refresh.get(given.refresh_token ?? '')
    refresh.delete(given.refresh_token ?? '')
    refreshes += 1
    return scope === undefined ? [401, { error: 'invalid_grant' }] : grant(scope)
  }
  return {
    answer(method, url, text, type) {
      if (url.pathname === '/oauth/authorize' && method === 'GET') return authorize(url.searchParams)
      if (
        url.pathname === '/oauth/token' &&
        method === 'POST' &&
        type.startsWith('application/x-www-form-urlencoded')
      )
        return token(new URLSearchParams(text))
      if (url.pathname === '/oauth/revoke' && method === 'POST') {
        refresh.delete(url.searchParams.get('token') ?? '')
        return [200, 'OK']
      }
      return [404, { error: 'not found' }]
    },
    scopesOf: (one) => access.get(one)?.split(' ') ?? null,
    expire: () => access.clear(),
    revoke: () => {
      access.clear()
      refresh.clear()
    },
    get refreshes() {
      return refreshes
    },
    async consent(address, allow = true) {
      const asked = await fetch(address, { redirect: 'manual' })
      if (asked.status !== 302) throw new Error(`Kick's page refuses: ${asked.status}`)
      const back = new URL(asked.headers.get('location')!)
      if (!allow) {
        back.searchParams.delete('code')
        back.searchParams.set('error', 'access_denied')
      }
      return (await fetch(back)).text()
    },
  }
}
