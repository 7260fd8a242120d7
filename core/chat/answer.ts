import { graphemesOf } from '../base/graphemes'
import { withoutLead } from './answer-words'
import { letterChoice, parseBareChoice, withoutSmileys } from './choice'
import { longestLine } from './clean'
import { fold, squashSpaces } from './text'

/** The question that may be answered now. */
export interface Question {
  readonly runId: string
  /** Their texts, as the host wrote them. */
  readonly choices: readonly string[]
}

/** What a choice may be called by beside its letter. Two choices of one form: neither is named by it. */
interface Forms {
  /** Its text, evened; the whole of it, and without its emoji. */
  readonly texts: ReadonlyMap<string, number | null>
  /** Its emoji, all of them and folded. */
  readonly pictures: ReadonlyMap<string, number | null>
}

const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
/** Pictographs by Unicode, but signs of text. */
const sign = /[\u00a9\u00ae\u203c\u2049\u2122]/u
/** These say that something is wrong, or ask: no answer, unless a choice is called so. */
const denies = /^[❌✖🚫👎❎⛔❓❔]/u
const letterFirst = /^[\s("'[]*(?<letter>\p{L})[\s)\]"'.:,=-]+(?<text>.+)$/u
const letterLast = /^(?<text>.+?)[\s(["'.:,=-]+(?<letter>\p{L})[)\]"'.!?,;]*$/u
/** Longer lines say more than a choice, which has 60 characters. */
const longestAnswer = 200
const skinTones = /[\u{1f3fb}-\u{1f3ff}]/gu

/**
 * The choices that a chat line names, as people say them: by letter, by text ("Ghent"), by emoji, by both ("B - Ghent"),
 * behind "the answer is". One is an answer, several contradict each other, none is talk. The whole line must be it.
 * @param key folded, see `cleanLine`
 * @param display the line as it is read, for its emoji: folded, a flag is two letters
 */
export function namedChoices(key: string, display: string, { choices }: Question): readonly number[] {
  if (display.length > longestAnswer) return []
  const forms = formsOf(choices)
  const pictures = picturesOf(display)
  if (withoutPictures(display) === '') {
    const alone = forms.pictures.get(pictureForm(pictures)) ?? repeated(pictures, forms)
    if (alone != null) return [alone]
  }
  const inKey = saidIn(key, forms, choices.length)
  const said =
    inKey.length > 0 || pictures.length === 0
      ? inKey
      : saidIn(fold(withoutPictures(display), longestLine), forms, choices.length)
  if (said.length === 0) return said
  const shown = pictures.flatMap((one) => forms.pictures.get(pictureForm([one])) ?? [])
  const denied = pictures.some((one) => denies.test(one) && !forms.pictures.has(pictureForm([one])))
  return denied ? [] : [...new Set([...said, ...shown])]
}

function repeated(pictures: readonly string[], forms: Forms): number | null {
  const [first, ...rest] = pictures.map((one) => pictureForm([one]))
  return first !== undefined && rest.every((one) => one === first)
    ? (forms.pictures.get(first) ?? null)
    : null
}

function saidIn(key: string, { texts }: Forms, count: number): readonly number[] {
  const letter = parseBareChoice(key, count)
  if (letter !== null) return [letter]
  const whole = texts.get(even(key))
  if (whole != null) return [whole]
  const line = squashSpaces(withoutPictures(withoutSmileys(key)))
  const { rest, by } = withoutLead(line)
  // "I think a" is the beginning of any sentence, and "c'est e" of some.
  const isWord = by === 'guessing' && /^[ae]\P{L}*$/u.test(rest)
  const bare = isWord ? null : parseBareChoice(rest, count)
  if (bare !== null) return [bare]
  const text = texts.get(even(rest))
  return text != null ? [text] : together(rest, texts, count)
}

/** "B) Ghent", "B Ghent", "Ghent (b)": both must be choices. An article is no letter: "a lion". */
function together(said: string, texts: Forms['texts'], count: number): readonly number[] {
  for (const pattern of [letterFirst, letterLast]) {
    const split = pattern.exec(said)?.groups
    const letter = letterChoice(split?.letter ?? '', count)
    const text = texts.get(even(split?.text ?? ''))
    if (letter !== null && text != null)
      return pattern === letterFirst && /^a [\p{L}\p{N}]/u.test(said) ? [text] : [...new Set([letter, text])]
  }
  return []
}

/** Line after line is read against the same choices; not state. */
const known = new WeakMap<readonly string[], Forms>()

function formsOf(choices: readonly string[]): Forms {
  const forms = known.get(choices) ?? makeForms(choices)
  known.set(choices, forms)
  return forms
}

function makeForms(choices: readonly string[]): Forms {
  const texts = new Map<string, number | null>()
  const pictures = new Map<string, number | null>()
  const note = (map: Map<string, number | null>, form: string, index: number) => {
    const other = map.get(form)
    if (form !== '') map.set(form, other === undefined || other === index ? index : null)
  }
  choices.forEach((text, index) => {
    const words = even(fold(withoutPictures(text), longestLine))
    note(pictures, pictureForm(picturesOf(text)), index)
    // A text that reads as a letter names nothing: the letter does. Emoji alone are no words: 🇳🇴 is not "no".
    if (words === '' || letterChoice(words, choices.length) !== null) return
    note(texts, words, index)
    note(texts, even(fold(text, longestLine)), index)
  })
  return { texts, pictures }
}

function isPicture(grapheme: string): boolean {
  return picture.test(grapheme) && !sign.test(grapheme)
}

function picturesOf(text: string): string[] {
  return picture.test(text) ? graphemesOf(text).filter(isPicture) : []
}

function withoutPictures(text: string): string {
  return picture.test(text)
    ? squashSpaces(
        graphemesOf(text)
          .map((one) => (isPicture(one) ? ' ' : one))
          .join(''),
      )
    : text
}

function pictureForm(pictures: readonly string[]): string {
  return pictures.join('').replace(skinTones, '').replaceAll('\ufe0f', '')
}

/**
 * A folded text as people of any keyboard type it: without case, accents, Arabic vowels and hamza, kana of one sort,
 * hyphens as spaces, without the punctuation around it.
 */
function even(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u0655]/g, '')
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/(?<=\p{L})\p{Pd}(?=\p{L})/gu, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/^[\s"'“”«»„([*_¡¿「『【]+|[\s"'“”«»)\]*_.!?,;:…。、،؛؟」』】]+$/g, '')
    .replace(/\s+/g, ' ')
}
