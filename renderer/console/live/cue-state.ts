import type { AiringView, EffectView, RunView } from '../../../core/contract/state'
import { effectWords } from '../../../core/show/effect-words'
import type { Tone } from '../../kit/tone'

export type CueMark = 'On' | 'Next' | 'Done' | 'Fired' | 'Waiting' | 'Failed'

export interface CueState {
  /** How the cue stands, then what is not done of it. */
  readonly marks: readonly CueMark[]
  /** What it waits for, or why it failed; null when there is nothing to say. */
  readonly why: string | null
  /** What is told quietly: a word or two, with all of it. */
  readonly note: { readonly short: string; readonly words: string } | null
}

/** What the row of a cue says. `run` is its newest one, where the console still shows it. */
export function cueState(cue: {
  readonly on: boolean
  readonly next: boolean
  readonly fired: number
  readonly undone: AiringView['undone'][string] | undefined
  readonly run: RunView | undefined
}): CueState {
  const { on, next, fired, undone, run } = cue
  const fault = faultOf(undone?.outcome)
  const over = undone === undefined ? 'Done' : undone.outcome === 'unknown' ? 'Fired' : null
  const stands: CueMark | null = on ? 'On' : next ? 'Next' : fired > 0 ? over : null
  return {
    marks: [stands, fault].filter((mark) => mark !== null),
    why: fault === null ? null : (undone?.words ?? null),
    note: fault === null ? (partlyOf(run?.effects ?? []) ?? quietOf(run?.effects ?? [])) : null,
  }
}

function faultOf(outcome: RunView['outcome'] | undefined): CueMark | null {
  if (outcome === 'failed') return 'Failed'
  return outcome === 'waiting' ? 'Waiting' : null
}

/** Of a record by cue: ids come out of files, and an object has more names than its own. */
export function ofCue<T>(record: Readonly<Record<string, T>>, cueId: string): T | undefined {
  return Object.hasOwn(record, cueId) ? record[cueId] : undefined
}

const shorts: Readonly<Record<EffectView['what'], string>> = {
  mark: 'no chapter',
  post: 'not posted',
  scene: 'overtaken',
  redemption: 'not fulfilled',
}

function partlyOf(effects: readonly EffectView[]): CueState['note'] {
  const partly = effects.find(({ state, reason }) => state === 'done' && reason !== null)
  return partly === undefined ? null : { short: 'partly posted', words: effectWords(partly) }
}

/** What can never happen here, in two words and in full; null when there is nothing of the kind. */
export function quietOf(effects: readonly EffectView[]): CueState['note'] {
  const quiet = effects.find((effect) => effect.quiet)
  return quiet === undefined ? null : { short: shorts[quiet.what], words: effectWords(quiet) }
}

export function effectTone({ state, reason, quiet }: EffectView): Tone {
  if (state === 'failed') return quiet ? 'plain' : 'bad'
  if (state === 'waiting') return 'plain'
  return reason === null ? 'good' : 'warn'
}

const order: readonly Tone[] = ['bad', 'warn', 'plain', 'good']

/** What matters most first; without what is told quietly. */
export function effectsByWeight(effects: readonly EffectView[]): readonly EffectView[] {
  return effects
    .filter(({ quiet }) => !quiet)
    .sort((a, b) => order.indexOf(effectTone(a)) - order.indexOf(effectTone(b)))
}

const outcomes: Readonly<Record<RunView['outcome'], string>> = {
  unknown: 'ended',
  done: 'done',
  waiting: 'waiting',
  failed: 'failed',
}

/** What has just ended, newest first: the last few, and whatever failed and was not fired again since. */
export function endedRuns(runs: readonly RunView[], undone: AiringView['undone'], most: number): RunView[] {
  return runs
    .filter((run) => run.closedAt !== null)
    .filter((run, at) => at < most || ofCue(undone, run.cueId)?.runId === run.id)
}

export function outcomeWords(run: RunView): string {
  return outcomes[run.outcome]
}
