import type { Acts } from './acts'
import * as events from './events'
import type { Redemption, Reward } from './state'

export type Redeem = {
  readonly login: string
  /** Reward by id or title; an unknown title becomes a reward made by hand, not by an application. */
  readonly reward: string
  readonly cost?: number
  readonly id?: string
  /** With text the redemption also shows as a chat message. */
  readonly text?: string
}

/** Points redeemed; the id repeats when the same id is given. */
export function redeem(acts: Acts, { login, reward: named, cost = 100, id, text }: Redeem): Redemption {
  const { state } = acts
  const known = [...state.rewards.values()].find((one) => one.id === named || one.title === named)
  const reward: Reward = known ?? {
    id: state.uuid(),
    clientId: null,
    title: named,
    cost,
    prompt: '',
    enabled: true,
    paused: false,
    inputRequired: text !== undefined,
  }
  state.rewards.set(reward.id, reward)
  const one: Redemption = {
    id: id ?? state.uuid(),
    rewardId: reward.id,
    person: state.people.called(login),
    input: text ?? '',
    at: state.clock.now(),
    status: reward.skipsQueue ? 'FULFILLED' : 'UNFULFILLED',
  }
  state.redemptions.set(one.id, one)
  acts.tell(
    'channel.channel_points_custom_reward_redemption.add',
    events.redemption(state.channel, one, reward),
  )
  if (text !== undefined && text !== '') acts.say({ login, text, rewardId: reward.id })
  return one
}

export type Sub = {
  readonly login: string
  readonly tier?: '1000' | '2000' | '3000'
  /** More than one month makes it a resubscription with a message. */
  readonly months?: number
  readonly text?: string
}

/** A subscription or resubscription, on every path that tells of it. Returns the notice's message id. */
export function subscribe(acts: Acts, { login, tier = '1000', months = 1, text = '' }: Sub): string {
  const { state } = acts
  const { channel } = state
  const person = state.people.called(login)
  const again = months > 1
  const words = again
    ? `${person.name} subscribed at Tier ${tier[0]}. They've subscribed for ${months} months!`
    : `${person.name} subscribed at Tier ${tier[0]}.`
  const who = { ...events.named('user', person), ...events.named('broadcaster_user', channel), tier }
  if (again)
    acts.tell('channel.subscription.message', {
      ...who,
      message: { text, emotes: null },
      cumulative_months: months,
      streak_months: null,
      duration_months: 1,
    })
  else acts.tell('channel.subscribe', { ...who, is_gift: false })
  const detail = again
    ? {
        cumulative_months: months,
        duration_months: 1,
        streak_months: null,
        sub_tier: tier,
        is_prime: false,
        is_gift: false,
        gifter_is_anonymous: null,
        ...events.named('gifter_user', null),
      }
    : { sub_tier: tier, is_prime: false, duration_months: 1 }
  const params = {
    'cumulative-months': months,
    months: 0,
    'should-share-streak': 0,
    'sub-plan': tier,
    'sub-plan-name': 'Channel Subscription',
  }
  const kind = again ? 'resub' : 'sub'
  return acts.notify({ login, text }, kind, words, detail, { id: kind, params }).id
}

/** Gifted subscriptions to nobody in particular: one notice for all of them. */
export function giftSubs(acts: Acts, login: string, total: number, tier = '1000'): string {
  const { state } = acts
  const person = state.people.called(login)
  acts.tell('channel.subscription.gift', {
    ...events.named('user', person),
    ...events.named('broadcaster_user', state.channel),
    total,
    tier,
    cumulative_total: total,
    is_anonymous: false,
  })
  const words = `${person.name} is gifting ${total} Tier ${tier[0]} Subs to ${state.channel.name}'s community!`
  const id = state.uuid()
  return acts.notify(
    { login, text: '' },
    'community_sub_gift',
    words,
    { id, total, sub_tier: tier, cumulative_total: total },
    {
      id: 'submysterygift',
      params: { 'mass-gift-count': total, 'origin-id': id, 'sender-count': total, 'sub-plan': tier },
    },
  ).id
}

export function raid(acts: Acts, login: string, viewers: number): string {
  const { state } = acts
  const person = state.people.called(login)
  acts.tell('channel.raid', {
    ...events.named('from_broadcaster_user', person),
    ...events.named('to_broadcaster_user', state.channel),
    viewers,
  })
  const detail = {
    ...events.named('user', person),
    viewer_count: viewers,
    profile_image_url: '',
  }
  return acts.notify(
    { login, text: '' },
    'raid',
    `${viewers} raiders from ${person.name} have joined!`,
    detail,
    {
      id: 'raid',
      params: { displayName: person.name, login: person.login, profileImageURL: '', viewerCount: viewers },
    },
  ).id
}
