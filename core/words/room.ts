import type { Hold } from '../commerce/order'
import type { Language } from './languages'
import { ar } from './room-ar'
import { de } from './room-de'
import { en } from './room-en'
import { es } from './room-es'
import { fr } from './room-fr'
import { ja } from './room-ja'
import type { RoomPayWords } from './room-pay'
import { pt } from './room-pt'

/**
 * All that the room's pages say, in the visitor's language. What a function takes as text was written by the host or a
 * viewer, or is an amount, a time or a clock: it stays as it is, and the caller keeps its direction apart.
 */
export interface RoomWords extends RoomPayWords {
  readonly skip: string
  readonly close: string
  /** Of the dock, for ears. */
  readonly nextStep: string
  readonly rehearsal: string
  readonly live: string
  readonly backToShow: string
  readonly myOrders: string
  readonly language: string
  /** Behind the words of a clock that stands still because there is no script. */
  readonly whenLoaded: string
  readonly refreshNow: string
  readonly refreshEvery: (seconds: number) => string
  readonly refreshStop: string

  readonly onNow: string
  readonly noShow: string
  readonly notBegun: string
  readonly over: string
  readonly next: (title: string, when: string) => string
  readonly nextAppears: string
  readonly stopped: string
  readonly idle: string
  readonly paused: string
  readonly nextHere: string
  readonly openChat: string

  /** What is sold, where it is no thing. */
  readonly goods: Readonly<Record<'digital' | 'tip', string>>
  readonly free: string
  readonly left: (n: number) => string
  readonly paying: (held: number, stock: number) => string
  readonly ofStock: (stock: number) => string
  readonly soldOut: string
  readonly closed: string
  readonly closedPaying: string
  readonly closedWith: (left: number) => string
  readonly keptForHall: (n: number) => string
  readonly openFor: string
  readonly claim: string
  readonly wait: string
  readonly claimHint: (time: string) => string
  readonly claimFreeHint: (time: string) => string
  readonly waitHint: string

  readonly quiz: string
  readonly answered: (n: number) => string
  readonly firstCounts: string
  readonly yourAnswer: string
  /** Behind a count, for ears. */
  readonly answers: (n: number) => string
  readonly right: string
  readonly timeUp: string
  readonly isRight: (letters: readonly string[]) => string
  readonly knew: (right: number, all: number) => string
  readonly leaderboard: string
  readonly nobodyYet: string
  readonly points: (n: number) => string
  readonly aViewer: string
  /** Beside the viewer's own row. */
  readonly you: string

  /** For ears: something begins or ends. */
  readonly news: {
    readonly paused: string
    readonly onSale: (title: string, price: string) => string
    readonly soldOut: (title: string) => string
    readonly closed: (title: string) => string
    readonly question: (question: string) => string
    readonly timeUp: string
    readonly answer: (right: readonly string[]) => string
    readonly leaderboard: string
    readonly countdown: (title: string) => string
  }

  readonly yourTickets: string
  readonly yours: string
  readonly hold: Readonly<Record<Hold['state'], string>>
  readonly oneIsYours: string
  readonly pay: string
  readonly leftToPay: (clock: string) => string
  readonly beingChecked: string
  readonly seeHow: string
  readonly receiptNo: (n: number) => string
  /** Said when a hold's last minute begins. */
  readonly lastMinute: (title: string) => string
  readonly lastMinuteMore: (title: string) => string
  readonly banned: string
  readonly timedOut: (clock: string) => string
  readonly timeoutOver: string
  readonly barredRest: string
  readonly barredRestUntil: string
  readonly inLine: (title: string, place: number, isRough: boolean) => string
  readonly inVain: (title: string) => string
  readonly leaveLine: string
  readonly leaveAsk: string
  readonly leaveAskAll: string
  readonly leaveYes: string
  readonly leaveYesAll: string
  readonly moreTime: string
  readonly giveUp: string
  readonly giveUpAsk: (title: string) => string
  readonly giveUpYes: string
  readonly waitsHere: string
  readonly notShown: string
  readonly youAnswered: (letter: string, text: string) => string
  readonly youWereRight: (letter: string, text: string) => string
  readonly youWereWrong: (letter: string, text: string, right: readonly string[]) => string
  readonly thisOne: string
  readonly pointsLabel: string
  readonly rank: string
  readonly shared: string
  readonly youHave: (points: number) => string

