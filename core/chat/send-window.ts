import type { Duration, Instant } from '../base/time'
import type { PlatformCaps } from './capability'

/** One hand-over to the platform; `text` is null when the platform never got it, so that it may be said again. */
export interface Sent {
  readonly at: Instant
  text: string | null
}

export const sendWindow: Duration = 30_000

/** How many of the posts of any 30 seconds an urgency may use: a fifth, at least 2, is kept for the host. */
export function shareOf(urgency: 'host' | 'announcement' | 'reply', perThirtySeconds: number): number {
  if (urgency === 'host') return perThirtySeconds
  const kept = Math.max(2, Math.ceil(perThirtySeconds / 5))
  return Math.max(Math.min(1, perThirtySeconds), perThirtySeconds - kept)
}

/** When the pause after the last one is over. */
export function freeAt(
  sent: readonly Sent[],
  { minGap }: Pick<PlatformCaps, 'minGap'>,
  now: Instant,
): Instant {
  const last = sent[sent.length - 1]
  return last === undefined ? now : Math.max(now, last.at + minGap)
}

/** When fewer than `share` were handed over in the 30 seconds before. */
export function roomAt(sent: readonly Sent[], share: number, now: Instant): Instant {
  if (share <= 0) return Number.POSITIVE_INFINITY
  const inWindow = sent.filter(({ at }) => now - at <= sendWindow)
  const over = inWindow.length - share
  return over < 0 ? now : inWindow[over]!.at + sendWindow + 1
}

/** When the platform takes the same text again. */
export function repeatableAt(
  sent: readonly Sent[],
  text: string,
  { repeatAfter }: Pick<PlatformCaps, 'repeatAfter'>,
  now: Instant,
): Instant {
  if (repeatAfter === 0) return now
  const last = sent.reduce((latest, one) => (one.text === text ? one.at : latest), Number.NEGATIVE_INFINITY)
  return Math.max(now, last + repeatAfter + 1)
}

/** How many were handed over in the last 30 seconds. */
export function sentLately(sent: readonly Sent[], now: Instant): number {
  return sent.filter(({ at }) => now - at <= sendWindow).length
}
