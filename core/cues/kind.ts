import type { z } from 'zod'
import type { Result } from '../base/result'
import type { Instant } from '../base/time'
import type { Audience, ViewerKey, ViewerRef } from '../chat/viewer'
import type { View } from '../overlay/model'
import type { Airing, Run } from '../show/airing'
import type { Cue } from '../show/show'
import type { AiringStage } from '../show/stage'
import type { EffectDraft, ReplyKind } from './effect'
import type { ViewerAct } from './happening'
import type { Figure, HostCard } from './host-card'

export type { Figure }

/** free: one press. visible: hold. money: arm, then fire. Enforced by every surface that can fire. */
export type Risk = 'free' | 'visible' | 'money'

/** All a kind may do while it handles one happening. The airing it sees is the one it changes. */
export interface Stage<Props, State> {
  readonly now: Instant
  readonly airing: Airing
  /** The same entry without a run of its own: what core/commerce takes. */
  readonly shop: AiringStage
  readonly cue: Cue
  readonly run: Run & { state: State }
  readonly props: Props
  /** `seq` of the entry and its randomness: ids made from them are the same in replay. */
  readonly seq: number
  readonly nonce: string
  readonly emit: (effect: EffectDraft) => void
  readonly say: (text: string) => void
  readonly reply: (viewer: ViewerRef, kind: ReplyKind, note?: string) => void
  /** Ends the run: its view leaves the overlay and it hears no more happenings. */
  readonly close: () => void
}

/** What was taken back: one line, or all that one viewer said. */
export type Taken = { readonly lineId: string } | { readonly viewer: ViewerKey }

export interface HostAction {
  readonly id: string
  readonly label: string
  readonly risk: Risk
}

/**
 * A cue kind is one folder in core/cues with one of these, plus one line in index.ts.
 * State is plain JSON and is changed in place by the kind that owns it (docs/decisions/0003): the same entries
 * in the same order always give the same state.
 */
export interface CueKind<Id extends string, Props, State> {
  readonly id: Id
  readonly title: string
  /** One plain sentence for the "add a cue" menu. */
  readonly summary: string
  readonly risk: Risk
  /** For kinds that sell: who may buy; absent means everyone. */
  readonly sellsTo?: (props: Props) => readonly Audience[]
  /** Fired again it does no harm: a run that failed offers *Retry*. Absent means no. */
  readonly repeatable?: boolean
  /** Validation, defaults and the editor's form, with `.meta({title, description})` on each field. */
  readonly props: z.ZodType<Props>
  /** A sentence on why these props cannot be fired, or null. */
  readonly fault?: (props: Props, airing: Airing, cue: Cue) => string | null
  readonly begin: (stage: Stage<Props, null>) => State
  readonly onAct?: (
    stage: Stage<Props, State>,
    viewer: ViewerRef,
    audience: Audience,
    act: ViewerAct,
  ) => Result<unknown> | null
  readonly onHost?: (stage: Stage<Props, State>, action: string) => Result<null>
  /** Words of viewers were taken back before they had their effect. */
  readonly onRetracted?: (stage: Stage<Props, State>, taken: Taken) => void
  /** A viewer goes by another name now. */
  readonly onRenamed?: (stage: Stage<Props, State>, viewer: ViewerRef) => void
  /** All these identities turned out to be one person (see `airing.links`); also runs that are over hear it. */
  readonly onLinked?: (stage: Stage<Props, State>, person: readonly ViewerKey[]) => void
  /** Called when `wakeAt` has come. */
  readonly onTick?: (stage: Stage<Props, State>) => void
  /** The next Instant at which `onTick` must run, or null. */
  readonly wakeAt?: (state: State, props: Props, airing: Airing) => Instant | null
  /**
   * What is shown while the run is on air; null shows nothing. With a `source`, as its own page shows it: a window
   * ends there when it ends for its viewers. Without one, on the overlay, which they see as late as the stream.
   */
  readonly view: (props: Props, run: Run & { state: State }, airing: Airing, source?: string) => View | null
  readonly figures: (props: Props, run: Run & { state: State }, airing: Airing) => readonly Figure[]
  /** What a cue with these props is, in a few words for the host: price and units, the number of choices. */
  readonly about?: (props: Props, currency: string) => string
  /**
   * What the host's card of an open run draws besides: the time left, units, answers. What is left out stays as it is
   * for every kind: `about`, and all figures.
   */
  readonly card?: (props: Props, run: Run & { state: State }, airing: Airing) => Partial<HostCard>
  readonly actions: (props: Props, run: Run & { state: State }) => readonly HostAction[]
  /** Panic: sales close, timers stop; null resumes nothing. */
  readonly onPanic?: (stage: Stage<Props, State>) => void
  readonly onResume?: (stage: Stage<Props, State>) => void
  readonly examples: readonly Example<Props>[]
}

/** Documentation, "start from an example" and test: `test/plugins` plays it and checks what is expected. */
export interface Example<Props> {
  readonly title: string
  readonly props: Props
  readonly plannedFor: number
  /** Acts in order, `at` in milliseconds after the firing. */
  readonly given: readonly { readonly at: number; readonly viewer: string; readonly act: ViewerAct }[]
  /** Figures (label -> value) after all of `given`. */
  readonly expect: Readonly<Record<string, string>>
}
