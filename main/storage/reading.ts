import type { Result } from '../../core/base/result'
import type { Instant } from '../../core/base/time'
import type { Order } from '../../core/commerce/order'
import type { Effect } from '../../core/cues/effect'
import type { Entry, Happening, HappeningOf } from '../../core/cues/happening'
import type { Posting } from '../../core/ledger/posting'
import type { JudgedLine, World } from '../../core/show/airing'
import { type Database, numberIn, type Row, rowOf, rowsOf } from './database'
import { type Decide, decisions, type LaterWord } from './decisions'
import type { AiringSummary, WaitingEffect } from './rows'

/** Rows fetched at a time; an unfinished SQLite reader would hold back checkpoints. */
const pageSize = 500

export type Reading = ReturnType<typeof prepareReading>

/** The statements that only read. */
export function prepareReading(db: Database) {
  const seen = db.prepare('SELECT hash, reply FROM log WHERE key = ?')
  const last = db.prepare('SELECT seq, at FROM log ORDER BY seq DESC LIMIT 1')
  const page = db.prepare(
    'SELECT seq, at, key, nonce, happening FROM log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
  )
  const newest = db.prepare('SELECT seq, world FROM snapshot WHERE version = ? ORDER BY seq DESC LIMIT 1')
  const newestOf = db.prepare(
    'SELECT seq, world FROM snapshot WHERE airing_id = ? AND version = ? ORDER BY seq DESC LIMIT 1',
  )
  const waiting = db.prepare("SELECT seq, at, effect FROM outbox WHERE state = 'waiting' ORDER BY seq, rowid")
  const ending = db.prepare("SELECT effect, result FROM outbox WHERE id = ? AND state <> 'waiting'")
  const airings = db.prepare('SELECT * FROM airing ORDER BY first_seq DESC')
  const airing = db.prepare('SELECT * FROM airing WHERE id = ?')
  const following = db.prepare('SELECT min(first_seq) AS seq FROM airing WHERE first_seq > ?')
  const postings = db.prepare('SELECT * FROM posting WHERE airing_id = ? ORDER BY id')
  const orders = db.prepare('SELECT json FROM sales_order WHERE airing_id = ? ORDER BY seq')
  const mark = db.prepare('SELECT value FROM mark WHERE name = ?')
  const lines = db.prepare(
    "SELECT seq, at, happening FROM log WHERE type = 'line-judged' AND at >= ? AND at < ? AND seq >= ? AND seq < ? ORDER BY at DESC, seq DESC LIMIT ?",
  )
  const linesAt = db.prepare(
    "SELECT seq, at, happening FROM log WHERE type = 'line-judged' AND at = ? AND seq >= ? AND seq < ? ORDER BY seq DESC",
  )
  const reviews = db.prepare(
    "SELECT seq, happening FROM log WHERE type IN ('line-reviewed', 'line-retracted') AND seq >= ? AND seq < ?",
  )
  const sweeps = db.prepare(
    "SELECT seq, happening FROM log WHERE type IN ('lines-retracted', 'moderation-asked') AND seq >= ? AND seq < ?",
  )

  const airingOf = (id: string) => {
    const row = rowOf(airing, id)
    return row === undefined ? null : summaryOf(row)
  }

  /** First seq of the airing and first seq after it. */
  const spanOf = (id: string): readonly [number, number] | null => {
    const summary = airingOf(id)
    if (summary === null) return null
    const next = numberIn(rowOf(following, summary.firstSeq), 'seq')
    return [summary.firstSeq, next === 0 ? Number.MAX_SAFE_INTEGER : next]
  }

  function* entriesBetween(after: number, upTo: number): Generator<Entry> {
    for (let from = after; ; ) {
      const rows = rowsOf(page, from, upTo, pageSize)
      for (const row of rows) yield entryOf(row)
      if (rows.length < pageSize) return
      from = numberIn(rows[rows.length - 1], 'seq')
    }
  }

  return {
    last: () => ({ seq: numberIn(rowOf(last), 'seq'), at: numberIn(rowOf(last), 'at') }),
    /** What was answered to this key, or null when it is new. */
    seen: (key: string): { readonly hash: string; readonly reply: Result<unknown> } | null => {
      const row = rowOf(seen, key)
      return row === undefined ? null : { hash: String(row.hash), reply: parse<Result<unknown>>(row.reply) }
    },
    /** The newest snapshot of this version, of one airing or of all. */
    lastSnapshot: (
      version: number,
      airingId?: string,
    ): { readonly seq: number; readonly world: World } | null => {
      const row = airingId === undefined ? rowOf(newest, version) : rowOf(newestOf, airingId, version)
      return row === undefined ? null : { seq: numberIn(row, 'seq'), world: parse<World>(row.world) }
    },
    entriesAfter: (seq: number): Iterable<Entry> => entriesBetween(seq, Number.MAX_SAFE_INTEGER),
    /** Everything logged from this airing's start to the next one's, after `seq`. */
    entries: (airingId: string, after = 0): Iterable<Entry> => {
      const span = spanOf(airingId)
      return span === null ? [] : entriesBetween(Math.max(after, span[0] - 1), span[1] - 1)
    },
    waiting: (): WaitingEffect[] =>
      rowsOf(waiting).map((row) => ({
        seq: numberIn(row, 'seq'),
        at: numberIn(row, 'at'),
        effect: parse<Effect>(row.effect),
      })),
    /** How an effect ended, and what it was; null while it waits or where there is none. */
    ending: (id: string): { readonly effect: Effect; readonly result: Result<unknown> } | null => {
      const row = rowOf(ending, id)
      return row === undefined ? null : { effect: parse<Effect>(row.effect), result: parse(row.result) }
    },
    /** Newest first. */
    airings: (): AiringSummary[] => rowsOf(airings).map(summaryOf),
    airing: airingOf,
    postings: (airingId: string): Posting[] => rowsOf(postings, airingId).map(postingOf),
    orders: (airingId: string): Order[] => rowsOf(orders, airingId).map((row) => parse<Order>(row.json)),
    mark: (name: string): string | null => {
      const row = rowOf(mark, name)
      return row === undefined ? null : String(row.value)
    },
    /**
     * One page of the chat's history, newest first: what was said before the Instant `before`. Lines of one
     * millisecond are never parted, so a page may exceed `limit` by a few and none is skipped between pages.
     */
    lines: (ask: {
      readonly airingId: string
      readonly before: Instant | null
      readonly limit: number
    }): JudgedLine[] => {
      const span = spanOf(ask.airingId)
      if (span === null) return []
      const [first, end] = span
      const page = rowsOf(lines, 0, ask.before ?? Number.MAX_SAFE_INTEGER, first, end, ask.limit)
      const oldest = page[page.length - 1]
      if (oldest === undefined) return []
      const rows = [...page.filter((row) => row.at !== oldest.at), ...rowsOf(linesAt, oldest.at, first, end)]
      const from = numberIn(rows[rows.length - 1], 'seq')
      const words = [...rowsOf(reviews, from, end), ...rowsOf(sweeps, from, end)]
      const decide = decisions(
        words.map((row) => ({ ...parse<LaterWord>(row.happening), seq: numberIn(row, 'seq') })),
      )
      return rows.map((row) => lineOf(row, decide))
    },
  }
}

