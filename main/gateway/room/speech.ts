import { type Money, moneyText } from '../../../core/base/money'
import type { Duration, Instant } from '../../../core/base/time'
import { aViewer } from '../../../core/chat/viewer'
import { apartIn } from '../../../core/words/apart'
import { directionOf, durationIn, type Language, languages, numberIn } from '../../../core/words/languages'
import { type RoomWords, roomWords } from '../../../core/words/room'
import { dateText } from './when'

/** A language as pages speak it: its sentences, and how it writes numbers, money and times. */
export interface Speech {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly words: RoomWords
  readonly number: (n: number) => string
  readonly price: (price: Money) => string
  readonly date: (at: Instant, timezone: string) => string
  readonly duration: (time: Duration) => string
  /** Words of somebody else in a sentence that stays text. In HTML `apart` and `Say` do it. */
  readonly apart: (text: string) => string
  /** A viewer's name, and what stands for one that may not be shown. */
  readonly name: (name: string) => string
}

function speechIn(language: Language): Speech {
  const words = roomWords[language]
  return {
    language,
    direction: directionOf(language),
    words,
    number: numberIn(language),
    price: (price) => (price.amount === 0 ? words.free : moneyText(price, language)),
    date: (at, timezone) => dateText(at, timezone, language),
    duration: durationIn(language),
    apart: apartIn(language),
    name: (name) => (name === aViewer ? words.aViewer : name),
  }
}

const known = new Map(languages.map((language) => [language, speechIn(language)]))

export function speechOf(language: Language): Speech {
  return known.get(language)!
}
