import { ar } from './bot-ar'
import { de } from './bot-de'
import { en } from './bot-en'
import { es } from './bot-es'
import { fr } from './bot-fr'
import { ja } from './bot-ja'
import { pt } from './bot-pt'
import type { Language } from './languages'

/** A drop as it is announced. */
export interface Offer {
  readonly title: string
  /** Null is free. */
  readonly price: string | null
  readonly left: number
  /** How many of these only the hall can get. */
  readonly forHall: number
  readonly command: string
  /** How long it is open, `1:30`. */
  readonly clock: string
}

/**
 * All that the console says in chats on its own, in the show's language. Commands are not translated: they are typed.
 * Whole sentences have their full stop; what `to` says to somebody has none, for an address may stand at its end.
 */
export interface BotWords {
  readonly offer: (offer: Offer) => string
  readonly openAgain: string
  readonly soldOut: (title: string) => string
  readonly leftOf: (left: number, stock: number) => string
  readonly seeOverlay: string

  /** Letters to answer with, at least two. */
  readonly letters: (letters: readonly string[]) => string
  readonly quiz: (question: string, choices: string) => string
  readonly youHave: (seconds: number, letters: readonly string[]) => string
  readonly theAnswer: (right: readonly string[]) => string
  readonly nobodyAnswered: string
  readonly wereRight: (right: number, all: number) => string
  readonly fastest: (names: string) => string
  readonly answersCounted: (n: number) => string

  /** Ends a sentence. */
  readonly stop: string
  readonly to: (names: string, said: string) => string
  /** Who may not be named. */
  readonly aViewer: string
  readonly viewers: (n: number) => string
  readonly more: (n: number) => string
  readonly nameOn: (name: string, platform: string) => string

  readonly seconds: (n: number) => string
  readonly minutes: (n: number) => string
  /** How to pay; ends with the address. */
  readonly pay: (within: string | null, address: string) => string
  readonly have: (pay: string) => string
  readonly kept: (time: string | null) => string
  readonly cameFree: (pay: string) => string
  readonly cameFreeKept: (time: string | null) => string
  /** `toPay`: they had been told how. */
  readonly ranOut: (toPay: boolean) => string
  readonly moreTime: string
  readonly cancelled: string
  readonly allSold: string
  readonly limit: (viewers: number) => string
  readonly closed: string
  readonly nothingHeld: string
  readonly alreadyAnswered: string
  readonly noChoice: string
  readonly waiting: string
  /** Behind the name of one who waits. */
  readonly place: (place: string) => string

  readonly linkCode: string
  readonly linkAsked: string
  readonly linkedWith: (other: string) => string
  readonly linked: string
  readonly linkFailed: string
  readonly unlinked: string
}

/** A language without a sentence does not compile. */
export const botWords: Readonly<Record<Language, BotWords>> = { en, de, es, fr, pt, ja, ar }

export function botWordsOf({ language }: { readonly language?: Language | undefined }): BotWords {
  return botWords[language ?? 'en']
}
