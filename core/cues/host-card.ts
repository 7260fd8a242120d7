import { z } from 'zod'
import type { Airing, Run } from '../show/airing'
import type { Cue } from '../show/show'
import type { AnyKind } from './index'

const count = z.number().int()

/** What is told about a run: label and value, already in words. */
export const Figure = z.object({
  label: z.string(),
  value: z.string(),
  tone: z.enum(['plain', 'good', 'warn', 'bad']),
})
export type Figure = Readonly<z.infer<typeof Figure>>

/** What one audience has of a drop's units. */
export const UnitsRow = z.object({
  audience: z.enum(['stream', 'hall']),
  /** Free units. The hall's are those kept for it alone; null while none are: it takes from the others'. */
  left: count.nullable(),
  held: count,
  /** Gone from the shelf, also where the money went back. */
  sold: count,
  /** Paid for, and the money kept. */
  paid: count,
  waiting: count,
})
export type UnitsRow = z.infer<typeof UnitsRow>

/**
 * What the host's card of a run draws. Every part may be missing: a kind without any gets a card of its title, the
 * time since it was fired, its figures and its buttons.
 */
export const HostCard = z.object({
  /** What it is and how it stands, in a few words behind the kind's name; may be empty. */
  about: z.string(),
  /** The time viewers have. It stands still at `stoppedAt`. Null while none runs. */
  window: z.object({ from: z.number(), until: z.number(), stoppedAt: z.number().nullable() }).nullable(),
  /** One or two words in the clock's place once the time is over. */
  over: z.string().nullable(),
  /** For what is limited. `left` of all rows, `held` and `sold` add up to `all`. */
  units: z.object({ all: count, left: count, rows: z.array(UnitsRow) }).nullable(),
  /** For what is answered. `right` is null until everyone may know it. */
  answers: z
    .object({
      phase: z.enum(['open', 'locked', 'revealed']),
      total: count,
      choices: z.array(
        z.object({ letter: z.string(), text: z.string(), count, right: z.boolean().nullable() }),
      ),
    })
    .nullable(),
  /** What is drawn nowhere else on the card. */
  figures: z.array(Figure),
})
export type HostCard = z.infer<typeof HostCard>

export const emptyCard: HostCard = {
  about: '',
  window: null,
  over: null,
  units: null,
  answers: null,
  figures: [],
}

/** The card of a run. Once it is over there is nothing to decide any more: what it came to is in its figures. */
export function hostCardOf(kind: AnyKind, props: unknown, run: Run, airing: Airing): HostCard {
  const staged = run as Run & { state: unknown }
  const plain: HostCard = {
    ...emptyCard,
    about: kind.about?.(props, airing.show.currency) ?? '',
    figures: kind.figures(props, staged, airing).map((figure) => ({ ...figure })),
  }
  return run.closedAt === null ? { ...plain, ...kind.card?.(props, staged, airing) } : plain
}

/** What a planned cue is, in a few words; empty where that is not known or it cannot be fired. */
export function aboutCue(kind: AnyKind | null, cue: Pick<Cue, 'props'>, currency: string): string {
  const parsed = kind?.props.safeParse(cue.props)
  return parsed?.success ? (kind?.about?.(parsed.data, currency) ?? '') : ''
}
