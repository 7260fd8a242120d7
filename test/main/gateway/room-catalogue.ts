import { type Language, languages } from '../../../core/words/languages'
import { type RoomWords, roomWords } from '../../../core/words/room'

const samples: readonly unknown[] = ['~', 7, ['~', '~']]

function callsOf(sentence: (...args: never[]) => string): string[] {
  const lists = Array.from({ length: sentence.length }, () => samples).reduce<unknown[][]>(
    (all, one) => all.flatMap((list) => one.map((value) => [...list, value])),
    [[]],
  )
  return lists.flatMap((list) => {
    try {
      const said = String(sentence(...(list as never[])))
      return /NaN|undefined/.test(said) ? [] : [said]
    } catch {
      // A sentence that takes something else.
      return []
    }
  })
}

/** All sentences by their place in the catalogue; of those that something is put into, what stands around it. */
export function sentencesIn(words: object, place = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const here = `${place}${name}`
    if (typeof value === 'string') return [[here, value]]
    if (typeof value === 'function')
      return callsOf(value as (...args: never[]) => string).map((said) => [here, said])
    return sentencesIn(value as object, `${here}.`)
  })
}

/** Texts of a language's sentences that stand in no sentence of the other: if a page in that one has them, it is mixed. */
export function textsOf(language: Language, other: Language): string[] {
  const foreign = sentencesIn(roomWords[other])
    .map(([, said]) => said)
    .join('\n')
  const texts = sentencesIn(roomWords[language]).flatMap(([, said]) => said.split(/[~\d{}]+/))
  return [...new Set(texts.map((text) => text.trim()))].filter(
    (text) => text.length >= 8 && /[a-z] [a-z]/i.test(text) && !foreign.includes(text),
  )
}

export const others = languages.filter((language) => language !== 'en')
export type Script = RoomWords['script']

/** What people see and hear of a page: its text, and the texts that stand in attributes. */
export function heardIn(html: string): string {
  const heard = [
    ...html.matchAll(/ (?:aria-label|placeholder|title|alt|data-warn|data-done)="([^"]*)"/g),
  ].map(([, text]) => text!)
  const page = html
    .replace(/<(style|script)[^>]*>[\s\S]*?<\/\1[^>]*>/g, (all) =>
      all.includes('id="words"')
        ? ` ${Object.values(JSON.parse(/>([\s\S]*?)</.exec(all)![1]!)).join(' ')} `
        : ' ',
    )
    .replace(/<[^>]+>/g, ' ')
  return `${page} ${heard.join(' ')}`
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}
