import { ar } from './hall-ar'
import { de } from './hall-de'
import { en } from './hall-en'
import { es } from './hall-es'
import { fr } from './hall-fr'
import { ja } from './hall-ja'
import { pt } from './hall-pt'
import type { Language } from './languages'

/** What stands alone on the screen. */
export interface Notice {
  readonly title: string
  readonly words: string
}

/**
 * What the screen in the hall says, in the show's language: all read the same wall. What a drop, a quiz and a
 * leaderboard say there is in the overlay's catalogue (stage.ts).
 */
export interface HallWords {
  readonly lost: Notice
  readonly noShow: Notice
  readonly over: string
  readonly standby: string
  readonly takePart: string
  readonly next: (show: string) => string
  readonly onNow: string
  readonly more: (n: number) => string
  readonly answerInRoom: string
  /** How to get one: in the hall nobody types in a chat. */
  readonly claim: string
  readonly claimKept: (n: number) => string
  readonly allPaying: string
  /** Over the code. */
  readonly scan: string
  /** `{address}`, `{code}` and `{under}` stand for these. */
  readonly orType: string
  /** What opens the field for the code in the room, where that is read in the same language. */
  readonly under: string
  readonly wayIn: string
  readonly moment: string
  readonly noCode: string
  readonly unreachable: string
}

/** A language without a sentence does not compile. */
export const hallWords: Readonly<Record<Language, HallWords>> = { en, de, es, fr, pt, ja, ar }
