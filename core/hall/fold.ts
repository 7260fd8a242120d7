import type { Instant } from '../base/time'
import { leadersOf } from '../cues/quiz'
import { viewsFor } from '../overlay/fold'
import type { View } from '../overlay/model'
import { Theme } from '../overlay/theme'
import type { Airing } from '../show/airing'
import { codeAt, type Mac, spacedCode } from './code'
import type { HallModel } from './model'

/** As many as can be read from the back of a hall. */
export const shownViews = 2

/** The id of the show on air that has an audience in the hall; null: nobody can be in the hall now. */
export function hallAiringOf(airing: Airing | null): string | null {
  return airing !== null && airing.endedAt === null && airing.show.audiences.hall ? airing.id : null
}

export interface HallParts {
  readonly airing: Airing | null
  readonly now: Instant
  /** The next planned show, in words. */
  readonly next: string | null
  /** Where phones in the hall open the room, with its slash at the end; null where they cannot. */
  readonly room: string | null
  /** The secret of the airing with this id. */
  readonly macOf: (airingId: string) => Mac
}

/** What the hall's screen shows: a fold of the state, in which time passes for the code alone. */
export function hallOf({ airing, now, next, room, macOf }: HallParts): HallModel {
  const nothing = { rehearsal: false, views: [], more: 0, leaders: [], join: null, noJoin: null }
  if (airing === null)
    return { ...nothing, state: 'no-show', title: '', next, theme: Theme.parse({}), language: 'en' }
  const { title, theme } = airing.show
  const language = airing.show.language ?? 'en'
  if (airing.endedAt !== null) return { ...nothing, state: 'over', title, next, theme, language }
  const shown = { ...nothing, title, theme, language, next: null, rehearsal: airing.mode === 'rehearsal' }
  if (airing.panic !== null) return { ...shown, state: 'standby' }
  const views = [...viewsFor(airing, 'hall')].reverse().sort((a, b) => weight(a) - weight(b))
  return {
    ...shown,
    state: 'on-air',
    views: views.slice(0, shownViews),
    more: Math.max(0, views.length - shownViews),
    leaders: leadersOf(airing),
    ...wayIn(hallAiringOf(airing), now, room, macOf),
  }
}

function wayIn(
  airingId: string | null,
  now: Instant,
  room: string | null,
  macOf: HallParts['macOf'],
): Pick<HallModel, 'join' | 'noJoin'> {
  if (airingId === null) return { join: null, noJoin: 'no-code' }
  if (room === null) return { join: null, noJoin: 'unreachable' }
  const { scanned, typed, until } = codeAt(macOf(airingId), now)
  const address = room.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return { join: { scan: `${room}here/${scanned}`, address, code: spacedCode(typed), until }, noJoin: null }
}

/**
 * What can be acted on goes first, then what is shown for a few seconds alone, then the rest; sorting keeps the newest
 * first among equals.
 */
function weight(view: View): number {
  if ('phase' in view && view.phase === 'open') return 0
  return view.template === 'card' || view.template === 'message' ? 2 : 1
}
