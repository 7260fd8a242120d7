import { named } from '../events'
import { type Answer, numberOf, objectOf, refuse, textOf } from '../http'
import { stamp } from '../state'
import { type Call, channelProblem, done, type Endpoints, ok } from './call'

const second = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

function deleteMessages(call: Call): Answer {
  const problem = channelProblem(call, true)
  if (problem !== null) return problem
  const { ask, state, acts } = call
  const id = ask.query.get('message_id')
  if (id === null) {
    acts.clearChat()
    return done
  }
  const said = state.said.get(id)
  if (said === undefined) return refuse(404, 'The ID in message_id was not found.')
  if (said.at < state.clock.now() - 6 * 3_600_000)
    return refuse(404, 'The specified message was created more than 6 hours ago.')
  if (said.person.id === state.channel.id)
    return refuse(400, 'You may not delete the broadcaster’s messages.')
  if (state.moderators.has(said.person.id) && said.person.id !== call.user?.id)
    return refuse(400, 'You may not delete another moderator’s messages.')
  acts.deleteMessage(id)
  return done
}

function ban(call: Call): Answer {
  const problem = channelProblem(call, true)
  if (problem !== null) return problem
  const { ask, state, acts, user } = call
  const data = objectOf(ask.json, 'data')
  const id = data === null ? null : textOf(data, 'user_id')
  if (data === null || id === null) return refuse(400, 'Missing required parameter "user_id"')
  const seconds = numberOf(data, 'duration')
  const reason = textOf(data, 'reason') ?? ''
  if (data.duration !== undefined && (seconds === null || seconds < 1 || seconds > 1_209_600))
    return refuse(400, 'The value in the duration field is not valid: 1 to 1209600 seconds.')
  if ([...reason].length > 500) return refuse(400, 'The text in the reason field is too long.')
  if (state.moderates(id)) return refuse(400, 'The user specified in the user_id field may not be banned.')
  const person = state.people.byId(id)
  if (person === undefined) return refuse(400, 'The ID in user_id was not found.')
  const before = state.banOf(id)
  if (before !== undefined && before.until === null)
    return refuse(400, 'The user specified in the user_id field is already banned.')
  const made = acts.ban(person, user!, seconds, reason)
  return ok([
    {
      broadcaster_id: state.channel.id,
      moderator_id: user!.id,
      user_id: id,
      created_at: second(made.at),
      end_time: made.until === null ? null : second(made.until),
    },
  ])
}

function unban(call: Call): Answer {
  const problem = channelProblem(call, true)
  if (problem !== null) return problem
  const { ask, state, acts, user } = call
  const made = state.banOf(ask.query.get('user_id') ?? '')
  if (made === undefined)
    return refuse(400, 'The user specified in the user_id query parameter is not banned.')
  acts.unban(made.person, user!)
  return done
}

function warn(call: Call): Answer {
  const problem = channelProblem(call, true)
  if (problem !== null) return problem
  const { ask, state, acts, user } = call
  const data = objectOf(ask.json, 'data')
  const id = data === null ? null : textOf(data, 'user_id')
  const reason = data === null ? null : textOf(data, 'reason')
  if (id === null) return refuse(400, 'Missing required parameter "user_id"')
  if (reason === null || reason === '') return refuse(400, 'Missing required parameter "reason"')
  if ([...reason].length > 500) return refuse(400, 'The text in the reason field is too long.')
  const person = state.people.byId(id)
  if (person === undefined || state.moderates(id))
    return refuse(400, 'The user specified in the user_id field may not be warned.')
  state.warnings.push({ person, reason })
  acts.tell('channel.warning.send', {
    ...named('broadcaster_user', state.channel),
    ...named('moderator_user', user),
    ...named('user', person),
    reason,
    chat_rules_cited: null,
  })
  return ok([{ broadcaster_id: state.channel.id, user_id: id, moderator_id: user!.id, reason }])
}

function settleHeld(call: Call): Answer {
  const { ask, state, acts, user } = call
  const action = textOf(ask.json, 'action')
  if (textOf(ask.json, 'user_id') !== user?.id)
    return refuse(401, 'The ID in user_id must match the user ID found in the request’s OAuth token.')
  if (action !== 'ALLOW' && action !== 'DENY')
    return refuse(400, 'The value in the action field is not valid.')
  if (!state.moderates(user.id)) return refuse(403, 'The user is not one of the broadcaster’s moderators.')
  const held = state.held.get(textOf(ask.json, 'msg_id') ?? '')
  if (held === undefined) return refuse(404, 'The message specified in the msg_id field was not found.')
  acts.settleHeld(held, action === 'ALLOW' ? 'approved' : 'denied', user)
  return done
}

const shownShield = ({ state }: Call): Answer => {
  const { on, at, by } = state.shield
  return ok([
    {
      is_active: on,
      moderator_id: by?.id ?? '',
      moderator_login: by?.login ?? '',
      moderator_name: by?.name ?? '',
      last_activated_at: at === null ? '' : new Date(at).toISOString(),
    },
  ])
}

function shield(call: Call): Answer {
  const problem = channelProblem(call, true)
  if (problem !== null) return problem
  const { ask, state, acts, user } = call
  if (ask.method === 'GET') return shownShield(call)
  const on = ask.json.is_active
  if (typeof on !== 'boolean') return refuse(400, 'Missing required parameter "is_active"')
  const at = state.clock.now()
  const changed = on !== state.shield.on
  state.shield = { on, at: on ? at : state.shield.at, by: user }
  if (changed)
    acts.tell(on ? 'channel.shield_mode.begin' : 'channel.shield_mode.end', {
      ...named('broadcaster_user', state.channel),
      ...named('moderator_user', user),
      [on ? 'started_at' : 'ended_at']: stamp(at),
    })
  return shownShield(call)
}

export const moderationEndpoints: Endpoints = {
  'DELETE moderation/chat': { scopes: ['moderator:manage:chat_messages'], run: deleteMessages },
  'POST moderation/bans': { scopes: ['moderator:manage:banned_users'], run: ban },
  'DELETE moderation/bans': { scopes: ['moderator:manage:banned_users'], run: unban },
  'POST moderation/warnings': { scopes: ['moderator:manage:warnings'], run: warn },
  'POST moderation/automod/message': { scopes: ['moderator:manage:automod'], run: settleHeld },
  'GET moderation/shield_mode': {
    scopes: ['moderator:read:shield_mode', 'moderator:manage:shield_mode'],
    run: shield,
  },
  'PUT moderation/shield_mode': { scopes: ['moderator:manage:shield_mode'], run: shield },
}
