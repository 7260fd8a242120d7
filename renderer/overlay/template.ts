import type { View } from '../../core/overlay/model'
import type { Language } from '../../core/words/languages'
import type { StageWords } from '../../core/words/stage'

export { leftShare, leftText } from '../../core/overlay/time-left'

export type ViewOf<T extends View['template']> = Extract<View, { template: T }>

/** What is drawn with. */
export interface On {
  readonly words: StageWords
  readonly language: Language
  /** The console's time. */
  readonly now: number
}

/** How the hall's screen draws one sort of view. Made once per run, then only changed. */
export interface Drawing<V extends View = View> {
  readonly root: HTMLElement
  readonly update: (view: V, on: On) => void
  /** Called ten times a second with the console's time. */
  readonly tick: (now: number) => void
}

/** One thing on the overlay, in full or as a strip. */
export interface Plate<V extends View = View> {
  readonly root: HTMLElement
  readonly update: (view: V, on: On) => void
  /** Called ten times a second with the console's time. */
  readonly tick: (now: number) => void
  /** Sets its text as large as its place allows; `room` is its height, in px of a 1920 wide picture. */
  readonly fit: (room: number) => void
}
