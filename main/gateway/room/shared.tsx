/** @jsxImportSource hono/jsx */
import type { Instant } from '../../../core/base/time'
import { viewsFor } from '../../../core/overlay/fold'
import type { Airing } from '../../../core/show/airing'
import type { Engine } from '../engine'
import { type ChatLine, chatOf } from './chat'
import { NewsLine } from './html/layout'
import { Now, newsOf } from './html/now'
import { ChatItem, ChatList, TopBar } from './html/room'
import { dateText } from './when'

export interface Upcoming {
  readonly title: string
  readonly at: Instant
  readonly timezone: string
}

/** What everyone sees alike, rendered once for all of them. Holds nothing of any viewer but what chat shows. */
export interface Shared {
  readonly revision: number
  /** Changes when another show begins or this one ends: then pages load themselves anew. */
  readonly airing: string
  readonly onAir: boolean
  readonly title: string
  readonly top: string
  readonly now: string
  readonly chat: string
  readonly news: string
  /** The news as an element of the page. */
  readonly newsLine: string
  readonly lines: readonly ChatLine[]
  /** Lines of the show that must not be seen (any more). */
  readonly hidden: ReadonlySet<string>
}

/** Rendered when first asked for after a change, and anew each second for the clocks of pages without scripts. */
export function createShared(engine: Engine, upcoming: () => Upcoming | null): () => Shared {
  let made: Shared | null = null
  let madeIn = -1
  return () => {
    const second = Math.floor(engine.now() / 1_000)
    if (made !== null && made.revision === engine.revision() && madeIn === second) return made
    madeIn = second
    made = render(engine, upcoming)
    return made
  }
}

function render(engine: Engine, upcoming: () => Upcoming | null): Shared {
  const { airing } = engine.world()
  const now = engine.now()
  const onAir = airing !== null && airing.endedAt === null
  // The room's own deadlines, not the stream's.
  const views = airing === null ? [] : viewsFor(airing, 'room')
  const title = airing?.show.title ?? 'No show right now'
  const lines = airing === null || !onAir ? [] : chatOf(airing)
  const paused = onAir && airing.panic !== null
  const news = paused ? 'The host has paused sales.' : newsOf(views)
  return {
    revision: engine.revision(),
    airing: `${airing?.id} ${onAir}`,
    onAir,
    title,
    top: (
      <TopBar title={title} rehearsal={onAir && airing.mode === 'rehearsal'} paused={paused} />
    ).toString(),
    now: (<Now views={views} idle={idleWords(airing, onAir ? null : upcoming())} now={now} />).toString(),
    chat: (<ChatList lines={lines} />).toString(),
    news,
    newsLine: (<NewsLine news={news} />).toString(),
    lines,
    hidden: new Set(airing?.lines.filter((line) => !line.shown).map((line) => line.id)),
  }
}

function idleWords(airing: Airing | null, next: Upcoming | null): string {
  if (airing !== null && airing.endedAt === null)
    return airing.panic !== null
      ? 'The host has stopped everything for a moment. Stay here, it goes on soon.'
      : 'Nothing to claim or answer at the moment. When the host starts something, it appears here.'
  const over =
    airing === null ? 'The show has not begun yet.' : 'This show is over. Thank you for being here!'
  return next === null
    ? `${over} When the next one begins, it appears here.`
    : `${over} Next: ${next.title}, ${dateText(next.at, next.timezone)}.`
}

export function chatItems(lines: readonly ChatLine[]): string {
  return lines.map((line) => (<ChatItem line={line} />).toString()).join('')
}
