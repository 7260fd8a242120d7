import type { Acts } from '../acts'
import { type Answer, type Ask, refuse } from '../http'
import type { TwitchState } from '../state'
import type { Call, Endpoints } from './call'
import { channelEndpoints } from './channels'
import { chatEndpoints } from './chat'
import { moderationEndpoints } from './moderation'
import { pointEndpoints } from './points'
import { pollEndpoints } from './polls'
import { subscriptionEndpoints } from './subscriptions'

const endpoints: Endpoints = {
  ...channelEndpoints,
  ...chatEndpoints,
  ...moderationEndpoints,
  ...pointEndpoints,
  ...pollEndpoints,
  ...subscriptionEndpoints,
}

const limit = 800

/** api.twitch.tv: checks token, client, scope and rate before an endpoint sees the request. */
export class Helix {
  #points = { left: limit, resetsAt: 0 }
  /** Answers that take the place of the next ones: `path` narrows it to requests whose path contains it. */
  readonly failures: { readonly status: number; readonly path: string }[] = []

  constructor(
    readonly state: TwitchState,
    readonly acts: Acts,
  ) {}

  /** No points are left for this long. */
  exhaust(ms: number): void {
    this.#points = { left: 0, resetsAt: this.state.clock.now() + ms }
  }

  /** On every response: without these headers twurple's client waits for ever. */
  headers(): Record<string, string> {
    return {
      'Ratelimit-Limit': String(limit),
      'Ratelimit-Remaining': String(this.#points.left),
      'Ratelimit-Reset': String(Math.ceil(this.#points.resetsAt / 1000)),
    }
  }

  answer(ask: Ask, path: string): Answer {
    const failing = this.failures.findIndex((one) => path.includes(one.path))
    if (failing >= 0) {
      const [failure] = this.failures.splice(failing, 1)
      return refuse(failure!.status, 'Something went wrong.')
    }
    return this.#limited() ?? this.#authorised(ask, path)
  }

  #limited(): Answer | null {
    const now = this.state.clock.now()
    if (this.#points.resetsAt <= now) this.#points = { left: limit, resetsAt: now + 60_000 }
    if (this.#points.left === 0) {
      this.state.counters.rateLimited += 1
      return refuse(429, 'Too Many Requests')
    }
    this.#points.left -= 1
    return null
  }

  #authorised(ask: Ask, path: string): Answer {
    const { state, acts } = this
    const token = /^Bearer (.+)$/i.exec(ask.header('authorization') ?? '')?.[1]
    if (token === undefined) return refuse(401, 'OAuth token is missing')
    const clientId = ask.header('client-id')
    if (clientId === undefined) return refuse(401, 'Client ID is missing')
    const grant = state.grants.get(token)
    if (grant === undefined || grant.revoked || grant.expiresAt <= state.clock.now())
      return refuse(401, 'Invalid OAuth token')
    if (grant.clientId !== clientId) return refuse(401, 'Client ID and OAuth token do not match')
    const name = `${ask.method} ${path}`
    const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name]! : null
    if (endpoint === null) return refuse(404, `The peer has no ${name}`)
    const missing = endpoint.scopes.length > 0 && !endpoint.scopes.some((one) => grant.scopes.includes(one))
    if (missing && grant.userId !== null) return refuse(401, `Missing scope: ${endpoint.scopes.join(' or ')}`)
    if (missing) return refuse(401, 'The endpoint needs a user access token')
    const user = grant.userId === null ? null : (state.people.byId(grant.userId) ?? null)
    const call: Call = { ask, grant, user, state, acts }
    return endpoint.run(call)
  }
}
