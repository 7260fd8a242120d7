import type { Airing } from '../../show/airing'
import { named, type Place, places, type Ranked } from './score'
import type { QuizState } from './state'

/** As many as fit on the overlay at 720p. */
const shownRows = 8

/**
 * Made once per reveal, and again when people link identities: overlays are folded after every batch, and 20,000
 * scores take 20 ms to sort. Not state.
 */
const best = new WeakMap<
  Airing['scores'],
  { readonly reveals: number; readonly person: Airing['links']['person']; readonly rows: Place[] }
>()

/** The best of the show so far, as the leaderboard would show them. */
export function leaders(airing: Airing): readonly Place[] {
  const { scores, links } = airing
  const reveals = revealsIn(airing)
  const known = best.get(scores)
  if (known?.reveals === reveals && known.person === links.person) return known.rows
  const rows = places(scores, links, shownRows)
  best.set(scores, { reveals, person: links.person, rows })
  return rows
}

export function revealsIn({ runs, runOrder }: Airing): number {
  return runOrder.filter(
    (id) => runs[id]!.kind === 'quiz' && (runs[id]!.state as QuizState).phase === 'revealed',
  ).length
}

/** The same under the names they have now. */
export function leadersOf(airing: Airing): Ranked[] {
  return named(airing.scores, leaders(airing))
}
