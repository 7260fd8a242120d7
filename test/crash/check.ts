import { isDeepStrictEqual } from 'node:util'
import type { Order } from '../../core/commerce/order'
import type { Airing, World } from '../../core/show/airing'
import { effectOf } from '../../core/show/effects'
import { rebuild } from '../../main/runner/recovery'
import { openStore, type Store } from '../../main/storage/store'
import { core, type Outside, outsideIn } from './parts'

export interface Findings {
  /** What is wrong, in words; empty when all is well. */
  readonly faults: string[]
  readonly entries: number
  readonly acks: number
  readonly paid: number
  readonly airings: number
  /** Posts and scene switches that were settled: they must never be done again. */
  readonly settledActs: ReadonlyMap<string, number>
}

/** Opens the profile as the next start would, and compares it with what the outside world was told. */
export function checkProfile(folder: string, before: ReadonlyMap<string, number>): Findings {
  const opened = openStore({ folder })
  if (!opened.ok)
    return { faults: [opened.message], entries: 0, acks: 0, paid: 0, airings: 0, settledActs: before }
  const store = opened.value
  const outside = outsideIn(folder)
  const faults: string[] = []
  const expect = (holds: boolean, fault: string) => void (holds || faults.push(fault))
  expect(store.opening.setAside === null, 'the log was damaged')
  const acks = checkAcks(store, outside, expect)
  const { world } = rebuild(store, core)
  checkReplay(store, world, expect)
  if (world.airing !== null) {
    checkStock(world.airing, expect)
    checkBooks(store, world.airing, expect)
    checkEffects(store, world.airing, expect)
  }
  checkOpened(outside, expect)
  const acts = count([...outside.said.all(), ...outside.switched.all()])
  for (const [id, times] of before)
    expect(acts.get(id) === times, `${id} was done again after it was settled`)
  const waiting = new Set(store.waiting().map(({ effect }) => effect.id))
  const told = (id: string) =>
    world.airing !== null && (effectOf(world.airing, id)?.state ?? 'waiting') !== 'waiting'
  const settledActs = new Map([...acts].filter(([id]) => !waiting.has(id) || told(id)))
  const paid = Object.values(world.airing?.shop.orders ?? {}).filter((order) => order.state === 'paid').length
  const entries = store.last().seq
  const airings = store.airings().length
  store.close()
  return { faults, entries, acks, paid, airings, settledActs }
}

type Expect = (holds: boolean, fault: string) => void

function checkAcks(store: Store, { acks }: Outside, expect: Expect): number {
  const all = acks.all()
  for (const { key, reply } of all) {
    const kept = store.seen(key)
    // A refusal that changed nothing is not kept, and need not be.
    if (kept === null) expect(!reply.ok, `an acknowledged reply was lost: ${key}`)
    else if (reply.ok || kept.reply.ok) expect(same(kept.reply, reply), `a reply changed: ${key}`)
  }
  return all.length
}

/** The whole airing folded from its first entry is the world that snapshot and tail give. */
function checkReplay(store: Store, world: World, expect: Expect): void {
  const newest = store.airings()[0]
  if (newest === undefined) return
  const whole = core.emptyWorld()
  let seq = newest.firstSeq - 1
  for (const entry of store.entries(newest.id)) {
    expect(entry.seq === seq + 1, `entry ${seq + 1} is missing`)
    seq = entry.seq
    core.reduce(whole, entry)
  }
  expect(same(whole, world), 'replay differs from snapshot and tail')
}

function checkStock(airing: Airing, expect: Expect): void {
  const holds = Object.values(airing.shop.holds)
  for (const pool of Object.values(airing.shop.pools)) {
    const held = pool.held.stream + pool.held.hall
    const sold = pool.sold.stream + pool.sold.hall
    const mine = holds.filter((hold) => hold.poolId === pool.id)
    expect(
      held >= 0 && sold >= 0 && held + sold <= pool.stock,
      `${pool.id} is oversold: ${held} + ${sold} of ${pool.stock}`,
    )
    expect(
      mine.filter((hold) => ['held', 'paying', 'closing'].includes(hold.state)).length === held,
      `${pool.id}: held units and holds differ`,
    )
    expect(
      mine.filter((hold) => ['paid', 'refunded'].includes(hold.state)).length <= pool.stock,
      `${pool.id}: more buyers than units`,
    )
  }
}

function checkBooks(store: Store, airing: Airing, expect: Expect): void {
  const sums = new Map<string, number>()
  for (const one of airing.ledger) sums.set(one.txId, (sums.get(one.txId) ?? 0) + one.amount)
  for (const [txId, sum] of sums) expect(sum === 0, `${txId} does not balance: ${sum}`)
  expect(same(store.postings(airing.id), airing.ledger), 'postings beside the log differ from the ledger')
  const kept = new Map(store.orders(airing.id).map((order) => [order.id, order]))
  for (const order of Object.values(airing.shop.orders) as Order[])
    expect(same(kept.get(order.id), order), `order ${order.id} beside the log differs`)
}

/**
 * What a row says of an effect is what became of it. Log and outbox are written one after the other, so that after a
 * kill either may be ahead; the next session brings the other one up to it.
 */
export function checkEffects(store: Store, airing: Airing, expect: Expect, caughtUp = false): void {
  for (const run of Object.values(airing.runs))
    for (const { id, state, quiet, what } of run.effects ?? []) {
      const ending = store.ending(id)
      if (state === 'waiting') expect(!caughtUp, `the row of ${id} still waits`)
      else if (ending === null) expect(!caughtUp, `the row of ${id} says ${state}, the outbox knows no end`)
      else {
        expect(
          ending.result.ok === (state === 'done'),
          `the row of ${id} says ${state}, the outbox otherwise`,
        )
        expect(quiet === (what === 'mark'), `the row of ${id} is told ${quiet ? 'quietly' : 'aloud'}`)
      }
    }
}

/** Once a carrier has answered, the same payment is never opened again: it is looked at. */
function checkOpened({ opened }: Outside, expect: Expect): void {
  const known = new Set<string>()
  for (const { step, operationId } of opened.all()) {
    if (step === 'known') known.add(operationId)
    else expect(!known.has(operationId), `payment ${operationId} was opened blindly again`)
  }
}

function count(ids: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b))
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}
