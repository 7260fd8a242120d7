import type { Instant } from '../../../core/base/time'
import {
  type Channel,
  type Dropped,
  enqueue,
  nextStep,
  openQueue,
  type Sending,
  type SendQueue,
  type Urgency,
} from '../../../core/chat/sending'

export interface Ask {
  /** Milliseconds after the one before. */
  readonly wait: number
  readonly text: string
  readonly urgency: Urgency
}

export type Sent = Sending & { readonly at: Instant }

export const twitchLike: Channel['limits'] = {
  maxLength: 500,
  lengthUnit: 'characters',
  perThirtySeconds: 20,
  minGap: 1_000,
  repeatAfter: 30_000,
}

export function channel(more: Partial<Channel> = {}): Channel {
  return { limits: twitchLike, ready: true, postsLeft: null, roomUrl: null, ...more }
}

/** Runs a queue to its end: each ask at its time, each step when the one before asked for it. */
export function run(asks: readonly Ask[], at: (now: Instant) => Channel, start = 1_000_000) {
  const queue: SendQueue = openQueue()
  const sent: Sent[] = []
  const drops: Dropped[] = []
  const cuts: string[] = []
  let now = start
  let steps = 0
  const settle = (until: Instant) => {
    for (;;) {
      const step = nextStep(queue, at(now), now)
      drops.push(...step.drops)
      steps += 1
      if (steps > 100_000) throw new Error('the queue never rests')
      if (step.send !== null) {
        sent.push({ ...step.send, at: now })
        continue
      }
      if (step.wakeAt === null || step.wakeAt > until) break
      if (step.wakeAt <= now) throw new Error('woken for nothing')
      now = step.wakeAt
    }
    now = Math.max(now, until)
  }
  asks.forEach((ask, index) => {
    if (ask.wait > 0) settle(now + ask.wait)
    const put = enqueue(
      queue,
      { effectId: `e${index}`, text: ask.text, urgency: ask.urgency, at: now },
      at(now).limits,
    )
    drops.push(...put.drops)
    cuts.push(put.cut)
    // The console looks after each text, so that one alone goes at once.
    settle(now)
  })
  settle(now + 10 * 60_000)
  return { queue, sent, drops, cuts, now }
}
