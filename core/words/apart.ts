import { directionOf, type Language } from './languages'

/**
 * Words of a host or a viewer in a sentence of ours. Unicode's isolates keep their direction apart (UAX 9) wherever
 * they are shown; where they are shown as HTML they become `bdi` (main/gateway/room/html/say.tsx).
 */
const [first, end] = ['\u2068', '\u2069']
/** What would end an isolate too early. */
const steers = /[\u2066-\u2069]/g
/** Letters that are read from the right: only beside these does a sentence from the left need isolates. */
const fromRight =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200f]/u

export function apart(text: string): string {
  return `${first}${text.replace(steers, '')}${end}`
}

/** The same where text must stay text, and only where it is needed. */
export function apartIn(language: Language): (text: string) => string {
  return (text) => (directionOf(language) === 'rtl' || fromRight.test(text) ? apart(text) : text)
}

export const apartParts = /(\u2068[^\u2068\u2069]*\u2069)/
