import { performance } from 'node:perf_hooks'
import type { Duration } from '../../core/base/time'
import type { Entry } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'
import type { Core, LogStore } from './port'

/**
 * The shape of `World`. A snapshot of another version is passed over and the log is folded instead: raise it
 * whenever the state changes shape or meaning.
 */
export const worldVersion = 7

export interface Recovery {
  /** True when a show was still on air. */
  readonly recovered: boolean
  /** Entries folded on top of the snapshot. */
  readonly entries: number
  readonly ms: Duration
}

export interface Rebuilt {
  readonly world: World
  readonly entries: number
  /** The `seq` the snapshot stood at. */
  readonly from: number
}

/** The world as the log has it: the newest snapshot and whatever came after. */
export function rebuild(store: LogStore, core: Core): Rebuilt {
  const snapshot = store.lastSnapshot(worldVersion) ?? beforeLastAiring(store, core)
  return { ...fold(core, snapshot.world, store.entriesAfter(snapshot.seq)), from: snapshot.seq }
}

export function recover(store: LogStore, core: Core): Rebuilt & { readonly recovery: Recovery } {
  const started = performance.now()
  const rebuilt = rebuild(store, core)
  const recovered = rebuilt.world.airing !== null && rebuilt.world.airing.endedAt === null
  return { ...rebuilt, recovery: { recovered, entries: rebuilt.entries, ms: performance.now() - started } }
}

/**
 * A past airing as it ended, from its final snapshot: as fast for a million events as for ten thousand. Only what
 * came after the end (a late payment, a refund) is folded on top.
 */
export function readAiring(store: LogStore, core: Core, airingId: string): World | null {
  const firstSeq = store.airings().find((airing) => airing.id === airingId)?.firstSeq
  if (firstSeq === undefined) return null
  const kept = store.lastSnapshot(worldVersion, airingId)
  const { seq, world } = kept ?? { seq: firstSeq - 1, world: core.emptyWorld() }
  const read = fold(core, world, store.entries(airingId, seq))
  if (kept === null && read.world.airing?.endedAt !== null)
    store.snapshot(airingId, read.world.seq, read.world, worldVersion)
  return read.world
}

function beforeLastAiring(store: LogStore, core: Core) {
  const newest = store.airings()[0]
  return { seq: newest === undefined ? 0 : newest.firstSeq - 1, world: core.emptyWorld() }
}

function fold(
  core: Core,
  world: World,
  entries: Iterable<Entry>,
): { readonly world: World; readonly entries: number } {
  let count = 0
  for (const entry of entries) {
    core.reduce(world, entry)
    count += 1
  }
  return { world, entries: count }
}
