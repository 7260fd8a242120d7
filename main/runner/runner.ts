import { performance } from 'node:perf_hooks'
import { fail, type Result } from '../../core/base/result'
import type { Happening } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'
import type { Outcome } from '../../core/show/reduce'
import { assemble, type Batch, bug, type Offer, type Reduced } from './batch'
import type { Clock } from './clock'
import { createLanes } from './lanes'
import type { Core, Log, LogStore, PendingEffect } from './port'
import { type Recovery, rebuild, recover } from './recovery'
import { createSnapshots } from './snapshots'
import { createWake } from './wake'

/** After each batch, once it is saved. Empty lists: the world was read anew from the log. */
export type OnBatch = (
  world: World,
  outcomes: readonly Outcome[],
  entries: readonly Reduced['entry'][],
) => void

export interface RunnerOptions {
  readonly store: LogStore
  readonly core: Core
  readonly clock: Clock
  /** 128 fresh random bits, base64url. */
  readonly nonce: () => string
  readonly log: Log
  readonly onBatch: OnBatch
  /** Given the effects of each batch after it was saved. */
  readonly perform: (effects: readonly PendingEffect[]) => void
}

export interface Runner {
  readonly recovery: Recovery
  /** Changed in place by each batch, replaced after a failed one: read it anew every time. */
  world(): World
  /**
   * Queues a happening; resolves once it is saved, with the reply. A repeat under the same key gets the first
   * reply. Codes: `key-reused`, `disk-full` and other faults of the store, `closed`, `bug`, and the core's own.
   */
  offer(happening: Happening, key: string | null): Promise<Result<unknown>>
  /** Begins to wake for time. Called once, when everything is connected. */
  start(): void
  /** Resolves when nothing is queued. */
  idle(): Promise<void>
  /** Saves what is queued and a snapshot, then takes nothing more. */
  close(): Promise<void>
}

/** The one queue: happening -> core -> save -> effects. All that came in meanwhile is saved in one transaction. */
export function createRunner({ store, core, clock, nonce, log, onBatch, perform }: RunnerOptions): Runner {
  const start = recover(store, core)
  let world = start.world
  let seq = store.last().seq
  const lanes = createLanes<Offer>()
  const snapshots = createSnapshots(store, log, seq - start.from, seq)
  const wake = createWake(clock.now, () => void offer({ type: 'tick' }, null))
  let scheduled = false
  let closed = false
  let started = false
  let broken = false
  /** Milliseconds the last save took: a slow disk earns larger batches. */
  let saveTook = 0
  let whenIdle: (() => void)[] = []

  function offer(happening: Happening, key: string | null): Promise<Result<unknown>> {
    if (closed) return Promise.resolve(fail('closed', 'Micdrop is closing.'))
    return new Promise((reply) => {
      lanes.push({ happening, key, reply }, happening)
      schedule()
    })
  }

  /** After the events of this turn, so that all of them share one save; no timer, so that one alone goes at once. */
  function schedule() {
    if (scheduled) return
    scheduled = true
    setImmediate(drain)
  }

  function drain() {
    scheduled = false
    if (broken && !mended()) {
      // A refused tick has disarmed the clock; nobody else may come to arm it again.
      if (started) wake.plan(core.nextWakeAt(world))
      return settled()
    }
    if (world.airing === null || world.airing.endedAt !== null) clock.resync()
    const batch = assemble({
      lanes,
      store,
      core,
      world,
      seq,
      now: clock.now,
      nonce,
      budget: Math.max(6, 2 * saveTook),
    })
    if (batch.reduced.length > 0) {
      const began = performance.now()
      const saved = append(batch)
      saveTook = performance.now() - began
      if (!saved.ok) {
        log.error(`${batch.reduced.length} entries could not be saved: ${saved.message}`)
        broken = true
        readAnew()
        for (const { offer } of batch.replies) offer.reply(saved)
        return settled()
      }
      seq += batch.reduced.length
    }
    if (batch.bug !== null) {
      log.error(`a ${batch.bug.happening} could not be handled`, batch.bug.error)
      readAnew()
    }
    tell(batch.reduced)
    for (const { offer, result } of batch.replies) offer.reply(result)
    hand(batch.reduced)
    if (started) wake.plan(core.nextWakeAt(world))
    snapshots.after(world, seq, batch.reduced, lanes.size > 0)
    settled()
  }

  function append(batch: Batch): Result<null> {
    try {
      return store.append(batch.reduced, batch.strict)
    } catch (error) {
      log.error('the store failed', error)
      return bug
    }
  }

  /** Before work is done that could not be kept: can anything be written again? */
  function mended(): boolean {
    const probe = store.probe()
    broken = !probe.ok
    if (!probe.ok) for (let next = lanes.take(); next !== undefined; next = lanes.take()) next.reply(probe)
    return probe.ok
  }

  /** Memory holds what was not saved: only the log counts. */
  function readAnew() {
    world = rebuild(store, core).world
    seq = store.last().seq
    tell([])
    if (started) wake.plan(core.nextWakeAt(world))
  }

  function tell(reduced: readonly Reduced[]) {
    try {
      onBatch(
        world,
        reduced.map(({ outcome }) => outcome),
        reduced.map(({ entry }) => entry),
      )
    } catch (error) {
      log.error('a listener of the runner failed', error)
    }
  }

  function hand(reduced: readonly Reduced[]) {
    const effects = reduced.flatMap(({ entry, outcome }) =>
      outcome.effects.map((effect) => ({ effect, seq: entry.seq, at: entry.at })),
    )
    if (effects.length > 0) perform(effects)
  }

  function settled() {
    if (lanes.size > 0) return schedule()
    const done = whenIdle
    whenIdle = []
    for (const resolve of done) resolve()
  }

  function idle(): Promise<void> {
    return lanes.size === 0 && !scheduled
      ? Promise.resolve()
      : new Promise((resolve) => whenIdle.push(resolve))
  }

  return {
    recovery: start.recovery,
    world: () => world,
    offer,
    start: () => {
      started = true
      // Those who follow the show learn what was recovered before anything else happens in it.
      tell([])
      wake.plan(core.nextWakeAt(world))
    },
    idle,
    close: async () => {
      started = false
      wake.stop()
      await idle()
      closed = true
      snapshots.close(world, seq)
    },
  }
}
