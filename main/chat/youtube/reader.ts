import { z } from 'zod'
import type { PlatformWorld } from '../../../core/chat/port'
import type { Api } from './api'
import { type Chat, findChat } from './broadcast'
import { type Fault, faultOf } from './faults'
import { Page } from './items'
import type { Link } from './link'
import type { Meter } from './meter'
import { dialStream, readStream, type StreamEnd } from './stream'
import { stamp, type Teller } from './tell'
import { fits, nextPacificMidnight, pollEvery, usualReconnectsPerHour } from './units'

const minute = 60_000
/** A stream that lived this long ended in good order; one that did not is not dialled again at once. */
const goodLife = 10_000
/** Lines are polled this long before the stream is tried again, where it could not be had. */
const polledFor = 10 * minute
/** Looking for a broadcast costs one unit a time: every half minute at first, every two minutes after ten. */
const lookEvery = 30_000
const lookSlowly = 2 * minute
/** History older than this, by YouTube's own clock, is not told: its commands meant another moment. */
const freshHistory = 2 * minute
/** What was this old when it was fetched is shown and runs no command: the sale or question it was meant for may be over. */
const lateInStream = 30_000
/** Polls are up to a minute apart when units are short. */
const lateInPoll = 90_000

/** Where reading stands; outlives a restart of the platform. */
export interface Place {
  chat: Chat | null
  /** The chat that the token belongs to. */
  pageOf: string | null
  pageToken: string | null
  /** YouTube's stamp of the newest line told: where a lost token leaves only the history, it goes on from here. */
  toldUntil: number | null
  /** By our own clock. */
  heardAt: number
}

export interface ReaderParts {
  readonly world: PlatformWorld
  readonly api: Api
  readonly meter: Meter
  readonly link: Link
  readonly teller: Teller
  readonly place: Place
  readonly broadcast: () => string
  readonly dailyUnits: () => number
  readonly log: (level: 'info' | 'warn', text: string) => void
  readonly over: AbortSignal
}

