/** @jsxImportSource hono/jsx */

import type { Child } from 'hono/jsx'
import type { Instant } from '../../../core/base/time'
import { poolIdOf, poolOf } from '../../../core/commerce'
import { viewsFor } from '../../../core/overlay/fold'
import type { View } from '../../../core/overlay/model'
import type { Airing } from '../../../core/show/airing'
import type { Engine } from '../engine'
import { type ChatLine, chatOf } from './chat'
import { NowDock, type Sale } from './html/drop'
import { NewsLine } from './html/layout'
import { Now, newsOf, RunArticle } from './html/now'
import { ChatItem, ChatList, type Top, TopBar } from './html/room'
import { textOf } from './html/text'
import { markName } from './marks'
import type { Tones } from './tones'
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
  /** Changes when another show begins, this one ends or has other colours: then pages load themselves anew. */
  readonly airing: string
  readonly onAir: boolean
  /** The sheet with the show's colours, by name. */
  readonly tones: string | null
  readonly title: string
  readonly top: string
  readonly now: string
  /** What is to do about what is on now. */
  readonly dock: string
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
  nameFor: Tones['nameFor'] = () => null,
): () => Shared {
  const tops = createKept()
  const articles = createKept()
  const nows = createKept()
  const docks = createKept()
  const news = createKept()
  const items = createKept()
  return () => {
    const { airing } = engine.world()
    const now = engine.now()
    const onAir = airing !== null && airing.endedAt === null
    // The room's own deadlines, not the stream's.
    const views = airing === null ? [] : viewsFor(airing, 'room')
    const tones = airing === null ? null : nameFor(airing.show.theme)
    const title = airing?.show.title ?? 'No show right now'
    const lines = airing === null || !onAir ? [] : chatOf(airing)
    const paused = onAir && airing.panic !== null
    const words = paused ? 'The host has paused sales.' : newsOf(views)
    const top = { title, ...modeOf(airing), paused }
    const second = Math.floor(now / 1_000)
    const leads = views.filter((view) => view.template === 'card' && view.phase === 'open').at(-1)
    const sales = views.map((view) => saleOf(airing!, view, view === leads))
    const runs = views.map((view, at) => {
      const sale = sales[at]!
      const html = articles.of(`${second} ${JSON.stringify([view, sale])}`, () => (
        <RunArticle view={view} now={now} sale={sale} />
      ))
      return { id: view.runId, html, still: withoutClocks(html) }
    })
    const idle = idleWords(airing, onAir ? null : upcoming())
    const lead = leads?.template === 'card' ? { view: leads, sale: sales[views.indexOf(leads)]! } : null
    const inside = runs.map(({ html }) => html)
    const list = lines.map((line) => items.of(JSON.stringify(line), () => <ChatItem line={line} />))
    const shared: Shared = {
      revision: engine.revision(),
      airing:
        airing === null
          ? 'none'
          : `${airing.id}.${onAir ? 'on' : 'over'}${tones === null ? '' : `.${tones}`}`,
      tones,
      onAir,
      title,
      top: tops.of(JSON.stringify(top), () => <TopBar {...top} />),
      now: nows.of(idle + inside.join(''), () => <Now articles={inside} idle={idle} />),
      dock: docks.of(dockKey(lead, onAir), () => <NowDock lead={lead} onAir={onAir} />),
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
    for (const kept of [tops, articles, nows, docks, news, items]) kept.sweep()
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
  return html
    .replace(/(data-until="\d+"[^>]*>)[^<]*/g, '$1')
    .replace(/ width="[\d.]+%" data-from/g, ' data-from')
}

function modeOf(airing: Airing | null): Pick<Top, 'rehearsal' | 'live'> {
  const onAir = airing !== null && airing.endedAt === null
  return { rehearsal: onAir && airing.mode === 'rehearsal', live: onAir && airing.mode === 'live' }
}

/** What a drop's view does not say; null for everything else. */
function saleOf({ shop, runs }: Airing, view: View, leads: boolean): Sale | null {
  const pool = view.template === 'card' ? poolOf(shop, poolIdOf(runs[view.runId]!.cueId)) : undefined
  return pool === undefined ? null : { pool: markName(pool.id), payWithin: pool.payWithin, leads }
}

/** What the dock shows of it: not its figures, which move with every unit. */
function dockKey(lead: { readonly view: View; readonly sale: Sale } | null, onAir: boolean): string {
  if (lead?.view.template !== 'card') return String(onAir)
  const { runId, price, left } = lead.view
  return JSON.stringify([runId, price, left > 0, lead.sale])
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
