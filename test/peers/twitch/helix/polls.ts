import * as events from '../events'
import { type Answer, numberOf, refuse, textOf } from '../http'
import { type Poll, stamp, type TwitchState } from '../state'
import { type Call, type Endpoints, ok } from './call'

function shownPoll(poll: Poll, { channel }: TwitchState): Record<string, unknown> {
  return {
    id: poll.id,
    ...events.named('broadcaster', channel),
    title: poll.title,
    choices: poll.choices.map(({ id, title, votes }) => ({
      id,
      title,
      votes,
      channel_points_votes: 0,
      bits_votes: 0,
    })),
    bits_voting_enabled: false,
    bits_per_vote: 0,
    channel_points_voting_enabled: poll.pointsPerVote > 0,
    channel_points_per_vote: poll.pointsPerVote,
    status: poll.status,
    duration: poll.duration,
    started_at: stamp(poll.startedAt),
    ...(poll.endedAt === null ? {} : { ended_at: stamp(poll.endedAt) }),
  }
}

/** The account of the token has to be the broadcaster, who is named in the body or the query. */
function problem({ state, user }: Call, broadcaster: string | null): Answer | null {
  if (!broadcaster) return refuse(400, 'Missing required parameter "broadcaster_id"')
  if (broadcaster !== state.channel.id || user?.id !== broadcaster)
    return refuse(401, 'The ID in broadcaster_id must match the user ID found in the request’s OAuth token.')
  return null
}

function create(call: Call): Answer {
  const { ask, state, acts } = call
  const wrong = problem(call, textOf(ask.json, 'broadcaster_id'))
  if (wrong !== null) return wrong
  const title = textOf(ask.json, 'title') ?? ''
  const given = Array.isArray(ask.json.choices) ? (ask.json.choices as unknown[]) : []
  const choices = given.map((one) => String((one as { title?: unknown }).title ?? ''))
  const duration = numberOf(ask.json, 'duration') ?? 0
  if (title === '' || [...title].length > 60) return refuse(400, 'The title must contain 1 to 60 characters.')
  if (choices.length < 2 || choices.length > 5) return refuse(400, 'The poll must have 2 to 5 choices.')
  if (choices.some((one) => one === '' || [...one].length > 25))
    return refuse(400, 'A choice must contain 1 to 25 characters.')
  if (duration < 15 || duration > 1800) return refuse(400, 'The duration must be 15 to 1800 seconds.')
  if ([...state.polls.values()].some((poll) => poll.status === 'ACTIVE'))
    return refuse(400, 'There is already an active poll.')
  const poll: Poll = {
    id: state.uuid(),
    title,
    choices: choices.map((one) => ({ id: state.uuid(), title: one, votes: 0 })),
    duration,
    pointsPerVote: numberOf(ask.json, 'channel_points_per_vote') ?? 0,
    startedAt: state.clock.now(),
    endedAt: null,
    status: 'ACTIVE',
  }
  state.polls.set(poll.id, poll)
  acts.tell('channel.poll.begin', events.poll(state.channel, poll, 'begin'))
  state.clock.after(duration * 1000, () => {
    if (poll.status === 'ACTIVE') finish(call, poll, 'COMPLETED')
  })
  return ok([shownPoll(poll, state)])
}

function finish({ state, acts }: Call, poll: Poll, status: Poll['status']): void {
  poll.status = status
  poll.endedAt = state.clock.now()
  acts.tell('channel.poll.end', events.poll(state.channel, poll, 'end'))
}

function end(call: Call): Answer {
  const { ask, state } = call
  const wrong = problem(call, textOf(ask.json, 'broadcaster_id'))
  if (wrong !== null) return wrong
  const status = textOf(ask.json, 'status')
  if (status !== 'TERMINATED' && status !== 'ARCHIVED')
    return refuse(400, 'The value in the status field is not valid.')
  const poll = state.polls.get(textOf(ask.json, 'id') ?? '')
  if (poll === undefined || poll.status !== 'ACTIVE') return refuse(400, 'The poll must be active.')
  finish(call, poll, status)
  return ok([shownPoll(poll, state)])
}

function list(call: Call): Answer {
  const { ask, state } = call
  const wrong = problem(call, ask.query.get('broadcaster_id'))
  if (wrong !== null) return wrong
  const ids = ask.query.getAll('id')
  const found = [...state.polls.values()].filter((poll) => ids.length === 0 || ids.includes(poll.id))
  if (ids.length > 0 && found.length === 0) return refuse(404, 'The poll was not found.')
  return ok(
    [...found].reverse().map((poll) => shownPoll(poll, state)),
    { pagination: {} },
  )
}

export const pollEndpoints: Endpoints = {
  'GET polls': { scopes: ['channel:read:polls', 'channel:manage:polls'], run: list },
  'POST polls': { scopes: ['channel:manage:polls'], run: create },
  'PATCH polls': { scopes: ['channel:manage:polls'], run: end },
}
