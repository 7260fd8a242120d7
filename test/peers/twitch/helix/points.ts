import * as events from '../events'
import { type Answer, numberOf, refuse, textOf } from '../http'
import type { Redemption, Reward, TwitchState } from '../state'
import { type Call, channelProblem, done, type Endpoints, ok } from './call'

const images = 'https://static-cdn.jtvnw.net/custom-reward-images/default-'

function shownReward(reward: Reward, { channel }: TwitchState): Record<string, unknown> {
  return {
    ...events.named('broadcaster', channel),
    id: reward.id,
    image: null,
    background_color: '#00E5CB',
    is_enabled: reward.enabled,
    cost: reward.cost,
    title: reward.title,
    prompt: reward.prompt,
    is_user_input_required: reward.inputRequired,
    max_per_stream_setting: { is_enabled: false, max_per_stream: 0 },
    max_per_user_per_stream_setting: { is_enabled: false, max_per_user_per_stream: 0 },
    global_cooldown_setting: { is_enabled: false, global_cooldown_seconds: 0 },
    is_paused: reward.paused,
    is_in_stock: true,
    default_image: { url_1x: `${images}1.png`, url_2x: `${images}2.png`, url_4x: `${images}4.png` },
    should_redemptions_skip_request_queue: reward.skipsQueue ?? false,
    redemptions_redeemed_current_stream: null,
    cooldown_expires_at: null,
  }
}

function shownRedemption(one: Redemption, reward: Reward, { channel }: TwitchState): Record<string, unknown> {
  return {
    ...events.named('broadcaster', channel),
    id: one.id,
    ...events.named('user', one.person),
    user_input: one.input,
    status: one.status,
    redeemed_at: `${new Date(one.at).toISOString().slice(0, 19)}Z`,
    reward: { id: reward.id, title: reward.title, prompt: reward.prompt, cost: reward.cost },
  }
}

/** The fields of a reward in a request, or why they will not do. */
function wish({ json }: Call['ask'], before: Reward | null): Omit<Reward, 'id' | 'clientId'> | string {
  const title = textOf(json, 'title') ?? before?.title ?? ''
  const cost = numberOf(json, 'cost') ?? before?.cost ?? 0
  const flag = (key: string, otherwise: boolean): boolean => {
    const value = json[key]
    return typeof value === 'boolean' ? value : otherwise
  }
  if (title === '' || [...title].length > 45) return 'The title must contain 1 to 45 characters.'
  if (!Number.isInteger(cost) || cost < 1) return 'The cost must be at least 1.'
  const prompt = textOf(json, 'prompt') ?? before?.prompt ?? ''
  if ([...prompt].length > 200) return 'The prompt is limited to 200 characters.'
  return {
    title,
    cost,
    prompt,
    enabled: flag('is_enabled', before?.enabled ?? true),
    paused: flag('is_paused', before?.paused ?? false),
    inputRequired: flag('is_user_input_required', before?.inputRequired ?? false),
    skipsQueue: flag('should_redemptions_skip_request_queue', before?.skipsQueue ?? false),
  }
}

function create(call: Call): Answer {
  const problem = channelProblem(call, false)
  if (problem !== null) return problem
  const { ask, state, grant } = call
  if (!state.affiliate) return refuse(403, 'The broadcaster is not a partner or affiliate.')
  const fields = wish(ask, null)
  if (typeof fields === 'string') return refuse(400, fields)
  if ([...state.rewards.values()].some((one) => one.title === fields.title))
    return refuse(400, 'CREATE_CUSTOM_REWARD_DUPLICATE_REWARD')
  if (state.rewards.size >= 50) return refuse(400, 'CREATE_CUSTOM_REWARD_TOO_MANY_REWARDS')
  const reward = { id: state.uuid(), clientId: grant.clientId, ...fields }
  state.rewards.set(reward.id, reward)
  return ok([shownReward(reward, state)])
}

function list(call: Call): Answer {
  const problem = channelProblem(call, false)
  if (problem !== null) return problem
  const { ask, state, grant } = call
  const ids = ask.query.getAll('id')
  const mine = ask.query.get('only_manageable_rewards') === 'true'
  const found = [...state.rewards.values()].filter(
    (reward) =>
      (ids.length === 0 || ids.includes(reward.id)) && (!mine || reward.clientId === grant.clientId),
  )
  if (ids.length > 0 && found.length === 0) return refuse(404, 'The reward does not exist.')
  return ok(found.map((reward) => shownReward(reward, state)))
}

/** The reward in the query, if the application that asks has created it. */
function mine(call: Call, key: string): Reward | Answer {
  const problem = channelProblem(call, false)
  if (problem !== null) return problem
  const reward = call.state.rewards.get(call.ask.query.get(key) ?? '')
  if (reward === undefined) return refuse(404, 'The custom reward specified was not found.')
  if (reward.clientId !== call.grant.clientId)
    return refuse(
      403,
      'The ID in the Client-Id header must match the client ID used to create the custom reward.',
    )
  return reward
}

function change(call: Call): Answer {
  const reward = mine(call, 'id')
  if ('status' in reward) return reward
  if (call.ask.method === 'DELETE') {
    call.state.rewards.delete(reward.id)
    return done
  }
  const fields = wish(call.ask, reward)
  if (typeof fields === 'string') return refuse(400, fields)
  Object.assign(reward, fields)
  return ok([shownReward(reward, call.state)])
}

function redemptions(call: Call): Answer {
  const reward = mine(call, 'reward_id')
  if ('status' in reward) return reward
  const { ask, state, acts } = call
  const ids = ask.query.getAll('id')
  const asked = ask.query.get('status')
  if (ask.method === 'GET' && ids.length === 0 && asked === null)
    return refuse(400, 'The status query parameter is required if you don’t specify the id.')
  const found = [...state.redemptions.values()].filter(
    (one) =>
      one.rewardId === reward.id &&
      (ids.length === 0 || ids.includes(one.id)) &&
      (ask.method === 'PATCH' || asked === null || one.status === asked),
  )
  if (ask.method === 'GET')
    return ok(
      found.map((one) => shownRedemption(one, reward, state)),
      { pagination: {} },
    )
  const status = textOf(ask.json, 'status')
  if (status !== 'FULFILLED' && status !== 'CANCELED')
    return refuse(400, 'The value in the status field is not valid.')
  const open = found.filter((one) => one.status === 'UNFULFILLED')
  if (ids.length === 0 || open.length === 0)
    return refuse(
      404,
      'The custom reward redemptions specified were not found or their statuses were not UNFULFILLED.',
    )
  for (const one of open) {
    one.status = status
    acts.tell(
      'channel.channel_points_custom_reward_redemption.update',
      events.redemption(state.channel, one, reward),
    )
  }
  return ok(open.map((one) => shownRedemption(one, reward, state)))
}

const reading = ['channel:read:redemptions', 'channel:manage:redemptions']
const managing = ['channel:manage:redemptions']
export const pointEndpoints: Endpoints = {
  'GET channel_points/custom_rewards': { scopes: reading, run: list },
  'POST channel_points/custom_rewards': { scopes: managing, run: create },
  'PATCH channel_points/custom_rewards': { scopes: managing, run: change },
  'DELETE channel_points/custom_rewards': { scopes: managing, run: change },
  'GET channel_points/custom_rewards/redemptions': { scopes: reading, run: redemptions },
  'PATCH channel_points/custom_rewards/redemptions': { scopes: managing, run: redemptions },
}
