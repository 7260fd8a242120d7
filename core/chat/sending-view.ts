import type { Instant } from '../base/time'
import { freeAt, repeatableAt, roomAt, shareOf } from './send-window'
import { type Channel, type SendQueue, urgencies } from './sending'

/** Waiting posts in the order in which they will go, each with why it waits. */
export function waitingViews(
  queue: SendQueue,
  channel: Channel,
  now: Instant,
): { id: string; text: string; waitingSince: Instant; why: string }[] {
  const free = freeAt(queue.sent, channel.limits, now)
  let next = true
  return urgencies.flatMap((urgency) => {
    const full = roomAt(queue.sent, shareOf(urgency, channel.limits.perThirtySeconds), now) > now
    return queue.waiting
      .filter((post) => post.urgency === urgency)
      .map((post) => {
        const why = (): string => {
          if (!channel.ready) return 'Waits for the connection.'
          if (repeatableAt(queue.sent, post.text, channel.limits, now) > now)
            return 'The same was just said; the platform refuses repeats.'
          if (full)
            return urgency === 'host'
              ? 'The platform takes no more in these 30 seconds.'
              : 'These 30 seconds are full; the rest is kept for your own words.'
          if (!next) return 'In line.'
          next = false
          return free > now ? 'Goes next: the platform wants a pause between messages.' : 'Goes next.'
        }
        return { id: post.id, text: post.text, waitingSince: post.since, why: why() }
      })
  })
}
