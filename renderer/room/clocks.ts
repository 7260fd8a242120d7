import { clockText, dashesLeft } from '../../core/base/time'
import { call } from './call'

/** The console's clock minus ours, in milliseconds. */
let ahead = Number.NEGATIVE_INFINITY
let learnedAt = 0

const warned = new Set<string>()
const warnBefore = 60_000
const learnAgain = 60_000
/** A socket that was silent for longer is dead: what seems to be later than this was not on its way, a clock was set. */
const latest = 15_000

/**
 * Learns the console's time from what it just said. Ours is a clock that nobody can set: phones are hours off, and
 * are changed while the page is open. News only ever come late, so the earliest of a minute is believed; that also
 * heals a clock that stood still while the phone slept.
 * @param heardAt when it reached this phone, by `performance.now()`
 */
export function setServerTime(now: number, heardAt = performance.now()): void {
  const sample = now - heardAt
  const isLate = sample < ahead && ahead - sample < latest
  if (Number.isNaN(sample) || (isLate && heardAt - learnedAt < learnAgain)) return
  ahead = sample
  learnedAt = heardAt
}

/** A moment by both clocks of the phone. */
export interface Mark {
  readonly steady: number
  readonly wall: number
}

export function mark(): Mark {
  return { steady: performance.now(), wall: Date.now() }
}

/** Milliseconds since then: the steady clock may stop while the phone sleeps, the other may be set. Never too few. */
export function since({ steady, wall }: Mark): number {
  return Math.max(performance.now() - steady, Date.now() - wall)
}

/** Writes every clock of the page anew, its dashes too, and warns once, aloud, when a hold's last minute begins. */
export function tick(): void {
  for (const clock of document.querySelectorAll<HTMLElement>('[data-until]')) {
    const { until, from, done, warn } = clock.dataset
    const now = performance.now() + ahead
    if (from !== undefined) {
      const width = `${dashesLeft(Number(from), Number(until), now)}%`
      if (clock.getAttribute('width') !== width) clock.setAttribute('width', width)
      continue
    }
    const left = Number(until) - now
    const text = left <= 0 && done !== undefined ? done : clockText(left)
    if (clock.textContent !== text) clock.textContent = text
    if (warn === undefined || left > warnBefore || left <= 0 || warned.has(`${warn}${until}`)) continue
    warned.add(`${warn}${until}`)
    const alert = document.getElementById('alert')
    if (alert !== null) alert.textContent = warn
    call(warn)
  }
}
