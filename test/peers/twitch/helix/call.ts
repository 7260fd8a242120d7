import type { Acts } from '../acts'
import { type Answer, type Ask, refuse } from '../http'
import type { Person } from '../people'
import type { Grant, TwitchState } from '../state'

/** A Helix request whose token, client and scope were found in order. */
export type Call = {
  readonly ask: Ask
  readonly grant: Grant
  /** Null with an app token. */
  readonly user: Person | null
  readonly state: TwitchState
  readonly acts: Acts
}

/** `scopes`: one of them is needed; empty needs any valid token. */
export type Endpoint = { readonly scopes: readonly string[]; run(call: Call): Answer }
/** By `METHOD path`. */
export type Endpoints = Readonly<Record<string, Endpoint>>

export const ok = (data: readonly unknown[], more: Record<string, unknown> = {}): Answer => ({
  status: 200,
  body: { data, ...more },
})
export const done: Answer = { status: 204 }

/** The query names the peer's channel and, for moderators' calls, the account of the token as one. */
export function channelProblem(call: Call, moderator: boolean): Answer | null {
  const { ask, state, user } = call
  const broadcaster = ask.query.get('broadcaster_id')
  if (!broadcaster) return refuse(400, 'Missing required parameter "broadcaster_id"')
  if (broadcaster !== state.channel.id)
    return refuse(403, 'The user in moderator_id is not one of the broadcaster’s moderators.')
  if (!moderator) {
    if (user !== null && user.id !== broadcaster)
      return refuse(
        401,
        'The ID in broadcaster_id must match the user ID found in the request’s OAuth token.',
      )
    return null
  }
  const id = ask.query.get('moderator_id')
  if (!id) return refuse(400, 'Missing required parameter "moderator_id"')
  if (id !== user?.id)
    return refuse(401, 'The ID in moderator_id must match the user ID found in the request’s OAuth token.')
  if (!state.moderates(id))
    return refuse(403, 'The user in moderator_id is not one of the broadcaster’s moderators.')
  return null
}