  /** Other chats of the viewer, by platform; `bridge` for any that is not known. */
  readonly chats: Readonly<Record<'twitch' | 'youtube' | 'irc' | 'kick' | 'bridge' | 'room', string>>
  readonly linkedWith: (chats: readonly string[]) => string
  readonly unlink: string
  readonly claimedElsewhere: string
  readonly getCodeHow: string
  readonly getCode: string

  readonly chat: string
  readonly host: string
  readonly yourName: string
  readonly yourMessage: string
  readonly send: string
  readonly nameKept: (name: string) => string
  readonly nameTaken: (name: string) => string
  readonly youAre: (name: string) => string
  readonly nameSeen: string
  readonly save: string
  /** Asks whether to notify a viewer who looks elsewhere. */
  readonly callMe: string
  readonly called: string
  readonly stopCalls: string
  readonly privacy: (seller: string) => string
  readonly theHost: string
  readonly hostOf: (show: string) => string

  readonly inHall: string
  readonly hallAsk: string
  readonly hallHow: string
  readonly hallLetters: string
  readonly iAmHere: string

  /** What became of an act that worked. */
  readonly done: {
    readonly inLine: (place: number) => string
    readonly answer: (letter: string) => string
    readonly moreTime: string
    readonly givenUp: string
    readonly linkCode: (code: string) => string
    readonly linkConfirm: string
    readonly linked: string
    readonly unlinked: string
    readonly stock: (left: number, stock: number) => string
    readonly nothingOnSale: string
    readonly named: (name: string) => string
    readonly waitsForModerator: string
    readonly hall: string
    readonly hallAlready: string
  }

  /** Why something did not work, and what to do about it. */
  readonly refused: {
    readonly title: string
    readonly notOnAir: string
    readonly paused: string
    readonly keyReused: string
    readonly diskFull: string
    readonly didNotWork: string
    readonly tooMuch: string
    readonly formTooOld: string
    readonly tooFast: string
    readonly tooLong: (most: number) => string
    readonly tooManyPeople: string
    readonly nothingHere: string
    readonly noPage: string
    readonly noFile: string
    readonly barred: string
    readonly dropClosed: string
    readonly nothingOnSale: string
    readonly limit: (most: number) => string
    readonly soldOut: string
    readonly questionClosed: string
    readonly noQuestion: string
    readonly noChoice: (letters: readonly string[]) => string
    readonly alreadyAnswered: string
    readonly nothingHeld: string
    readonly moreTimeLimit: string
    readonly noHold: string
    readonly expired: string
    readonly closing: string
    readonly noConsent: string
    readonly tooManyTries: string
    readonly tooManyCodes: string
    readonly linkFailed: string
    readonly notLinked: string
    readonly noWayToPay: string
    readonly empty: string
    readonly slowMode: (seconds: number) => string
    readonly noName: string
    readonly badName: string
    readonly nameTooLong: (most: number) => string
    readonly nameKept: string
    readonly nameTaken: string
    readonly nameTakenTry: (free: string) => string
    readonly hallNotOnAir: string
    readonly hallNone: string
    readonly hallShape: string
    readonly hallTries: string
    readonly hallOld: string
  }

  /** What the page's script says: it is sent these alone, so they are plain; `{}` is what a press is named by. */
  readonly script: {
    readonly sending: string
    readonly sendingClaim: string
    readonly sendingAnswer: string
    readonly yourMessage: string
    /** Around what a button says. */
    readonly quoted: string
    readonly kept: string
    readonly keptBehind: string
    readonly noAnswer: string
    readonly didNotWork: string
    readonly leaving: string
    readonly lost: string
    readonly back: string
  }
}

/** A language without a sentence does not compile. */
export const roomWords: Readonly<Record<Language, RoomWords>> = { en, de, es, fr, pt, ja, ar }
