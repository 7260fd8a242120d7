import { type Instant, minute } from '../base/time'

/**
 * Codes on the hall's screen: who sends one back within two minutes has seen the screen, or knows somebody who has
 * (docs/decisions/0026). They follow from the airing's own secret and the minute, so nothing is stored.
 */

/** HMAC-SHA-256 with the secret of one airing, or as strong: 32 bytes for a text. */
export type Mac = (text: string) => Uint8Array

export interface HallCode {
  /** Six letters to type, for people whose camera does not work. */
  readonly typed: string
  /** Twelve letters for the QR code: nobody guesses one of 4,096,000,000,000,000, so scanning needs no limit. */
  readonly scanned: string
  /** When the screen shows the next one. This one is good for another minute. */
  readonly until: Instant
}

/**
 * The letters of RFC 8628, 6.1: no vowels, so that no word comes out; no digits, so that a phone's keyboard need not
 * be switched.
 */
const letters = 'BCDFGHJKLMNPQRSTVWXZ'
const typedLength = 6
const scannedLength = 12

/** A code is shown for one minute and good for that and the next. */
const shownFor = minute
const goodMinutes = 2

/**
 * What one visitor may type: five tries at once, then one in three minutes, so 25 in the first hour.
 * 20^6 = 64,000,000 codes can be typed and two of them are good at any time. 10,000 visitors who do nothing but guess
 * for an hour have 250,000 tries; the chance that even one of them gets in is 250,000 * 2 / 64,000,000 = 0.8 %.
 */
export const triesOfVisitor = { perSecond: 1 / 180, burst: 5 }

/**
 * What one address may type, because a browser that throws its cookies away is a new visitor: a whole hall behind one
 * router fits in, and 600 + 1,800 guesses in an hour succeed with 2,400 * 2 / 64,000,000 = 0.008 %.
 */
export const triesOfAddress = { perSecond: 0.5, burst: 600 }

/** What all may type whom a proxy does not name: 5,000 + 18,000 guesses in an hour succeed with 0.07 %. */
export const triesOfUnnamed = { perSecond: 5, burst: 5_000 }

export function codeAt(mac: Mac, now: Instant): HallCode {
  const at = Math.floor(now / shownFor)
  return {
    typed: lettersOf(mac, 'type', at, typedLength),
    scanned: lettersOf(mac, 'scan', at, scannedLength),
    until: (at + 1) * shownFor,
  }
}

/** Whether a code of either sort is good at `now`. Takes the same time wherever it is wrong. */
export function isGoodCode(mac: Mac, code: string, now: Instant): boolean {
  let found = 0
  for (let ago = 0; ago < goodMinutes; ago += 1) {
    const { typed, scanned } = codeAt(mac, now - ago * shownFor)
    found |= same(code, typed) | same(code, scanned)
  }
  return found === 1
}

/** Typed by thumb or pasted with the whole address; null when it has not the shape of a code. */
export function readCode(text: string): { readonly code: string; readonly typed: boolean } | null {
  const code = text
    .slice(0, 500)
    .normalize('NFKC')
    .trim()
    .replace(/^[\s\S]*\//, '')
    .replace(/[\s.\-‐‑–_]/g, '')
    .toUpperCase()
  const typed = code.length === typedLength
  if (!typed && code.length !== scannedLength) return null
  return [...code].every((sign) => letters.includes(sign)) ? { code, typed } : null
}

/** `BCDFGH -> "BCD FGH"`: easier to read out and to type. */
export function spacedCode(typed: string): string {
  return `${typed.slice(0, typedLength / 2)} ${typed.slice(typedLength / 2)}`
}

/** Of 64 bits: the first letters of the set come up less than 0.03 % too often. */
function lettersOf(mac: Mac, purpose: 'type' | 'scan', at: number, length: number): string {
  let rest = 0n
  for (const byte of mac(`${purpose} ${at}`).slice(0, 8)) rest = rest * 256n + BigInt(byte)
  let code = ''
  for (let place = 0; place < length; place += 1) {
    code += letters[Number(rest % 20n)]!
    rest /= 20n
  }
  return code
}

/** 1 or 0, without stopping at the first letter that differs. */
function same(given: string, wanted: string): number {
  let differs = given.length ^ wanted.length
  for (let place = 0; place < wanted.length; place += 1)
    differs |= given.charCodeAt(place) ^ wanted.charCodeAt(place)
  return differs === 0 ? 1 : 0
}
