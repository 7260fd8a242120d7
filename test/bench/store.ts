import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Happening, Presser } from '../../core/cues/happening'
import { emptyWorld, nextWakeAt, reduce, touchesMoney } from '../../core/show/reduce'
import { emptyShow, type Show } from '../../core/show/show'
import { createClock } from '../../main/runner/clock'
import { createNonce } from '../../main/runner/input'
import type { Core } from '../../main/runner/port'
import { readAiring, worldVersion } from '../../main/runner/recovery'
import { createRunner } from '../../main/runner/runner'
import type { Saved } from '../../main/storage/rows'
import { openStore, type Store } from '../../main/storage/store'

const core: Core = { reduce, emptyWorld, nextWakeAt, touchesMoney }
const by: Presser = { from: 'console', name: 'bench' }

export interface ClaimsFigures {
  readonly claims: number
  readonly ms: number
  readonly perSecond: number
  readonly held: number
  readonly oversold: number
  /** Offer to reply of one press at a time on an idle queue, saved with FULL; milliseconds. */
  readonly pressP50: number
  readonly pressP99: number
}

/** 10,000 claims by as many viewers for 100 units, offered at once, each answered after its commit; once warmed up. */
export async function benchClaims(claims = 10_000, stock = 100): Promise<ClaimsFigures> {
  await rush(2_000, stock)
  return rush(claims, stock)
}

function rush(claims: number, stock: number): Promise<ClaimsFigures> {
  return withStore(async (store) => {
    const runner = createRunner({
      store,
      core,
      clock: createClock({ notBefore: 0 }),
      nonce: createNonce,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      onBatch: () => {},
      perform: () => {},
    })
    await runner.offer(started('a1', stock), null)
    const press: number[] = []
    for (let n = 0; n < 200; n += 1) {
      const from = performance.now()
      await runner.offer({ type: 'cue-fired', cueId: 'hello', by }, `fire:${n}`)
      press.push(performance.now() - from)
    }
    for (const run of [...(runner.world().airing?.runOrder ?? [])])
      await runner.offer({ type: 'host-acted', runId: run, action: 'close', by }, null)
    await runner.offer({ type: 'cue-fired', cueId: 'drop', by }, 'fire')
    const from = performance.now()
    await Promise.all(Array.from({ length: claims }, (_, n) => runner.offer(claim(n), `bench:${n}`)))
    const ms = performance.now() - from
    const pool = Object.values(runner.world().airing?.shop.pools ?? {})[0]
    const held =
      pool === undefined ? 0 : pool.held.stream + pool.held.hall + pool.sold.stream + pool.sold.hall
    await runner.close()
    press.sort((a, b) => a - b)
    return {
      claims,
      ms,
      perSecond: (claims / ms) * 1_000,
      held,
      oversold: Math.max(0, held - stock),
      pressP50: press[Math.floor(press.length * 0.5)]!,
      pressP99: press[Math.floor(press.length * 0.99)]!,
    }
  })
}

export interface OpenFigures {
  /** Opening the store and reading the last show, in milliseconds, best of `tries`. */
  readonly small: number
  readonly large: number
  readonly ratio: number
}

/** Opens a log of `large` events and one of `small` in turns, and reads the show and what its report needs. */
export async function benchOpen(large = 1_000_000, small = 10_000, tries = 30): Promise<OpenFigures> {
  return withFolder((one) =>
    withFolder(async (other) => {
      fill(one, small)
      fill(other, large)
      const best = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
      for (let n = 0; n < tries; n += 1) {
        best.small = Math.min(best.small, timeToOpen(one, small))
        best.large = Math.min(best.large, timeToOpen(other, large))
      }
      return { ...best, ratio: best.large / best.small }
    }),
  )
}

function timeToOpen(folder: string, events: number): number {
  const from = performance.now()
  const store = opened(folder)
  const airing = readAiring(store, core, store.airings()[0]!.id)?.airing
  if (airing?.counts.lines !== events - 2) throw new Error('the show was not read')
  store.orders(airing.id)
  store.postings(airing.id)
  store.lines({ airingId: airing.id, before: null, limit: 100 })
  const took = performance.now() - from
  store.close()
  return took
}

/** One show of `events` entries, chat from 500 viewers, saved as the runner saves it. */
function fill(folder: string, events: number): void {
  const store = opened(folder)
  const world = core.emptyWorld()
  const save = (happenings: readonly Happening[], from: number) => {
    const batch: Saved[] = happenings.map((happening, n) => {
      const seq = from + n
      const key = happening.type === 'line-judged' ? happening.lineId : null
      const entry = { seq, at: 1_800_000_000_000 + seq, key, nonce: 'AAAAAAAAAAAAAAAAAAAAAA', happening }
      return { entry, airingId: 'a1', hash: 'AAAAAAAAAAAAAAAAAAAAAA', outcome: core.reduce(world, entry) }
    })
    const saved = store.append(batch, false)
    if (!saved.ok) throw new Error(saved.message)
  }
  save([started('a1', 100)], 1)
  for (let seq = 2; seq < events; seq += 2_000) {
    const size = Math.min(2_000, events - seq)
    save(
      Array.from({ length: size }, (_, n) => line(seq + n)),
      seq,
    )
  }
  save([{ type: 'airing-ended', by }], events)
  store.snapshot('a1', events, world, worldVersion)
  store.close()
}

function opened(folder: string): Store {
  const store = openStore({ folder })
  if (!store.ok) throw new Error(store.message)
  return store.value
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const store = opened(folder)
    try {
      return await work(store)
    } finally {
      store.close()
    }
  })
}

const viewer = (n: number) => ({ platform: 'replay', id: `v${n}`, name: `viewer ${n}` })

const claim = (n: number): Happening => ({
  type: 'viewer-acted',
  viewer: viewer(n),
  audience: 'stream',
  act: { act: 'claim', runId: null },
})

const line = (seq: number): Happening => ({
  type: 'line-judged',
  lineId: `replay:${seq}`,
  viewer: viewer(seq % 500),
  audience: 'stream',
  text: `a line of chat, number ${seq}, as long as most`,
  flags: [],
  verdict: { action: 'allow', reasons: [] },
  act: null,
})

function started(airingId: string, stock: number): Happening {
  return { type: 'airing-started', airingId, show: show(stock), mode: 'rehearsal', joinUrl: null, by }
}

function show(stock: number): Show {
  const cue = { plannedFor: 60_000, hotkey: null, note: '' }
  return {
    ...emptyShow('bench', 'Bench', 0),
    rundown: [
      { ...cue, id: 'drop', kind: 'drop', title: 'Print', props: { title: 'Print', price: 500, stock } },
      { ...cue, id: 'hello', kind: 'message', title: 'Hello', props: { text: 'Hello' } },
    ],
  }
}
