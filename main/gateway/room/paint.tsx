/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Instant } from '../../../core/base/time'
import type { Language } from '../../../core/words/languages'
import type { ChatLine } from './chat'
import type { Facts } from './facts'
import { NowDock } from './html/drop'
import { NewsLine } from './html/layout'
import { idleWords, isCall, Now, newsOf, RunArticle } from './html/now'
import { ChatItem, ChatList, TopBar } from './html/room'
import { textOf } from './html/text'
import { speechOf } from './speech'

/** What everyone sees alike, in one language: rendered once for all who speak it. */
export interface Html {
  readonly top: string
  readonly now: string
  /** What is to do about what is on now. */
  readonly dock: string
  readonly news: string
  readonly chat: string
  /** One run, as `now` holds it. */
  readonly run: (id: string) => string
  /** A line of chat. */
  readonly line: (line: ChatLine) => string
}

export type Paint = (facts: Facts, now: Instant) => Html

/** Renders what is new and keeps the rest from the last time. */
export function createPainter(language: Language): Paint {
  const speech = speechOf(language)
  const tops = createKept()
  const articles = createKept()
  const nows = createKept()
  const docks = createKept()
  const news = createKept()
  const items = createKept()
  return (facts, now) => {
    const { top, marks, runs, lead, onAir } = facts
    const second = Math.floor(now / 1_000)
    const inside = new Map(
      runs.map((run) => [
        run.id,
        articles.of(`${second} ${run.text}`, () => <RunArticle run={run} now={now} speech={speech} />),
      ]),
    )
    const all = [...inside.values()]
    const idle = idleWords(speech, facts.idle)
    const line = (one: ChatLine) =>
      items.of(JSON.stringify(one), () => <ChatItem line={one} speech={speech} />)
    const html: Html = {
      top: tops.of(marks.top, () => <TopBar top={top} speech={speech} />),
      now: nows.of(idle + all.join(''), () => <Now articles={all} idle={idle} speech={speech} />),
      dock: docks.of(marks.dock, () => <NowDock lead={lead} onAir={onAir} speech={speech} />),
      news: news.of(marks.news, () => <NewsLine news={newsOf(speech, facts)} calls={isCall(facts)} />),
      chat: textOf(<ChatList items={facts.lines.map(line)} />),
      run: (id) => inside.get(id) ?? '',
      line,
    }
    for (const kept of [tops, articles, nows, docks, news, items]) kept.sweep()
    return html
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
