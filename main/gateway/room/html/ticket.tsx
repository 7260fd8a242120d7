/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text

import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { clockText, dashesLeft, type Instant } from '../../../../core/base/time'
import type { Speech } from '../speech'

/** As many cells as can be told apart; of more units the shares are drawn. */
const mostCells = 40

/** A clock that runs by itself where scripts run; not announced, it would never stop talking. */
export function TimeLeft(props: { until: Instant; now: Instant; done?: string; warn?: string }) {
  return (
    <b
      class="clock"
      dir="auto"
      data-until={String(props.until)}
      data-done={props.done}
      data-warn={props.warn}
    >
      {clockText(props.until - props.now)}
    </b>
  )
}

/** The last line of a ticket whose time runs: words at the start, the clock at the end. */
export function Clock(props: {
  words: string
  until: Instant
  now: Instant
  speech: Speech
  done?: string
  warn?: string
}) {
  const { words, speech, ...time } = props
  return (
    <p class="tm">
      <span>
        {words}
        <noscript> {speech.words.whenLoaded}</noscript>
      </span>{' '}
      <TimeLeft {...time} />
    </p>
  )
}

/** The clock as a perforation. `width` stands first: what pages move by themselves stands apart from what they are told. */
export function Dashes(props: { from: Instant; until: Instant; now: Instant }) {
  const left = dashesLeft(props.from, props.until, props.now)
  return (
    <div class="jt" aria-hidden="true">
      {bar(left, ` data-from="${props.from}" data-until="${props.until}"`)}
    </div>
  )
}

/** A bar so wide: as an attribute, for the pages allow no style in them. As text (see text.ts). */
export function bar(percent: number, attributes = '') {
  return raw(`<svg width="${Math.round(10 * percent) / 10}%"${attributes}></svg>`)
}

/** Free, being paid for, sold: filled, hatched, outlined, in this order. Said by the sentence under it. */
export function Cells({ stock, left, held }: { stock: number; left: number; held: number }) {
  const kinds = [
    ['f', left],
    ['h', held],
    ['', stock - left - held],
  ] as const
  return (
    <div class="cells" aria-hidden="true">
      {stock <= mostCells
        ? kinds.flatMap(([kind, count]) => Array.from({ length: count }, () => <i class={kind}></i>))
        : kinds.map(([kind, count]) =>
            count === 0 ? null : bar((100 * count) / stock, kind === '' ? '' : ` class="${kind}"`),
          )}
    </div>
  )
}

/** Long titles are set smaller, not shorter. */
const longTitle = 40

export function Title({ id, text, level = 3 }: { id?: string; text: string; level?: 2 | 3 }) {
  const look = text.length > longTitle ? 'l' : undefined
  return level === 2 ? (
    <h2 id={id} class={look} dir="auto">
      {text}
    </h2>
  ) : (
    <h3 id={id} class={look} dir="auto">
      {text}
    </h3>
  )
}

/** Signs; a longer price is set smaller, so that it does not break at 320 px beside a picture. */
const longPrice = 10

/** @param text the amount as the visitor's language writes it; what more is said of it follows */
export function Price({ text, children }: { text: string; children?: Child }) {
  return (
    <p class={text.length > longPrice ? 'pr l' : 'pr'}>
      {text}
      {children}
    </p>
  )
}

/** What it looks like. Its place is kept, and it comes behind the words. The title beside it says what it is. */
export function Picture({ id }: { id: string }) {
  return <img class="pc" src={`/room/${id}.webp`} alt="" loading="lazy" fetchpriority="low" />
}

/** A sign beside words that say the same. */
export function Tick() {
  return (
    <i class="tick" aria-hidden="true">
      ✓
    </i>
  )
}
