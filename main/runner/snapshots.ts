import { performance } from 'node:perf_hooks'
import type { Duration } from '../../core/base/time'
import type { World } from '../../core/show/airing'
import type { Log, LogStore, Saved } from './port'
import { worldVersion } from './recovery'

/** Entries after which a snapshot is due; taken when nothing waits, or at the latest after four times as many. */
const due = 5_000
/**
 * Writing down a world of 20,000 viewers stops everything for a third of a second and more, while folding costs some
 * 20 us an entry: each millisecond of the last snapshot lets this many more entries pass, up to a few seconds' fold.
 */
const duePerMs = 400
const mostDue = 100_000
const quiet: Duration = 30_000

export interface Snapshots {
  after(world: World, seq: number, saved: readonly Saved[], busy: boolean): void
  close(world: World, seq: number): void
}

/** Decides when the world is written down, so that a restart folds little. `behind`: entries since the last one. */
export function createSnapshots(
  store: Pick<LogStore, 'snapshot' | 'checkpoint'>,
  log: Log,
  behind: number,
  seq: number,
  steady: () => Duration = () => performance.now(),
): Snapshots {
  let kept = seq - behind
  let dueNow = due
  let timer: NodeJS.Timeout | null = null

  const take = (world: World, at: number) => {
    if (world.airing === null || at === kept) return
    const began = steady()
    const done = store.snapshot(world.airing.id, at, world, worldVersion)
    dueNow = Math.min(mostDue, Math.max(due, (steady() - began) * duePerMs))
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
      if (ended || at - kept >= dueNow * (busy ? 4 : 1)) take(world, at)
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
