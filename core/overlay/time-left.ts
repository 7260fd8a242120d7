/** `m:ss`; never below zero. Rounds up, so that "0:00" means over. */
export function leftText(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The share of a window that is left, 1 at its start and 0 at its end. */
export function leftShare(from: number, until: number, now: number): number {
  return until <= from ? 0 : Math.max(0, Math.min(1, (until - now) / (until - from)))
}

/** Dashes that may go in one second of the window: more would flicker. */
const mostPerSecond = 3

/** How many of the dashes are lit: they go one by one, or several at once where the window is short. */
export function dashesLeft(dashes: number, from: number, until: number, now: number): number {
  const steps = Math.max(1, Math.min(dashes, Math.floor(((until - from) / 1_000) * mostPerSecond)))
  return Math.round((Math.ceil(leftShare(from, until, now) * steps) / steps) * dashes)
}
