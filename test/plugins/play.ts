import type { AnyKind } from '../../core/cues'
import type { Happening, Presser, ViewerAct } from '../../core/cues/happening'
import type { Figure } from '../../core/cues/kind'
import type { Airing, Run, World } from '../../core/show/airing'
import { emptyWorld, nextWakeAt, type Outcome, reduce } from '../../core/show/reduce'
import { castOf } from '../../core/show/runs'
import { type Cue, emptyShow, type Show } from '../../core/show/show'

export const by: Presser = { from: 'console', name: 'host' }
export const began = 1_700_000_000_000

export interface Play {
  readonly world: World
  readonly outcomes: Outcome[]
  /** Plays every tick that falls due up to and including `at` (ms after the beginning), then the happening. */
  readonly at: (at: number, happening: Happening) => Outcome
  readonly wait: (until: number) => void
  readonly airing: () => Airing
  /** The newest run. */
  readonly run: () => Run & { state: unknown }
  readonly figures: () => Readonly<Record<string, string>>
}

/** A small runner: real reducer, a clock that jumps from wake to wake. */
export function play(show: Show): Play {
  const world = emptyWorld()
  const outcomes: Outcome[] = []
  let seq = 0
  const step = (at: number, happening: Happening): Outcome => {
    seq += 1
    const outcome = reduce(world, { seq, at, key: null, nonce: `nonce-${seq}-0123456789abcdef`, happening })
    outcomes.push(outcome)
    return outcome
  }
  const wait = (until: number) => {
    for (let ticks = 0; ticks < 10_000; ticks += 1) {
      const due = nextWakeAt(world)
      if (due === null || due > began + until) return
      step(Math.max(due, world.at), { type: 'tick' })
    }
    throw new Error('ticks without end: a wake time is not moved on')
  }
  const airing = () => {
    if (world.airing === null) throw new Error('no airing')
    return world.airing
  }
  const run = () => {
    const { runs, runOrder } = airing()
    return runs[runOrder[runOrder.length - 1]!]!
  }
  const at: Play['at'] = (time, happening) => {
    wait(time)
    return step(began + time, happening)
  }
  at(0, {
    type: 'airing-started',
    airingId: 'a1',
    show,
    mode: 'rehearsal',
    joinUrl: 'http://127.0.0.1:4747',
    followsEffects: true,
    by,
  })
  return {
    world,
    outcomes,
    at,
    wait,
    airing,
    run,
    figures: () => {
      const cast = castOf(airing(), run())
      if (cast === null) throw new Error('the run has no cast')
      return Object.fromEntries(
        cast.kind.figures(cast.props, run(), airing()).map((figure: Figure) => [figure.label, figure.value]),
      )
    },
  }
}

export function cueOf(kind: AnyKind | string, props: unknown, id = 'cue-1'): Cue {
  const name = typeof kind === 'string' ? kind : kind.id
  return {
    id,
    kind: name,
    title: `A ${name}`,
    props: { ...(props as object) },
    plannedFor: 60_000,
    hotkey: null,
    note: '',
  }
}

/** A drop in a show, with a picture or without. */
export function dropOf(id: string, title: string, picture: string | null): Cue {
  return { ...cueOf('drop', { title, price: 2_500, stock: 20, picture }, id), title }
}

export function showOf(...rundown: Cue[]): Show {
  return { ...emptyShow('show-1', 'Test', began), rundown }
}

export function fire(cueId = 'cue-1'): Happening {
  return { type: 'cue-fired', cueId, by }
}

export function acted(name: string, act: ViewerAct, platform = 'room'): Happening {
  return { type: 'viewer-acted', viewer: { platform, id: name, name }, audience: 'stream', act }
}

export function pressed(runId: string, action: string): Happening {
  return { type: 'host-acted', runId, action, by }
}

export function said(outcome: Outcome): string[] {
  return outcome.effects.flatMap((effect) => (effect.type === 'say' ? [effect.text] : []))
}
