import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { freePort } from '../peers/obs/free-port'
import { startAsked } from './rig/asked'
import { type ConsoleClient, openConsoleSocket } from './rig/console-socket'
import { control } from './rig/control'
import { startHeadless } from './rig/headless'
import { seedProfile } from './rig/profile'
import { bareFigures } from './rig/room-bare'
import { type RoomFigures, roomRows } from './rig/room-rows'
import { markOf, roomBenchShow } from './rig/room-show'
import type { Answers, Ask } from './rig/spectators'
import { mostHandles, usageOf } from './rig/usage'
import { wallClock } from './rig/wall-clock'
import type { Row } from './table'

export interface RoomWish {
  readonly seats: number
  readonly claims: number
  readonly linesPerSecond: number
  /** Cues fired while chat goes on. */
  readonly cues: number
}

/** MICDROP_BENCH_SEATS: for machines that may not have as many file handles. */
const usual: RoomWish = {
  seats: Number(process.env.MICDROP_BENCH_SEATS ?? 10_000),
  claims: 300,
  linesPerSecond: 10,
  cues: 20,
}
/** File handles beside those of the seats. */
const spare = 1_000

export type Spectators = Awaited<ReturnType<typeof startAsked<Ask, Answers>>>
export const rest = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

/** Says what is going on, for whoever waits. */
const say = (words: string) => process.stderr.write(`  ${words} (load ${loadavg()[0]!.toFixed(1)})\n`)

async function cuesTo(spectators: Spectators, client: ConsoleClient, cues: number, offset: number) {
  const each: number[] = []
  let lost = 0
  let size = 0
  for (let n = 0; n < cues; n += 1) {
    const text = markOf(n)
    await spectators.ask({ do: 'watch', text })
    const fired = performance.timeOrigin + performance.now() + offset
    const { runId } = await client.cues.fire({ cueId: `message-${n}`, key: randomUUID() })
    const seen = await spectators.ask({ do: 'seen', within: 15_000 })
    for (const at of seen.at) each.push(at - fired)
    lost += (await spectators.ask({ do: 'received' })).open - seen.at.length
    size = seen.size
    await client.cues.act({ runId, action: 'close' })
    // Cues meet chat's own rhythm at any of its moments.
    await rest(1_000 + Math.random() * 1_000)
  }
  return { each, lost, size }
}

async function consoleFigures(spectators: Spectators, wish: RoomWish): Promise<RoomFigures> {
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  const stock = Math.floor(wish.claims / 3)
  const started = await startHeadless(
    (home) => seedProfile(home, rehearsalOfOne, roomBenchShow(wish.cues + 2, stock)),
    { MICDROP_PUBLIC_ORIGIN: `http://${host}`, MICDROP_ROOM_PORT: String(port) },
  )
  const took = async <T>(work: () => Promise<T>) => {
    const before = usageOf(started.pid).processorMs
    const value = await work()
    return { value, processorMs: usageOf(started.pid).processorMs - before }
  }
  try {
    const desk = control(started.api)
    await desk.until((state) => state.health.moderation.model === 'ready')
    await desk.startShow('bench', 'rehearsal')
    const { client, close } = await openConsoleSocket(started.console)
    const empty = usageOf(started.pid).rss
    say(`${wish.seats} load the page`)
    const entered = await spectators.ask({ do: 'enter', place: { port, host }, count: wish.seats })
    say('they open their sockets')
    const sat = await spectators.ask({ do: 'sit', count: wish.seats, at: 200, bare: null })
    await spectators.ask({ do: 'chat', perSecond: wish.linesPerSecond })
    await rest(5_000)
    say('chat alone')
    await spectators.ask({ do: 'received' })
    const began = performance.now()
    const quiet = await took(() => rest(30_000))
    const received = await spectators.ask({ do: 'received' })
    const minutes = (performance.now() - began) / 60_000
    say(`${wish.cues} cues`)
    const cues = await cuesTo(spectators, client, wish.cues, wallClock())
    say(`${wish.claims} claims`)
    const runId = (await client.cues.fire({ cueId: 'drop', key: randomUUID() })).runId
    await rest(2_000)
    const claims = await took(() => spectators.ask({ do: 'claim', runId, count: wish.claims, within: 1_000 }))
    await rest(5_000)
    const full = usageOf(started.pid).rss
    say('all are cut and come back')
    await spectators.ask({ do: 'cut' })
    await client.cues.fire({ cueId: `message-${wish.cues}`, key: randomUUID() })
    const back = await took(() => spectators.ask({ do: 'return', text: markOf(wish.cues), within: 60_000 }))
    await rest(2_000)
    const after = await spectators.ask({ do: 'received' })
    const chat = await spectators.ask({ do: 'chat', perSecond: 0 })
    close()
    return {
      wish,
      load: loadavg()[0]!,
      entered,
      sat,
      chat,
      perMinute: received.bytes / received.open / minutes,
      messagesPerMinute: received.messages / received.open / minutes,
      quietProcessor: quiet.processorMs / 30_000,
      cues,
      claims: { ...claims.value, processorMs: claims.processorMs },
      back: { ...back.value, processorMs: back.processorMs, open: after.open },
      rss: { empty, full, after: usageOf(started.pid).rss },
      faults: { ...received.faults, ...after.faults },
    }
  } finally {
    await started.close()
  }
}

/** A rehearsal, so that a drop may open without an overlay; its own audience is one person. */
const rehearsalOfOne = {
  rehearsal: { source: 'crowd', recording: null, speed: 1, crowdSize: 1, platforms: false },
} as const

/** The room full of spectators, against a bare server that sends the same bytes to the same spectators. */
export async function benchRoom(wish: RoomWish = usual): Promise<Row[]> {
  if (mostHandles() < wish.seats + spare) {
    const needed = `each process needs ${wish.seats + spare} file handles and may have ${mostHandles()}: raise the hard limit (ulimit -Hn)`
    return [{ what: 'room', measured: 'not measured', target: '-', ok: null, beside: needed }]
  }
  const spectators = await startAsked<Ask, Answers>('spectators/start.mjs')
  try {
    const figures = await consoleFigures(spectators, wish)
    say('the same with a bare server')
    return roomRows(figures, await bareFigures(spectators, wish, figures.cues.size))
  } finally {
    await spectators.close()
  }
}
