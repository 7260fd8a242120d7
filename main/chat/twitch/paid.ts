import { startOf } from '../../../core/base/graphemes'
import { cleanLine } from '../../../core/chat/clean'
import type { PaidEvent, ViewerRef } from '../../../core/chat/port'
import { twitchId } from './viewers'

interface Told {
  /** Id of the chat line or notice, or of the redemption: the same on both paths. */
  readonly id: string
  readonly viewer: ViewerRef
  readonly text: string
}

function paid(told: Told, kind: PaidEvent['kind'], count: number | null, title: string): PaidEvent {
  return {
    platform: twitchId,
    id: told.id,
    viewer: told.viewer,
    kind,
    amount: null,
    count,
    title: startOf(cleaned(title), 200),
    text: startOf(cleaned(told.text), 500),
    rewardId: null,
    settleable: false,
  }
}

export function cheered(told: Told, bits: number): PaidEvent {
  return paid(told, 'bits', bits, '')
}

/** `months`: how long altogether; 1 for the first. `plan`: Prime, 1000, 2000, 3000. */
export function subscribed(told: Told, plan: string, months: number): PaidEvent {
  return paid(told, 'subscription', months, planTitle(plan))
}

export function gifted(told: Told, plan: string, gifts: number): PaidEvent {
  return paid(told, 'gift', gifts, planTitle(plan))
}

/** A power-up: bits that were not cheered in chat. */
export function poweredUp(told: Told, bits: number, title: string): PaidEvent {
  return paid(told, 'bits', bits, title)
}

export interface Reward {
  readonly id: string
  readonly title: string
  readonly cost: number
}

export function redeemed(told: Told, reward: Reward, settleable: boolean): PaidEvent {
  const { id: rewardId, title, cost } = reward
  return { ...paid(told, 'redemption', cost, title), rewardTitle: startOf(title, 200), rewardId, settleable }
}

/** Source: EventSub reference, `sub_tier`; IRC tag `msg-param-sub-plan`. */
function planTitle(plan: string): string {
  if (plan === '') return ''
  return plan === 'Prime' ? 'Prime' : `Tier ${plan.replace(/000$/, '')}`
}

function cleaned(text: string): string {
  return cleanLine(text, { reply: null, platform: twitchId }).display
}
