import { namesView, noNames } from '../../core/contract/names'
import type { ConsoleState, Health, OverlayHealth, PlatformView, StateEvent } from '../../core/contract/state'
import {
  airingView,
  funnelViews,
  lineView,
  moderatedViews,
  orderViews,
  paidViews,
  runViews,
} from '../../core/contract/view'
import type { ObsState } from '../../core/obs/state'
import type { OnAir } from '../../core/onair/state'
import type { OverlayModel } from '../../core/overlay/model'
import { codeAt, delayViews } from '../../core/show/delays'
import type { Engine } from './engine'

/** At most this often a client gets a patch; the overlay has its own, immediate way. */
const patchEvery = 50

export interface StateSources {
  readonly engine: Engine
  readonly overlay: () => OverlayModel
  readonly overlayHealth: () => OverlayHealth
  readonly onAir: () => OnAir
  readonly obs: () => ObsState
  readonly health: () => Health
  readonly platforms: () => PlatformView[]
  readonly realMoney: (carrier: string) => boolean
}

export interface StateHub {
  readonly snapshot: () => ConsoleState
  /** Snapshot, then patches of the sections that changed, until `signal` aborts. */
  readonly watch: (signal: AbortSignal | undefined) => AsyncGenerator<StateEvent>
  /** Something outside the log changed (OBS, health): look again soon. */
  readonly stir: () => void
  readonly close: () => void
}

export function createStateHub(sources: StateSources): StateHub {
  const waiting = new Set<() => void>()
  let closed = false
  let stirred = 0
  const stir = () => {
    stirred += 1
    for (const wake of waiting) wake()
  }
  const stop = sources.engine.onChange(stir)
  const timer = setInterval(stir, 1_000)
  const snapshot = () => fold(sources)

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<StateEvent> {
    let revision = 0
    let seen = stirred
    let state = snapshot()
    let sent = texts(state)
    yield { type: 'snapshot', revision, state }
    while (!closed && !signal?.aborted) {
      if (seen === stirred) await changed(waiting, signal)
      if (closed || signal?.aborted) return
      await pause(patchEvery, signal)
      seen = stirred
      state = snapshot()
      const now = texts(state)
      const set: Record<string, unknown> = {}
      for (const key of Object.keys(now) as (keyof ConsoleState)[])
        if (now[key] !== sent[key]) set[key] = state[key]
      if (Object.keys(set).length === 0) continue
      sent = now
      revision += 1
      set.now = sources.engine.now()
      yield { type: 'patch', revision, set: set as Partial<ConsoleState> }
    }
  }

  return {
    snapshot,
    watch,
    stir,
    close: () => {
      closed = true
      stop()
      clearInterval(timer)
      stir()
    },
  }
}

function fold(sources: StateSources): ConsoleState {
  const airing = sources.engine.world().airing
  const now = sources.engine.now()
  return {
    airing: airing === null ? null : airingView(airing),
    runs: airing === null ? [] : runViews(airing),
    funnels: airing === null ? [] : funnelViews(airing),
    lines: airing === null ? [] : airing.lines.map(lineView),
    said: airing === null ? [] : airing.said.map((one) => ({ ...one })),
    orders: airing === null ? [] : orderViews(airing, sources.realMoney),
    platforms: sources.platforms(),
    moderated: airing === null ? [] : moderatedViews(airing),
    names: airing === null ? noNames : namesView(airing, now),
    delays: {
      measuring: airing === null ? null : codeAt(airing, now),
      sources: airing === null ? [] : delayViews(airing, now),
    },
    paid: airing === null ? [] : paidViews(airing),
    overlay: sources.overlay(),
    overlayHealth: sources.overlayHealth(),
    onAir: sources.onAir(),
    obs: sources.obs(),
    health: sources.health(),
    now,
  }
}

/** Sections are compared as text: small enough at 20 patches a second, and always right. `now` alone is no news. */
function texts(state: ConsoleState): Partial<Record<keyof ConsoleState, string>> {
  const { now: _now, ...sections } = state
  return Object.fromEntries(Object.entries(sections).map(([key, value]) => [key, JSON.stringify(value)]))
}

function changed(waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      waiting.delete(wake)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    waiting.add(wake)
    signal?.addEventListener('abort', wake)
  })
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end)
  })
}
