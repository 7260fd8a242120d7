import type { Language } from './languages'
import { ar } from './stage-ar'
import { de } from './stage-de'
import { en } from './stage-en'
import { es } from './stage-es'
import { fr } from './stage-fr'
import { ja } from './stage-ja'
import { pt } from './stage-pt'

/** What the way in is for: a sale, a question, a place in line, or several of these. */
export type Way = 'buy' | 'play' | 'wait' | 'join'

/**
 * All that overlay plates say in the show's language. What viewers have to type stands in brackets, `Type [!claim]`:
 * it becomes a key cap.
 */
export interface StageWords {
  readonly rehearsal: string
  /** Under the QR code. */
  readonly scan: Readonly<Record<Way, string>>
  /** Before or after the address where there is no code; `{}` is the address. */
  readonly goTo: Readonly<Record<Way, string>>
  readonly free: string
  readonly left: (n: number) => string
  /** How many of the stock are being paid for. */
  readonly paying: (held: number, stock: number) => string
  /** Beside "7 left" while nobody pays. */
  readonly ofStock: (stock: number) => string
  /** Beside "0 left". */
  readonly allPaying: (held: number) => string
  readonly type: string
  readonly typeToWait: string
  readonly allSold: (stock: number) => string
  readonly soldIn: (clock: string) => string
  readonly soldOut: string
  readonly closed: string
  readonly closedWith: (left: number) => string
  readonly quiz: string
  readonly answered: (n: number) => string
  /** Of the letters, at least two. */
  readonly typeLetter: (letters: readonly string[]) => string
  readonly timeUp: string
  readonly isRight: (letters: readonly string[]) => string
  readonly knew: (right: number, all: number) => string
  readonly nobodyAnswered: string
  /** Who may not be named. */
  readonly aViewer: string
  readonly leaderboard: string
  readonly leader: string
  readonly points: (n: number) => string
  readonly fromHost: string
  readonly allInRoom: string
  readonly more: (n: number) => string
  readonly inAMinute: (n: number) => string
  readonly howLate: string
  readonly typeThis: string
}

/** A language without a sentence does not compile. */
export const stageWords: Readonly<Record<Language, StageWords>> = { en, de, es, fr, pt, ja, ar }
