import type { Duration, Instant } from '../base/time'
import type { Audience, ViewerRef } from '../chat/viewer'
import type { Run } from '../show/airing'
import type { Figure } from './kind'

/**
 * Part of the state of every kind with a window in which viewers act. Who sees the opening `d` ms late sees the end
 * `d` ms late as well, so their window ends at `closesAt + d`: everyone has the same time, whichever way they watch.
 */
export interface FairWindow {
  /** The end for those who see the show at once, and on the overlay. */
  closesAt: Instant
  /** All delays of the run's sources, ascending, the first 0: at `closesAt` plus each of them some viewers' window ends. */
  readonly shifts: readonly Duration[]
  /** The window is over for sources with at most this delay; -1 while it is open for all. */
  passed: Duration
}

/** The window of a new run. */
export function openWindow(run: Pick<Run, 'delays'>, closesAt: Instant): FairWindow {
  const shifts = [...new Set([0, ...Object.values(run.delays)])].sort((a, b) => a - b)
  return { closesAt, shifts, passed: -1 }
}

/** The hall sees the stage itself, whatever page or chat a spectator there writes in. */
export function sourceOf(viewer: ViewerRef, audience: Audience): string {
  return audience === 'hall' ? 'hall' : viewer.platform
}

/** How late viewers of this source see the run; 0 where nothing is known, and for the overlay. */
export function delayOf(run: Pick<Run, 'delays'>, source: string | undefined): Duration {
  return source !== undefined && Object.hasOwn(run.delays, source) ? run.delays[source]! : 0
}

export function isOpenFor(window: FairWindow, delay: Duration): boolean {
  return window.passed < delay
}

/** True when the last source's time is over. */
export function isOver(window: FairWindow): boolean {
  return window.passed >= window.shifts.at(-1)!
}

/** When the window next ends for somebody; null once it is over for all. */
export function nextEnd(window: FairWindow): Instant | null {
  const shift = window.shifts.find((one) => one > window.passed)
  return shift === undefined ? null : window.closesAt + shift
}

/** Ends it for those whose time has come. */
export function passEnds(window: FairWindow, now: Instant): void {
  for (const shift of window.shifts)
    if (window.closesAt + shift <= now) window.passed = Math.max(window.passed, shift)
}

/** Tells the host why a run whose time is over on screen goes on. */
export function lateFigures(window: FairWindow): readonly Figure[] {
  if (window.passed < 0 || isOver(window)) return []
  return [{ label: 'Late viewers', value: 'still have time', tone: 'warn' }]
}

/** More time for everyone, also for those whose time was over. */
export function reopen(window: FairWindow, closesAt: Instant): void {
  window.closesAt = closesAt
  window.passed = -1
}
