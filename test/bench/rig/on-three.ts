import { join } from 'node:path'
import type { Show } from '../../../core/show/show'
import { openDatabase, rowsOf } from '../../../main/storage/database'
import { type ThreeId, threeIds } from '../../peers/three'
import { by, startEngine } from '../engine'
import { openBareReaders } from './bare-readers'
import type { Crowd } from './crowd-process'
import { type Counts, createTally, holdsWithin, type Tally } from './tally'

/** Milliseconds that anything may take to be there; only a broken run waits that long. */
const patience = 60_000

const idsIn: Readonly<Record<ThreeId, RegExp>> = {
  twitch: /(?:;id=|"message_id":")(\d+\.[0-9a-z]+)/g,
  youtube: /"id":"(\d+\.[0-9a-z]+)"/g,
  irc: /msgid=(\d+\.[0-9a-z]+)/g,
}

/** Reads the same doubles with nothing but sockets; see openBareReaders. */
export async function readBare(crowd: Crowd, from: Counts) {
  const tally = createTally(from)
  const readers = openBareReaders(crowd.places, (id, text) => {
    for (const found of text.matchAll(idsIn[id])) tally.add(id, found[1]!)
  })
  await connected(crowd)
  return { tally, close: readers.close, dials: readers.dials }
}

/** All four connections stand: both paths of Twitch, YouTube's stream, IRC. */
export async function connected(crowd: Crowd): Promise<void> {
  const all = await holdsWithin(patience, async () => {
    const paths = await crowd.ask({ do: 'paths' })
    return paths.irc > 0 && paths.youtube > 0 && paths.twitchIrc > 0 && paths.twitchEventSub
  })
  if (!all) throw new Error(`not everything connected: ${JSON.stringify(await crowd.ask({ do: 'paths' }))}`)
}

/** Resolves when all four connections of the last reader are gone. */
export async function disconnected(crowd: Crowd): Promise<void> {
  await holdsWithin(patience, async () => {
    const paths = await crowd.ask({ do: 'paths' })
    return paths.irc + paths.youtube + paths.twitchIrc === 0 && !paths.twitchEventSub
  })
}

/**
 * The whole console on the three doubles, with the first cue of `show` fired. Every line of the crowd is tallied when the
 * log has it: read by a second connection from the file, after the commit.
 */
export async function consoleOnThree(crowd: Crowd, show: Show, from: Counts) {
  const { places } = crowd
  const kept = new Map(Object.entries(places.secrets))
  const started = await startEngine({
    platformUrls: places.urls,
    secrets: {
      sealed: true,
      get: (name) => kept.get(name) ?? null,
      set: (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
    },
  })
  const { parts } = started.engine
  const links = () =>
    parts.platforms.views().filter(({ id }) => threeIds.includes(id as ThreeId)) as readonly (ReturnType<
      typeof parts.platforms.views
    >[number] & { readonly id: ThreeId })[]
  await parts.settings.update((settings) => ({ ...settings, platforms: places.accounts }))
  await parts.engine.offer(
    { type: 'airing-started', airingId: 'bench', show, mode: 'live', joinUrl: null, by },
    null,
  )
  await parts.engine.offer({ type: 'cue-fired', cueId: show.rundown[0]!.id, by }, null)
  const model = () => parts.state.snapshot().health.moderation.model === 'ready'
  const live = () => links().every(({ state }) => state.link === 'live')
  if (!(await holdsWithin(patience, () => model() && live())))
    throw new Error(`not ready: ${JSON.stringify(links())}`)
  await connected(crowd)
  const tally = createTally(from)
  const tail = tailLog(started.home, tally)
  const stop = parts.engine.onChange(tail.read)
  return {
    parts,
    airing: () => parts.engine.world().airing!,
    links,
    tally,
    close: async () => {
      stop()
      tail.close()
      await started.close()
    },
  }
}
export type ConsoleOnThree = Awaited<ReturnType<typeof consoleOnThree>>

function tailLog(home: string, tally: Tally) {
  const db = openDatabase(join(home, 'micdrop.db'))
  const after = db.prepare("SELECT seq, key FROM log WHERE seq > ? AND type = 'line-judged' ORDER BY seq")
  let last = 0
  return {
    read: () => {
      for (const { seq, key } of rowsOf(after, last)) {
        last = Number(seq)
        const [platform, messageId] = String(key).split(':') as [ThreeId, string]
        tally.add(platform, messageId)
      }
    },
    close: () => db.close(),
  }
}

/** Waits until as many lines came as were said, or no more come for 5 s. */
export async function settle(tally: Tally, all: number): Promise<void> {
  for (let before = -1; tally.latencies.length < all && before !== tally.latencies.length; ) {
    before = tally.latencies.length
    await holdsWithin(5_000, () => tally.latencies.length >= all)
  }
}
