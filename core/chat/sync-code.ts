import { type Duration, type Instant, minute, second } from '../base/time'

/** Codes on the overlay that willing viewers echo in their chat: how late each source sees the stream. */
export const codeEvery: Duration = 8 * second
export const measureFor: Duration = 2 * minute
/** An echo counts this long after its code was first shown: longer than the longest delay and a slow reader. */
export const echoWithin: Duration = 90 * second

/**
 * No vowels, so that no word can come out, and no digits people read as vowels (3, 4, 0, 1); nothing that looks like
 * another sign of the set at 720p (B 8, S 5, Z 2, G 6, D O 0, I L 1, Q, N W and V beside M and X). Four signs can
 * never be a choice of a quiz, and letter and digit by turns are not chat.
 */
const letters = 'CFHJKMPRTX'
const digits = '2579'
const shape = new RegExp(`^(?:[${letters}][${digits}]){2}$`, 'i')

/** The code a line consists of, in capitals, or null. `key` is a line's key (see `cleanLine`). */
export function codeIn(key: string): string | null {
  const word = key.trim()
  return shape.test(word) ? word.toUpperCase() : null
}

/** The same for the same seed and slot. `slot` counts from 0, one for each `codeEvery` of a measuring. */
export function codeOf(seed: string, slot: number): string {
  let rest = scatter(`${seed} ${slot}`)
  let code = ''
  for (const signs of [letters, digits, letters, digits]) {
    code += signs[rest % signs.length]!
    rest = Math.floor(rest / signs.length)
  }
  return code
}

export interface Measuring {
  readonly since: Instant
  readonly until: Instant
  readonly seed: string
}

/** The code on the overlay at `now`; null before and after the measuring. */
export function codeShown({ since, until, seed }: Measuring, now: Instant): string | null {
  return now < since || now >= until ? null : codeOf(seed, Math.floor((now - since) / codeEvery))
}

/** When the overlay has to change next: at the next code or at the end; null once it is over. */
export function nextChange({ since, until }: Measuring, now: Instant): Instant | null {
  if (now >= until) return null
  const slot = Math.max(-1, Math.floor((now - since) / codeEvery))
  return Math.min(until, since + (slot + 1) * codeEvery)
}

/** Whether codes typed at `now` may still count: after the end viewers go on seeing them for a while. */
export function hearsCodes({ since, until }: Measuring, now: Instant): boolean {
  return now >= since && now < until + echoWithin
}

/**
 * When the code typed at `now` was first shown; null when none such was shown within `echoWithin`, or two: then nobody
 * can say which one the viewer saw.
 */
export function shownSince({ since, until, seed }: Measuring, code: string, now: Instant): Instant | null {
  let found: Instant | null = null
  const first = Math.max(0, Math.ceil((now - echoWithin - since) / codeEvery))
  for (let slot = first; since + slot * codeEvery <= Math.min(now, until - 1); slot += 1) {
    if (codeOf(seed, slot) !== code) continue
    if (found !== null) return null
    found = since + slot * codeEvery
  }
  return found
}

/** FNV-1a with MurmurHash3's last mixing, 32 bits: spread evenly, not secret. */
function scatter(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
