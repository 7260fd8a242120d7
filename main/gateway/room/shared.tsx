/** @jsxImportSource hono/jsx */

import type { Child } from 'hono/jsx'
import type { Instant } from '../../../core/base/time'
import { viewsFor } from '../../../core/overlay/fold'
import type { Airing } from '../../../core/show/airing'
import type { Engine } from '../engine'
import { type ChatLine, chatOf } from './chat'
import { NewsLine } from './html/layout'
import { Now, newsOf, RunArticle } from './html/now'
import { ChatItem, ChatList, TopBar } from './html/room'
import { textOf } from './html/text'
import { pressingOf } from './urgency'
import { dateText } from './when'

export interface Upcoming {
  readonly title: string
  readonly at: Instant
  readonly timezone: string
}

/** An element of the page. */
export interface Part {
  readonly id: string
  readonly html: string
  /** `html` without what pages count down themselves. */
  readonly still: string
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
  /** What `now` holds: one for each run, or none and the words instead. */
  readonly runs: readonly Part[]
  readonly idle: string
  /** What is on now without its figures. */
  readonly pressing: string
  readonly chat: string
  readonly news: string
  /** The news as an element of the page. */
  readonly newsLine: string
  readonly lines: readonly ChatLine[]
  /** Lines of the show that may be seen, and those that must not (any more). */
  readonly shown: ReadonlySet<string>
  readonly hidden: ReadonlySet<string>
}

/** Renders what is new and keeps the rest from the last time. */
export function createRenderer(
  engine: Pick<Engine, 'world' | 'now' | 'revision'>,
  upcoming: () => Upcoming | null,
): () => Shared {
  const tops = createKept()
  const articles = createKept()
  const nows = createKept()
  const news = createKept()
  const items = createKept()
  return () => {
    const { airing } = engine.world()
    const now = engine.now()
    const onAir = airing !== null && airing.endedAt === null
    // The room's own deadlines, not the stream's.
    const views = airing === null ? [] : viewsFor(airing, 'room')
    const title = airing?.show.title ?? 'No show right now'
    const lines = airing === null || !onAir ? [] : chatOf(airing)
    const paused = onAir && airing.panic !== null
    const words = paused ? 'The host has paused sales.' : newsOf(views)
    const top = { title, rehearsal: onAir && airing.mode === 'rehearsal', paused }
    const second = Math.floor(now / 1_000)
    const runs = [...views].reverse().map((view) => {
      const html = articles.of(`${second} ${JSON.stringify(view)}`, () => (
        <RunArticle view={view} now={now} />
      ))
      return { id: view.runId, html, still: withoutClocks(html) }
    })
    const idle = idleWords(airing, onAir ? null : upcoming())
    const inside = runs.map(({ html }) => html)
    const list = lines.map((line) => items.of(JSON.stringify(line), () => <ChatItem line={line} />))
    const shared: Shared = {
      revision: engine.revision(),
      airing: airing === null ? 'none' : `${airing.id}.${onAir ? 'on' : 'over'}`,
      onAir,
      title,
      top: tops.of(JSON.stringify(top), () => <TopBar {...top} />),
      now: nows.of(idle + inside.join(''), () => <Now articles={inside} idle={idle} />),
      runs,
      idle,
      pressing: pressingOf(views),
      chat: textOf(<ChatList items={list} />),
      news: words,
      newsLine: news.of(words, () => <NewsLine news={words} />),
      lines,
      shown: new Set(airing?.lines.filter((line) => line.shown).map((line) => line.id)),
      hidden: new Set(airing?.lines.filter((line) => !line.shown).map((line) => line.id)),
    }
    for (const kept of [tops, articles, nows, news, items]) kept.sweep()
    return shared
  }
}

/** Keeps what was asked for in this rendering or the last. */
function createKept() {
  let old = new Map<string, string>()
  let kept = new Map<string, string>()
  return {
    of: (key: string, make: () => Child): string => {
      const html = kept.get(key) ?? old.get(key) ?? textOf(make())
      kept.set(key, html)
      return html
    },
    sweep: () => {
      old = kept
      kept = new Map()
    },
  }
}

/** Pages run their clocks themselves. */
function withoutClocks(html: string): string {
  return html.replace(/(data-until="\d+"[^>]*>)[^<]*/g, '$1')
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
  return lines.map((line) => textOf(<ChatItem line={line} />)).join('')
}
