import { inPoints, startOf } from '../base/graphemes'

/**
 * The Unicode rules behind cleaning. By property, never by a list of code points: chat clients change the
 * invisible character they append (U+E0000 until 2025, U+034F since), and both are default-ignorable.
 */

const joiningScripts = [
  'Arab',
  'Syrc',
  'Mong',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
]
const joining = `[${joiningScripts.map((script) => `\\p{Script=${script}}`).join('')}]`
const pictograph = '\\p{Extended_Pictographic}'

/** Invisible, or unfit for any screen: controls, ignorables, bidi marks, half characters, noncharacters. */
const unseen =
  '[\\p{Cc}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\p{Bidi_Control}\\p{Noncharacter_Code_Point}\\u2800\\ufff9-\\ufffb]'

/** Ignorables that carry meaning where they stand: joined and coloured emoji, keycaps, Persian and Indic joiners. */
const meaningful = [
  `(?:${pictograph}\\ufe0f?|\\p{Emoji_Modifier})\\u200d(?=${pictograph})`,
  `${pictograph}\\ufe0f`,
  '[0-9#*]\\ufe0f(?=\\u20e3)',
  `${joining}[\\u200c\\u200d](?=${joining})`,
].join('|')
const unseenAndMeaningless = `${unseen}(?<!${meaningful})`

const unseenPattern = new RegExp(unseen, 'gu')
const meaninglessPattern = new RegExp(unseenAndMeaningless, 'gu')
const insideWordPattern = new RegExp(`[\\p{L}\\p{N}](?:${unseenAndMeaningless})+[\\p{L}\\p{N}]`, 'u')
const spacePattern = /[\t\n\v\f\r\u0085\p{Zs}\u2028\u2029]+/gu
const steeringPattern = /[\u202a-\u202e\u2066-\u2069]/
const storeyPattern = /(\p{M}{4})\p{M}+/gu
const letteredPattern = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu

/** Plain ASCII without double spaces: most of chat, and already as clean as it gets. */
export const isPlain = (text: string): boolean => /^(?:[!-~]+(?: [!-~]+)*)?$/.test(text)

export const squashSpaces = (text: string): string => text.replace(spacePattern, ' ').replace(/^ +| +$/g, '')

/** For eyes: without what is invisible and means nothing. */
export const withoutMeaningless = (text: string): string => text.replace(meaninglessPattern, '')

/** Invisible characters between two letters serve to hide a word; the ones clients append do not. */
export const hidesInWord = (text: string): boolean => insideWordPattern.test(text)

/** Embeddings, overrides and isolates turn text around. Plain direction marks from phones do not count. */
export const steersDirection = (text: string): boolean => steeringPattern.test(text)

/** At most four marks on one letter: no living script needs more, and taller piles leave their line. */
export const boundMarks = (text: string): string => text.replace(storeyPattern, '$1')

function letterOf(symbol: string): string {
  const code = symbol.codePointAt(0)!
  const start = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : 0x1f150
  return String.fromCharCode(65 + code - start)
}

function foldOnce(text: string): string {
  const visible = squashSpaces(text).replace(unseenPattern, '')
  const letters = visible.replace(letteredPattern, letterOf).replace(/\u20e3/g, '')
  return boundMarks(squashSpaces(letters.normalize('NFKC').replace(unseenPattern, '')))
}

/**
 * For matching: keycaps, regional and squared letters to ASCII, NFKC, nothing invisible, single spaces, at most
 * `limit` code points. Letter case is kept. Folding a folded text changes nothing: taking a character away
 * can bring two others together that NFKC then joins, so it repeats until it is still.
 */
export function fold(text: string, limit: number): string {
  if (isPlain(text) && text.length <= limit) return text
  let current = text
  for (let round = 0; round < 8; round += 1) {
    const next = squashSpaces(startOf(foldOnce(current), limit, inPoints))
    if (next === current) break
    current = next
  }
  return current
}
