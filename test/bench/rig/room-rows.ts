import type { RoomWish } from '../room'
import { ms, quantile, type Row } from '../table'
import type { BareFigures } from './room-bare'
import type { Answers, Faults } from './spectators'

export interface RoomFigures {
  readonly wish: RoomWish
  /** Processes that wanted a processor, on average of the last minute. */
  readonly load: number
  readonly entered: Answers['enter']
  readonly sat: Answers['sit']
  readonly chat: Answers['chat']
  /** Bytes and messages to each spectator in a minute of chat. */
  readonly perMinute: number
  readonly messagesPerMinute: number
  /** Share of one processor that the console took for it. */
  readonly quietProcessor: number
  readonly cues: { readonly each: readonly number[]; readonly lost: number; readonly size: number }
  readonly claims: Answers['claim'] & { readonly processorMs: number }
  readonly back: Answers['return'] & { readonly processorMs: number; readonly open: number }
  readonly rss: { readonly empty: number; readonly full: number; readonly after: number }
  readonly faults: Faults
}

const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`
const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const seconds = (time: number) => `${(time / 1000).toFixed(2)} s`
const faultsOf = (faults: Faults) =>
  Object.entries(faults)
    .map(([words, count]) => `, ${count} times ${words}`)
    .join('')
const spread = (values: readonly number[]) =>
  `p50 ${ms(quantile(values, 0.5))}, p99 ${ms(quantile(values, 0.99))}`

/** One row for each figure of the room. */
export function roomRows(room: RoomFigures, bare: BareFigures): Row[] {
  const { wish, cues, claims, back, rss } = room
  const crowd = wish.seats.toLocaleString('en')
  const cueP99 = quantile(cues.each, 0.99)
  const [claimP50, claimP99] = [quantile(claims.each, 0.5), quantile(claims.each, 0.99)]
  const last = back.each.length < wish.seats ? Number.POSITIVE_INFINITY : Math.max(...back.each)
  return [
    {
      what: `cue.fire to each of ${crowd} sockets, chat at ${wish.linesPerSecond} lines/s`,
      measured: `${spread(cues.each)} (${wish.cues} cues, ${cues.lost} lost)`,
      target: 'p99 200 ms',
      ok: cueP99 <= 200 && cues.lost === 0,
      beside: `bare ws broadcast of ${cues.size} bytes: ${spread(bare.cues)}; load ${room.load.toFixed(1)}`,
    },
    {
      what: `${wish.claims} claims within a second, ${crowd} watching, chat going on`,
      measured: `${spread(claims.each)}; ${claims.held} units held${faultsOf(claims.statuses)}`,
      target: 'p50 0.5 s, p99 1.5 s',
      ok: claimP50 <= 500 && claimP99 <= 1_500 && claims.each.length === wish.claims,
      beside: `bare HTTP server: ${spread(bare.claims)}; processor ${seconds(claims.processorMs)}`,
    },
    {
      what: `bytes to each, chat at ${wish.linesPerSecond} lines/s`,
      measured: `${kb(room.perMinute)} a minute in ${room.messagesPerMinute.toFixed(0)} messages`,
      target: '40 kB',
      ok: room.perMinute <= 40_000,
      beside: `${room.chat.said} lines said${faultsOf(room.chat.faults)}; processor ${(room.quietProcessor * 100).toFixed(0)} %`,
    },
    {
      what: `memory of the console's process (RSS), ${crowd} connected`,
      measured: `${mb(rss.full)}, after they came back ${mb(rss.after)}`,
      target: '250 MB',
      ok: Math.max(rss.full, rss.after) <= 250 * 1024 * 1024,
      beside: `empty ${mb(rss.empty)}; bare ws server ${mb(bare.rss)}`,
    },
    {
      what: `${crowd} reconnecting at once`,
      measured: `all back with the page right after ${seconds(last)}, ${back.loads} page loads${faultsOf(back.faults)}`,
      target: '20 s',
      ok: last <= 20_000 && back.open === wish.seats,
      beside: `bare ws server ${seconds(Math.max(...bare.back.each))}; processor ${seconds(back.processorMs)}; still open 2 s later ${back.open}`,
    },
    {
      what: `${crowd} load the page and open a socket, 64 and 200 at once`,
      measured: `${seconds(room.entered.took)} and ${seconds(room.sat.took)}; ${room.sat.open} open${faultsOf(room.sat.faults)}`,
      target: '-',
      ok: null,
      beside: `a page: ${spread(room.entered.each)}`,
    },
  ]
}
