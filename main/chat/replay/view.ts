import type { ViewerRef } from '../../../core/chat/port'

/** What a spectator of the show sees: all that the crowd knows about it. */
export type ShowView = {
  /** `price` as the overlay writes it; `left` counts units nobody holds or bought. */
  readonly openDrop: {
    readonly runId: string
    readonly title: string
    readonly price: string
    readonly left: number
  } | null
  /** `choices` is how many there are; `closesAt` in ms since 1970. */
  readonly openQuiz: { readonly runId: string; readonly choices: number; readonly closesAt: number } | null
  /** Units kept for viewers who pay now; `viewerId` is the platform's id (`ViewerRef.id`), `payBy` ms since 1970. */
  readonly holds: readonly { readonly viewerId: string; readonly payBy: number }[]
}

export const nothingOnAir: ShowView = { openDrop: null, openQuiz: null, holds: [] }

/** Something a viewer means to type: `in` ms from now, dropped when `still` says no by then. */
export type Plan = {
  readonly in: number
  readonly viewer: ViewerRef
  readonly text: string
  readonly still?: (view: ShowView) => boolean
}
