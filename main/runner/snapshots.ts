import type { Duration } from '../../core/base/time'
import type { World } from '../../core/show/airing'
import type { Log, LogStore, Saved } from './port'
import { worldVersion } from './recovery'

/** Entries after which a snapshot is due; taken when nothing waits, or at the latest after four times as many. */
const due = 5_000
const quiet: Duration = 30_000

export interface Snapshots {
  after(world: World, seq: number, saved: readonly Saved[], busy: boolean): void
  close(world: World, seq: number): void
}

/** Decides when the world is written down, so that a restart folds little. `behind`: entries since the last one. */
export function createSnapshots(store: LogStore, log: Log, behind: number, seq: number): Snapshots {
  let kept = seq - behind
  let timer: NodeJS.Timeout | null = null

  const take = (world: World, at: number) => {
    if (world.airing === null || at === kept) return
    const done = store.snapshot(world.airing.id, at, world, worldVersion)
    if (done.ok) kept = at
    else log.warn(`no snapshot: ${done.message}`)
  }
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    after: (world, at, saved, busy) => {
      stop()
      const ended = saved.some(({ entry }) => entry.happening.type === 'airing-ended')
      if (ended || at - kept >= due * (busy ? 4 : 1)) take(world, at)
      if (at === kept) return
      timer = setTimeout(() => {
        take(world, at)
        store.checkpoint()
      }, quiet)
      timer.unref()
    },
    close: (world, at) => {
      stop()
      take(world, at)
    },
  }
}