function parse<T>(json: unknown): T {
  return JSON.parse(String(json)) as T
}

function entryOf(row: Row): Entry {
  return {
    seq: Number(row.seq),
    at: Number(row.at),
    key: row.key === null ? null : String(row.key),
    nonce: String(row.nonce),
    happening: parse<Happening>(row.happening),
  }
}

function summaryOf(row: Row): AiringSummary {
  return {
    id: String(row.id),
    showTitle: String(row.title),
    mode: row.mode === 'live' ? 'live' : 'rehearsal',
    startedAt: Number(row.started_at),
    endedAt: row.ended_at === null ? null : Number(row.ended_at),
    firstSeq: Number(row.first_seq),
  }
}

function postingOf(row: Row): Posting {
  return {
    txId: String(row.tx_id),
    account: String(row.account),
    amount: Number(row.amount),
    currency: String(row.currency),
    at: Number(row.at),
    orderId: String(row.order_id),
    memo: String(row.memo),
  }
}

function lineOf(row: Row, decide: Decide): JudgedLine {
  const { lineId, viewer, text, verdict, act, roles, sharedFrom, heldByPlatform } = parse<
    HappeningOf<'line-judged'>
  >(row.happening)
  const decision = decide({ id: lineId, seq: Number(row.seq), viewer }, verdict.action === 'allow')
  return {
    id: lineId,
    at: Number(row.at),
    viewer,
    text: decision.gone ? '' : text,
    verdict,
    shown: decision.shown,
    reviewed: decision.reviewed,
    roles: roles ?? [],
    sharedFrom: sharedFrom ?? null,
    heldByPlatform: heldByPlatform ?? false,
    command: act !== null,
  }
}
