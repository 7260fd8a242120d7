import { createHash } from 'node:crypto'
import type { Money } from '../../../core/base/money'
import type { Duration, Instant } from '../../../core/base/time'
import type { ViewerKey } from '../../../core/chat/viewer'
import { poolIdOf, poolOf, reservedForHall } from '../../../core/commerce'
import { leaders } from '../../../core/cues/quiz'
import { viewsFor } from '../../../core/overlay/fold'
import type { View } from '../../../core/overlay/model'
import { withoutMissing } from '../../../core/pictures/picture'
import type { Airing } from '../../../core/show/airing'
import type { Engine } from '../engine'
import { type ChatLine, chatOf } from './chat'
import { markName } from './marks'
import type { Tones } from './tones'
import { pressingOf, withoutFigures } from './urgency'

export interface Upcoming {
  readonly title: string
  readonly at: Instant
  readonly timezone: string
}

/** What the room knows of a drop beside its view. */
export interface Sale {
  /** Its pool, as `markName` writes it. */
  readonly pool: string
  readonly price: Money
  readonly payWithin: Duration
  /** Units that only the hall may take. */
  readonly forHall: number
  /** Its button stands in the dock: it is the newest that is open. */
  readonly leads: boolean
}

export interface RunFacts {
  readonly id: string
  readonly view: View
  /** Of a drop. */
  readonly sale: Sale | null
  /** Whose the rows of a leaderboard are, as `rowName` writes it. */
  readonly rows: readonly string[]
  /** A countdown that has come to its end. */
  readonly isOver: boolean
  /** All of it: another text when anything is different. */
  readonly text: string
}

export interface Top {
  /** Null between shows. */
  readonly title: string | null
  readonly rehearsal: boolean
  readonly paused: boolean
  readonly live: boolean
}

/** What is said while nothing runs. */
export interface Idle {
  readonly state: 'stopped' | 'idle' | 'not-begun' | 'over'
  readonly next: Upcoming | null
}

/** What everyone sees alike, before it is put into any language. Holds nothing of any viewer but what chat shows. */
export interface Facts {
  /** Changes when another show begins, this one ends or has other colours: then pages load themselves anew. */
  readonly airing: string
  readonly onAir: boolean
  /** The sheet with the show's colours, by name. */
  readonly tones: string | null
  readonly top: Top
  /** Oldest first. */
  readonly runs: readonly RunFacts[]
  readonly idle: Idle
  /** The newest open drop: its button is the dock's. */
  readonly lead: RunFacts | null
  /** What is on now without its figures. */
  readonly pressing: string
  readonly lines: readonly ChatLine[]
  /** Lines of the show that may be seen, and those that must not (any more). */
  readonly shown: ReadonlySet<string>
  readonly hidden: ReadonlySet<string>
  /** Of parts of the page: another text when one is different. */
  readonly marks: {
    readonly top: string
    readonly idle: string
    readonly dock: string
    readonly news: string
  }
}

export function createFacts(
  engine: Pick<Engine, 'world' | 'now'>,
  upcoming: () => Upcoming | null,
  nameFor: Tones['nameFor'] = () => null,
  hasPicture: (id: string) => boolean = () => false,
): () => Facts {
  return () => {
    const { airing } = engine.world()
    const now = engine.now()
    const onAir = airing !== null && airing.endedAt === null
    // The room's own deadlines, not the stream's.
    const views = airing === null ? [] : withoutMissing(viewsFor(airing, 'room'), hasPicture)
    const tones = airing === null ? null : nameFor(airing.show.theme)
    const paused = onAir && airing.panic !== null
    const top = { title: airing?.show.title ?? null, ...modeOf(airing), paused }
    const leads = views.filter((view) => view.template === 'card' && view.phase === 'open').at(-1)
    const runs = views.map((view) => runFacts(airing!, view, view === leads, now))
    const lead = runs.find(({ view }) => view === leads) ?? null
    const idle = idleOf(airing, onAir ? null : upcoming())
    const last = views.at(-1)
    return {
      airing:
        airing === null
          ? 'none'
          : `${airing.id}.${onAir ? 'on' : 'over'}${tones === null ? '' : `.${tones}`}`,
      tones,
      onAir,
      top,
      runs,
      idle,
      lead,
      pressing: pressingOf(views),
      lines: airing === null || !onAir ? [] : chatOf(airing),
      shown: new Set(airing?.lines.filter((line) => line.shown).map((line) => line.id)),
      hidden: new Set(airing?.lines.filter((line) => !line.shown).map((line) => line.id)),
      marks: {
        top: JSON.stringify(top),
        idle: JSON.stringify(idle),
        dock: dockText(lead, onAir),
        news: paused ? 'paused' : last === undefined ? '' : JSON.stringify(withoutFigures(last)),
      },
    }
  }
}

/** One row of the leaderboard, by a name that says nothing and stays: pages find their viewer's own by it. */
export function rowName(key: ViewerKey): string {
  return createHash('sha256').update(`row ${key}`).digest('base64url').slice(0, 10)
}

function runFacts(airing: Airing, view: View, isLead: boolean, now: Instant): RunFacts {
  const facts = {
    id: view.runId,
    view,
    sale: saleOf(airing, view, isLead),
    rows: view.template === 'leaderboard' ? leaders(airing).map(({ key }) => rowName(key)) : [],
    isOver: view.template === 'countdown' && view.endsAt <= now,
  }
  return { ...facts, text: JSON.stringify(facts) }
}

/** What a drop's view does not say; null for everything else. */
function saleOf({ shop, runs }: Airing, view: View, leads: boolean): Sale | null {
  const pool = view.template === 'card' ? poolOf(shop, poolIdOf(runs[view.runId]!.cueId)) : undefined
  if (pool === undefined) return null
  const { id, price, payWithin } = pool
  return { pool: markName(id), price, payWithin, forHall: reservedForHall(pool), leads }
}

function modeOf(airing: Airing | null): Pick<Top, 'rehearsal' | 'live'> {
  const onAir = airing !== null && airing.endedAt === null
  return { rehearsal: onAir && airing.mode === 'rehearsal', live: onAir && airing.mode === 'live' }
}

/** What the dock shows: no figures, which move with every unit. */
function dockText(lead: RunFacts | null, onAir: boolean): string {
  if (lead?.view.template !== 'card') return String(onAir)
  const { pool, price, payWithin } = lead.sale!
  return JSON.stringify([lead.id, lead.view.left > 0, pool, price, payWithin])
}

function idleOf(airing: Airing | null, next: Upcoming | null): Idle {
  if (airing === null) return { state: 'not-begun', next }
  if (airing.endedAt !== null) return { state: 'over', next }
  return { state: airing.panic === null ? 'idle' : 'stopped', next: null }
}
