import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Result } from '../../../core/base/result'
import type { Happening, Presser, ViewerAct } from '../../../core/cues/happening'
import { emptyWorld, nextWakeAt, reduce, touchesMoney } from '../../../core/show/reduce'
import { emptyShow, type Show } from '../../../core/show/show'
import { createNonce } from '../../../main/runner/input'
import type { Core, Log, PendingEffect } from '../../../main/runner/port'
import { createRunner, type Runner, type RunnerOptions } from '../../../main/runner/runner'
import { openStore, type Store } from '../../../main/storage/store'

export const core: Core = { reduce, emptyWorld, nextWakeAt, touchesMoney }
export const by: Presser = { from: 'console', name: 'test' }

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return result.value
}

export function openedStore(folder: string, maxPages?: number): Store {
  const store = got(openStore({ folder, ...(maxPages === undefined ? {} : { maxPages }) }))
  onTestFinished(() => store.close())
  return store
}

export function dropShow(stock: number): Show {
  const props = { title: 'Signed print', price: 500, stock }
  const cue = { id: 'drop', kind: 'drop', title: 'Print', props, plannedFor: 60_000, hotkey: null, note: '' }
  const message = { ...cue, id: 'hello', kind: 'message', title: 'Hello', props: { text: 'Hello' } }
  return { ...emptyShow('show', 'Test show', 0), rundown: [cue, message] }
}

export const start = (stock = 5, airingId = 'a1'): Happening => ({
  type: 'airing-started',
  airingId,
  show: dropShow(stock),
  mode: 'rehearsal',
  joinUrl: null,
  followsEffects: true,
  by,
})
export const fire = (cueId = 'drop'): Happening => ({ type: 'cue-fired', cueId, by })
export const end: Happening = { type: 'airing-ended', by }
export const viewer = (id: string) => ({ platform: 'room', id, name: `viewer ${id}` })
export const act = (id: string, what: ViewerAct): Happening => ({
  type: 'viewer-acted',
  viewer: viewer(id),
  audience: 'stream',
  act: what,
})
export const claim = (id: string): Happening => act(id, { act: 'claim', runId: null })
export const line = (id: string, text = `line ${id}`): Happening => ({
  type: 'line-judged',
  lineId: `room:${id}`,
  viewer: viewer(id),
  audience: 'stream',
  text,
  flags: [],
  verdict: { action: 'allow', reasons: [] },
  act: null,
})

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }

export interface Rig {
  readonly runner: Runner
  readonly effects: PendingEffect[]
  /** The clock stands until the test moves it. */
  readonly time: { now: number }
}

/** A runner on a real store, with a clock the test moves. */
export function runnerOn(store: Store, changes: Partial<RunnerOptions> = {}): Rig {
  const effects: PendingEffect[] = []
  const time = { now: Math.max(1_800_000_000_000, store.last().at) }
  const runner = createRunner({
    store,
    core,
    clock: { now: () => time.now, resync: () => {} },
    nonce: createNonce,
    log: silent,
    onBatch: () => {},
    perform: (more) => effects.push(...more),
    ...changes,
  })
  onTestFinished(() => runner.close())
  return { runner, effects, time }
}
