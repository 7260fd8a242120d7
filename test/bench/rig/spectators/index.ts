import { wallClock } from '../wall-clock'
import { createAudience } from './audience'
import type { Place } from './visits'

/** What the bench may ask of the spectators. */
export type Ask =
  /** All load the page for the first time. */
  | { readonly do: 'enter'; readonly place: Place; readonly count: number }
  /** All open their sockets, `at` at once. Without a place: where they entered. */
  | { readonly do: 'sit'; readonly count: number; readonly at: number; readonly bare: number | null }
  /** From now on: when a message that holds `text` reaches each socket. */
  | { readonly do: 'watch'; readonly text: string }
  /** Waits until all had it, or `within` ms are over. */
  | { readonly do: 'seen'; readonly within: number }
  | { readonly do: 'chat'; readonly perSecond: number }
  | { readonly do: 'claim'; readonly runId: string; readonly count: number; readonly within: number }
  /** Every socket ends now. */
  | { readonly do: 'cut' }
  /** All come back at once; each is back when its page stands at what is on now, which says `text`. */
  | { readonly do: 'return'; readonly text: string; readonly within: number }
  | { readonly do: 'received' }

export interface Answers {
  readonly enter: { readonly took: number; readonly each: readonly number[] }
  readonly sit: { readonly took: number; readonly open: number; readonly faults: Faults }
  readonly watch: null
  /** Wall times in ms of those that had it, and how many bytes it was on the line. */
  readonly seen: { readonly at: readonly number[]; readonly size: number }
  readonly chat: { readonly said: number; readonly faults: Faults }
  readonly claim: { readonly each: readonly number[]; readonly statuses: Faults; readonly held: number }
  readonly cut: null
  readonly return: {
    /** Milliseconds after which each was back. */
    readonly each: readonly number[]
    readonly loads: number
    readonly faults: Faults
  }
  readonly received: {
    readonly bytes: number
    readonly messages: number
    readonly open: number
    readonly faults: Faults
  }
}

/** How often each fault was met. */
export type Faults = Readonly<Record<string, number>>

const audience = createAudience(wallClock())
const deeds: { readonly [D in Ask['do']]: (ask: Extract<Ask, { do: D }>) => Promise<Answers[D]> } = audience

process.on('message', ({ id, ask }: { id: number; ask: Ask }) => {
  const deed = deeds[ask.do] as (ask: Ask) => Promise<unknown>
  deed(ask).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, fault: String(error) }),
  )
})
// The bench is gone: nobody listens any more.
process.on('disconnect', () => process.exit(0))
process.send?.({ id: 0, answer: null })
