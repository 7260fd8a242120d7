import type { Answer, Ask } from './http'
import type { Application, Grant, TwitchState } from './state'

type Device = {
  readonly code: string
  readonly userCode: string
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly expiresAt: number
  lastPoll: number
  verdict: { readonly userId: string } | 'denied' | null
}

const fail = (message: string, status = 400): Answer => ({ status, body: { status, message } })
const fieldsOf = (ask: Ask): URLSearchParams => {
  const fields = new URLSearchParams(ask.query)
  for (const [key, value] of new URLSearchParams(ask.text)) fields.set(key, value)
  return fields
}

/** id.twitch.tv: the device flow, refreshing, validating, revoking. */
export class OAuth {
  readonly devices = new Map<string, Device>()
  /** Seconds of an access token; the service gives about four hours. */
  tokenSeconds = 14_500
  deviceSeconds = 1800
  intervalSeconds = 5
  /** Polls sooner than the interval are told to slow down. */
  strictPolling = false
  /** This many of the next polls are told to slow down, whenever they come. */
  slowDowns = 0
  /** Uses up the next refresh token but never answers, as when the line drops in between. */
  swallowNextRefresh = false

  constructor(readonly state: TwitchState) {}

  /** Null: no answer at all, the connection is to be dropped. */
  answer(ask: Ask, what: string): Answer | null {
    const fields = fieldsOf(ask)
    if (what === 'validate')
      return ask.method === 'GET' ? this.#validate(ask) : fail('404 page not found', 404)
    if (ask.method !== 'POST') return fail('404 page not found', 404)
    if (what === 'device') return this.#device(fields)
    if (what === 'token') return this.#token(fields)
    if (what === 'revoke') return this.#revoke(fields)
    return fail('404 page not found', 404)
  }

  grant(userId: string | null, clientId: string, scopes: readonly string[]): Grant {
    const { state } = this
    const token = (): string => state.uuid().replaceAll('-', '')
    const grant: Grant = {
      userId,
      clientId,
      scopes: [...scopes],
      accessToken: token(),
      refreshToken: userId === null ? '' : token() + token(),
      expiresAt: state.clock.now() + this.tokenSeconds * 1000,
      revoked: false,
    }
    state.grants.set(grant.accessToken, grant)
    if (userId !== null) state.refreshes.set(grant.refreshToken, grant)
    return grant
  }

  #application(fields: URLSearchParams): Application | null {
    return this.state.applications.get(fields.get('client_id') ?? '') ?? null
  }

  #device(fields: URLSearchParams): Answer {
    const application = this.#application(fields)
    if (!fields.has('client_id')) return fail('missing client id')
    if (application === null) return fail('invalid client')
    const code = this.state.uuid().replaceAll('-', '') + this.state.uuid().slice(0, 8)
    const userCode = this.state.uuid().slice(0, 8).toUpperCase()
    this.devices.set(code, {
      code,
      userCode,
      clientId: application.id,
      scopes: (fields.get('scopes') ?? '').split(' ').filter(Boolean),
      expiresAt: this.state.clock.now() + this.deviceSeconds * 1000,
      lastPoll: 0,
      verdict: null,
    })
    return {
      status: 200,
      body: {
        device_code: code,
        expires_in: this.deviceSeconds,
        interval: this.intervalSeconds,
        user_code: userCode,
        verification_uri: `https://www.twitch.tv/activate?public=true&device-code=${userCode}`,
      },
    }
  }

  #token(fields: URLSearchParams): Answer | null {
    const application = this.#application(fields)
    if (!fields.has('client_id')) return fail('missing client id')
    if (application === null) return fail('invalid client')
    const type = fields.get('grant_type')
    if (type === 'urn:ietf:params:oauth:grant-type:device_code') return this.#poll(fields, application)
    if (type === 'refresh_token') return this.#refresh(fields, application)
    if (type !== 'client_credentials') return fail('invalid grant type')
    const wrong = secretProblem(fields, application)
    return wrong ?? { status: 200, body: shown(this.grant(null, application.id, []), this.tokenSeconds) }
  }

  #poll(fields: URLSearchParams, application: Application): Answer {
    const device = this.devices.get(fields.get('device_code') ?? '')
    const now = this.state.clock.now()
    if (!fields.has('scopes') && !fields.has('scope')) return fail('missing scopes')
    if (device === undefined || device.clientId !== application.id) return fail('invalid device code')
    if (device.expiresAt <= now) return fail('invalid device code')
    const tooSoon = this.strictPolling && now - device.lastPoll < this.intervalSeconds * 1000
    device.lastPoll = now
    if (tooSoon || this.slowDowns > 0) {
      this.slowDowns = Math.max(0, this.slowDowns - 1)
      return fail('slow_down')
    }
    if (device.verdict === null) return fail('authorization_pending')
    this.devices.delete(device.code)
    if (device.verdict === 'denied') return fail('access_denied')
    const grant = this.grant(device.verdict.userId, application.id, device.scopes)
    return { status: 200, body: shown(grant, this.tokenSeconds) }
  }

  #refresh(fields: URLSearchParams, application: Application): Answer | null {
    const { state } = this
    const wrong = application.secret === null ? null : secretProblem(fields, application)
    if (wrong !== null) return wrong
    const used = fields.get('refresh_token') ?? ''
    const old = state.refreshes.get(used)
    if (old === undefined || old.revoked || old.clientId !== application.id) {
      state.counters.refusedRefreshes += 1
      return fail('Invalid refresh token')
    }
    // Single use: dead from the first answer on, whether or not that answer arrives.
    state.refreshes.delete(used)
    state.counters.refreshes += 1
    const grant = this.grant(old.userId, application.id, old.scopes)
    if (this.swallowNextRefresh) {
      this.swallowNextRefresh = false
      return null
    }
    return { status: 200, body: shown(grant, this.tokenSeconds) }
  }

  #validate(ask: Ask): Answer {
    const token = /^(?:OAuth|Bearer) (.+)$/.exec(ask.header('authorization') ?? '')?.[1] ?? ''
    const grant = this.state.grants.get(token)
    const now = this.state.clock.now()
    if (grant === undefined || grant.revoked || grant.expiresAt <= now)
      return fail('invalid access token', 401)
    const person = grant.userId === null ? undefined : this.state.people.byId(grant.userId)
    return {
      status: 200,
      body: {
        client_id: grant.clientId,
        ...(person === undefined ? {} : { login: person.login, user_id: person.id }),
        scopes: grant.scopes,
        expires_in: Math.floor((grant.expiresAt - now) / 1000),
      },
    }
  }

  #revoke(fields: URLSearchParams): Answer {
    const grant = this.state.grants.get(fields.get('token') ?? '')
    if (grant === undefined || grant.revoked) return fail('Invalid token')
    if (grant.clientId !== fields.get('client_id')) return fail('client_id does not match')
    grant.revoked = true
    return { status: 200 }
  }
}

function secretProblem(fields: URLSearchParams, application: Application): Answer | null {
  if (!fields.get('client_secret')) return fail('missing client secret')
  return fields.get('client_secret') === application.secret ? null : fail('invalid client secret', 403)
}

function shown(grant: Grant, seconds: number): Record<string, unknown> {
  return {
    access_token: grant.accessToken,
    expires_in: seconds,
    ...(grant.refreshToken === '' ? {} : { refresh_token: grant.refreshToken }),
    ...(grant.userId === null ? {} : { scope: grant.scopes }),
    token_type: 'bearer',
  }
}
