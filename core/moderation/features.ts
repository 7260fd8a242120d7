/**
 * Text to hashed ids for the model. The training code keeps the same rules in models/moderation/features.py;
 * models/moderation/parity.json is checked against both, so change them together and train anew.
 */

/** Rows of the embedding table; id 0 is padding. */
export const BUCKETS = 65_536
/** Tokens in one window; longer lines become several windows and the highest score counts. */
export const WINDOW = 48
/** Most ids one token yields. */
export const PER_TOKEN = 24
const MAX_WINDOWS = 6
const MAX_CODE_POINTS = 1000

const FROM = 'аеіјорсухѕһԁԛԝвнмткзгпьъαβγδεζηικλμνορστυχωɑɡɩıʟɴʀʏᴀᴄᴅᴇꜰɢʜᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢʙɪßæøłđ'
const TO = 'aeijopcyxshdqwbhmtk3rnbbabydezniklmvopotuxwagiilnryacdefghjkmopstuvwzbibaold'
const CONFUSABLES = new Map([...FROM].map((char, at) => [char, TO.charAt(at)]))
const CONFUSABLE = new RegExp(`[${FROM}]`, 'gu')
const LEET = new Map([...'013457@$!*'].map((char, at) => [char, 'oieastasiu'.charAt(at)]))
const TLDS =
  'com|net|org|gg|tv|io|ru|xyz|shop|info|live|me|co|ly|link|club|online|site|store|top|app|to|cc|biz|win|vip|bet'

const SPACE = /[\p{Z}\t\n\r\v\f]/gu
const DROP = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0\u2800\p{Emoji_Modifier}]/gu
const URL_TEXT = /(?:https?:\/\/|www\.)[^ ]+/gu
const DOMAIN = new RegExp(
  `(?<![a-z0-9.-])[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.(?:${TLDS})(?![a-z0-9-])(?:/[^ ]*)?`,
  'gu',
)
const USER = /(?<![a-z0-9])@[a-z0-9_]{3,}/gu
const RUN = /(.)\1{2,}/gu
const TOKEN = /<url>|<user>|[\p{L}\p{N}](?:[\p{L}\p{N}'@$!*]*[\p{L}\p{N}$*])?|[?!\p{So}]/gu

function firstCodePoints(text: string): string {
  return text.length <= MAX_CODE_POINTS ? text : [...text].slice(0, MAX_CODE_POINTS).join('')
}

/** Letters that look alike as one: width, marks, invisible characters, look-alike alphabets and case are evened out. */
export function evenLetters(text: string): string {
  return firstCodePoints(text)
    .replace(SPACE, ' ')
    .replace(DROP, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(CONFUSABLE, (char) => CONFUSABLES.get(char) ?? char)
}

/**
 * One spelling for what looks alike, beside letters (`evenLetters`) also links, names and long runs of one character.
 * Only for comparing and hashing, never for showing.
 */
export function canonicalise(text: string): string {
  return evenLetters(text)
    .replace(URL_TEXT, ' <url> ')
    .replace(DOMAIN, ' <url> ')
    .replace(USER, ' <user> ')
    .replace(RUN, '$1$1')
}

/** Words, symbols and `?`/`!` of canonical text; three or more single letters in a row are one word again. */
export function tokenise(canonical: string): string[] {
  const tokens: string[] = []
  let run: string[] = []
  const flush = () => {
    if (run.length >= 3) tokens.push(run.join(''))
    else tokens.push(...run)
    run = []
  }
  for (const token of canonical.match(TOKEN) ?? []) {
    if (token.length === 1 && ((token >= 'a' && token <= 'z') || (token >= '0' && token <= '9')))
      run.push(token)
    else {
      flush()
      tokens.push(token)
    }
  }
  flush()
  return tokens
}

/** The token with digits and signs that stand for letters put back: `n00b` -> `noob`. */
export function skeleton(token: string): string {
  let out = ''
  for (const char of token) if (char !== "'") out += LEET.get(char) ?? char
  return out
}

function hash(kind: string, chars: readonly string[] | string): number {
  let h = (2166136261 ^ kind.charCodeAt(0)) >>> 0
  h = Math.imul(h, 16777619) >>> 0
  for (const char of chars) h = Math.imul(h ^ char.codePointAt(0)!, 16777619) >>> 0
  return 1 + (h % (BUCKETS - 1))
}

type Token = { bone: string; ids: readonly number[] }

function readToken(token: string): Token {
  const bone = skeleton(token)
  const ids = [hash('w', token), hash('s', bone)]
  const framed = ['<', ...[...bone].slice(0, 24), '>']
  for (const size of [3, 4, 5]) {
    for (let at = 0; at + size <= framed.length; at++) ids.push(hash('g', framed.slice(at, at + size)))
  }
  return { bone, ids: ids.slice(0, PER_TOKEN - 1) }
}

/** True when most letters are capitals (a-z only, at least five). */
export function isShouting(text: string): boolean {
  let upper = 0
  let lower = 0
  for (const char of firstCodePoints(text)) {
    if (char >= 'A' && char <= 'Z') upper++
    else if (char >= 'a' && char <= 'z') lower++
  }
  return upper >= 5 && upper > 2 * lower
}

/** A window: per token, the ids to add up. */
export type Window = readonly (readonly number[])[]

/** Ids of a line as windows of tokens, never empty. Pass a `memory` to remember common tokens between lines. */
export function featurise(text: string, memory?: Map<string, Token>): Window[] {
  const found = tokenise(canonicalise(text))
  const tokens = found.length > 0 ? found : ['<none>']
  if (isShouting(text)) tokens.unshift('<caps>')
  const rows: number[][] = []
  let before = '<s>'
  for (const token of tokens.slice(0, WINDOW * MAX_WINDOWS)) {
    let known = memory?.get(token)
    if (!known) {
      known = readToken(token)
      if (memory && memory.size < 20_000) memory.set(token, known)
    }
    rows.push([...known.ids, hash('p', `${before} ${known.bone}`)])
    before = known.bone
  }
  const windows: Window[] = []
  for (let at = 0; at < rows.length; at += WINDOW) windows.push(rows.slice(at, at + WINDOW))
  return windows
}
