import type { Session } from '../eventsub'
import { type Subscription, shownSubscription } from '../frames'
import { type Answer, objectOf, refuse, textOf } from '../http'
import { subscriptionTypes } from '../subscription-types'
import { type Call, done, type Endpoints } from './call'

const perConnection = 300
const connectionsPerUser = 3
const maxTotalCost = 10

function ownedBy({ acts, grant }: Call): Subscription[] {
  return [...acts.eventsub.subscriptions.values()].filter(
    (one) => one.userId === grant.userId && one.clientId === grant.clientId,
  )
}

function totals(call: Call): Record<string, number> {
  const own = ownedBy(call)
  const cost = own.reduce((sum, one) => sum + one.cost, 0)
  return { total: own.length, total_cost: cost, max_total_cost: maxTotalCost }
}

/** Whose condition it is: the account asking has to be the one it names, and may have to be broadcaster or moderator. */
function conditionProblem(
  call: Call,
  type: string,
  condition: Readonly<Record<string, unknown>>,
): Answer | null {
  const { user, state, grant } = call
  const kind = subscriptionTypes[type]!
  const missing = kind.condition.find((key) => typeof condition[key] !== 'string' || condition[key] === '')
  if (missing !== undefined) return refuse(400, `missing required condition field: ${missing}`)
  const refused = refuse(403, 'subscription missing proper authorization')
  const scoped = kind.scopes.length === 0 || kind.scopes.some((scope) => grant.scopes.includes(scope))
  if (!scoped || user === null) return refused
  for (const key of ['user_id', 'moderator_user_id'])
    if (kind.condition.includes(key) && condition[key] !== user.id) return refused
  if (kind.who === 'channel' && condition.broadcaster_user_id !== user.id) return refused
  if (kind.who === 'moderator')
    if (condition.broadcaster_user_id !== state.channel.id || !state.moderates(user.id)) return refused
  return null
}

function connectionProblem(call: Call, session: Session): Answer | null {
  const { grant, acts } = call
  if (session.owner !== null && session.owner.userId !== grant.userId)
    return refuse(400, 'websocket transport cannot have subscriptions created by different users')
  if (session.subscriptions.size >= perConnection)
    return refuse(429, 'number of subscriptions per websocket transport exceeded')
  if (session.owner !== null) return null
  const others = [...acts.eventsub.sessions.values()].filter(
    ({ owner }) => owner?.userId === grant.userId && owner?.clientId === grant.clientId,
  )
  return others.length >= connectionsPerUser
    ? refuse(429, 'number of websocket transports limit exceeded')
    : null
}

function create(call: Call): Answer {
  const { ask, grant, acts, state } = call
  const type = textOf(ask.json, 'type') ?? ''
  const version = textOf(ask.json, 'version') ?? ''
  const condition = objectOf(ask.json, 'condition')
  const transport = objectOf(ask.json, 'transport')
  const kind = Object.hasOwn(subscriptionTypes, type) ? subscriptionTypes[type]! : null
  if (kind === null || !kind.versions.includes(version))
    return refuse(400, `invalid subscription type and version: ${type} ${version}`)
  if (condition === null) return refuse(400, 'missing required field: condition')
  if (transport?.method !== 'websocket') return refuse(400, 'invalid transport method')
  const session = acts.eventsub.sessions.get(String(transport.session_id))
  if (session === undefined)
    return refuse(400, 'websocket transport session does not exist or has already disconnected')
  const problem = conditionProblem(call, type, condition) ?? connectionProblem(call, session)
  if (problem !== null) return problem
  const same = (one: Subscription): boolean =>
    one.type === type &&
    one.version === version &&
    one.sessionId === session.id &&
    kind.condition.every((key) => one.condition[key] === condition[key])
  if (ownedBy(call).some(same)) return refuse(409, 'subscription already exists')
  const room = condition.broadcaster_user_id ?? condition.user_id
  const cost = kind.scopes.length > 0 || room === grant.userId ? 0 : 1
  if (totals(call).total_cost! + cost > maxTotalCost) return refuse(429, 'total cost exceeded')
  const subscription: Subscription = {
    id: state.uuid(),
    status: 'enabled',
    type,
    version,
    condition: condition as Record<string, string>,
    sessionId: session.id,
    createdAt: state.clock.now(),
    cost,
    userId: grant.userId!,
    clientId: grant.clientId,
  }
  acts.eventsub.add(session, subscription)
  return {
    status: 202,
    body: { data: [shownSubscription(subscription, session.connectedAt)], ...totals(call) },
  }
}

function list(call: Call): Answer {
  const { ask, acts } = call
  const type = ask.query.get('type')
  const data = ownedBy(call)
    .filter((one) => type === null || one.type === type)
    .map((one) => shownSubscription(one, acts.eventsub.sessions.get(one.sessionId)?.connectedAt))
  return { status: 200, body: { ...totals(call), data, pagination: {} } }
}

function remove(call: Call): Answer {
  const one = ownedBy(call).find(({ id }) => id === call.ask.query.get('id'))
  if (one === undefined) return refuse(404, 'subscription not found')
  call.acts.eventsub.remove(one)
  return done
}

export const subscriptionEndpoints: Endpoints = {
  'POST eventsub/subscriptions': { scopes: [], run: create },
  'GET eventsub/subscriptions': { scopes: [], run: list },
  'DELETE eventsub/subscriptions': { scopes: [], run: remove },
}