/** Reads one chat from finding it to its end, or until `over`. Never rejects. */
export async function readChat(parts: ReaderParts): Promise<void> {
  const { world, api, meter, link, teller, place, over } = parts
  let tries = 0
  let looks = 0
  let pollUntil = 0
  let badStreams = 0

  /** Milliseconds: 1 s doubling to 30 s, up to half of it by chance, so that not all come back at once. */
  function backoff(): number {
    const longest = Math.min(30_000, 1_000 * 2 ** tries)
    tries += 1
    return longest * (0.5 + world.random() / 2)
  }

  function pause(ms: number): Promise<void> {
    if (over.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const wake = () => {
        cancel()
        over.removeEventListener('abort', wake)
        resolve()
      }
      const cancel = world.after(ms, wake)
      over.addEventListener('abort', wake)
    })
  }

  /** What the host should know while lines arrive. */
  function word(polling: boolean): string | null {
    const left = meter.left(world.now())
    const of = parts.dailyUnits()
    const reconnectsPerHour = polling ? (60 * minute) / pollEvery(0, left, of) : usualReconnectsPerHour
    const { fits: enough, readableMinutes } = fits({
      left,
      of,
      minutes: 120,
      postsPlanned: 0,
      reconnectsPerHour,
    })
    const slow = polling
      ? 'YouTube does not push its chat right now, so lines come a few seconds late and cost more. '
      : ''
    if (enough) return slow === '' ? null : slow.trim()
    return `${slow}Today's units carry about ${readableMinutes} more minutes of reading.`
  }

  function up(polling: boolean): void {
    meter.served(world.now())
    link.up(word(polling))
  }

  /** What to do after `fault`: the wait in milliseconds, or null when reading is over. */
  function after({ trouble: kind, words, reason }: Fault): number | null {
    parts.log('info', `youtube: ${kind} (${reason})`)
    switch (kind) {
      case 'quota': {
        link.halt('quota', words)
        const reset = nextPacificMidnight(world.now()) - world.now()
        // Others may give units back, or the host may get more: a look every quarter of an hour is cheap.
        return Math.min(15 * minute, reset + 1_000 + world.random() * 10_000)
      }
      case 'login':
      case 'scope':
        link.halt('needs-login', words)
        return null
      case 'ended':
        place.chat = null
        link.halt('off', `${words} For the next broadcast turn YouTube off and on again.`)
        return null
      case 'no-chat':
        place.chat = null
        link.halt('failed', words)
        return null
      case 'disabled':
      case 'setup':
        link.halt('failed', words)
        return null
      case 'refused':
        link.halt('failed', words)
        return 5 * minute
      case 'page':
        place.pageToken = null
        link.down(words)
        return backoff()
      case 'rate':
        link.down(words)
        return Math.max(10_000, backoff())
      case 'absent':
      case 'unreached':
      case 'broken':
        link.down(words)
        return backoff()
    }
  }

  async function look(): Promise<number | null> {
    const found = await findChat(api, parts.broadcast())
    if (over.aborted) return null
    if (!found.ok) return after(found.fault)
    tries = 0
    if (found.value === null) {
      looks += 1
      link.down('No broadcast of yours is live on YouTube yet. Micdrop goes on looking.')
      return looks <= 20 ? lookEvery : lookSlowly
    }
    const { chatId } = found.value
    if (place.pageOf !== chatId) {
      place.pageOf = chatId
      place.pageToken = null
      place.toldUntil = null
    }
    place.chat = found.value
    if (found.value.delay !== null) world.delay(found.value.delay)
    return 0
  }

  function take(raw: unknown, servedAt: number | null, lateBy: number): Page | 'over' | null {
    const page = Page.safeParse(raw)
    if (!page.success) return null
    const first = place.pageToken === null
    const oldest = place.toldUntil ?? (servedAt === null ? null : servedAt - freshHistory)
    const { isOver, newest } = teller.page(
      page.data,
      { oldest: first ? oldest : null, late: servedAt === null ? null : servedAt - lateBy },
      world,
    )
    if (newest !== null) place.toldUntil = Math.max(newest, place.toldUntil ?? 0)
    place.pageToken = page.data.nextPageToken ?? place.pageToken
    place.heardAt = world.now()
    return isOver ? 'over' : page.data
  }

  const query = (chatId: string) => ({
    liveChatId: chatId,
    part: 'id,snippet,authorDetails',
    ...(place.pageToken === null ? {} : { pageToken: place.pageToken }),
  })

  async function stream(chatId: string): Promise<number | null> {
    const opened = await api.charged('stream', (access) =>
      dialStream(api.address('liveChat/messages/stream', query(chatId)), access, world.after, over),
    )
    if (over.aborted) {
      if (opened.ok) opened.value.destroy()
      return null
    }
    if (!opened.ok) {
      if (opened.fault.trouble !== 'absent') return after(opened.fault)
      parts.log('info', `youtube: no stream (${opened.fault.reason}), polling`)
      pollUntil = world.now() + polledFor
      return 0
    }
    const began = world.now()
    const servedAt = stamp(opened.value.headers.date)
    up(false)
    let isOver = false
    let pages = 0
    const end = await readStream(opened.value, world.after, link.heard, (raw) => {
      const page = take(raw, servedAt, lateInStream)
      if (page === null) return
      pages += 1
      badStreams = 0
      if (page === 'over') {
        isOver = true
        opened.value.destroy()
      }
    })
    if (over.aborted) return null
    if (isOver) return after(faultOf('ended', 'chatEnded'))
    return ended(end, world.now() - began, pages)
  }

  function ended({ how, why }: StreamEnd, lived: number, pages: number): number {
    parts.log('info', `youtube: stream ${how} after ${Math.round(lived / 1_000)} s (${why})`)
    if (lived >= minute) tries = 0
    // Google ends streams as a matter of course, and silence is no outage: resumed, nothing is lost.
    if (how !== 'cut' && how !== 'broken' && lived >= goodLife) return 0
    if (how === 'broken' && pages === 0) {
      badStreams += 1
      if (badStreams >= 2) pollUntil = world.now() + polledFor
    }
    link.down('The connection to YouTube broke. Connecting again.')
    return backoff()
  }

  async function poll(chatId: string): Promise<number | null> {
    const asked = await api.ask(
      {
        call: 'list',
        method: 'GET',
        path: 'liveChat/messages',
        query: { ...query(chatId), maxResults: '2000' },
      },
      z.unknown(),
    )
    if (over.aborted) return null
    if (!asked.ok) return after(asked.fault)
    const page = take(asked.value, stamp(asked.date ?? undefined), lateInPoll)
    if (page === null) return after(faultOf('broken', 'no page'))
    if (page === 'over') return after(faultOf('ended', 'chatEnded'))
    tries = 0
    up(true)
    const left = meter.left(world.now())
    return pollEvery(page.pollingIntervalMillis, left, parts.dailyUnits())
  }

  for (let wait: number | null = 0; wait !== null && !over.aborted; ) {
    if (wait > 0) await pause(wait)
    if (over.aborted) return
    if (place.chat === null) wait = await look()
    else if (world.now() < pollUntil) wait = await poll(place.chat.chatId)
    else wait = await stream(place.chat.chatId)
  }
}
