import { describe, expect, test } from 'vitest'
import type { EffectView, RunView } from '../../../core/contract/state'
import { announcementsBetween } from '../../../renderer/console/announcements'
import {
  cueState,
  effectsByWeight,
  effectTone,
  endedRuns,
  ofCue,
  quietOf,
} from '../../../renderer/console/live/cue-state'
import { fixtureAiring, fixtureRuns, fixtureState } from '../harness/fixture'

const effect = (state: EffectView['state'], more: Partial<EffectView> = {}): EffectView => ({
  id: 'r1:0',
  what: 'scene',
  name: 'Live',
  state,
  reason: null,
  quiet: false,
  ...more,
})
const noChapter = effect('failed', { what: 'mark', quiet: true, reason: 'OBS is not recording.' })
const run = (more: Partial<RunView>): RunView => ({ ...fixtureRuns[1]!, ...more })
const cue = { on: false, next: false, fired: 1, undone: undefined, run: undefined }
const undone = (outcome: RunView['outcome'], words = 'Because.') => ({ runId: 'r1', outcome, words })

describe('the row of a cue', () => {
  test.each([
    ['planned', { ...cue, fired: 0 }, [], null],
    ['next', { ...cue, fired: 0, next: true }, ['Next'], null],
    ['done', cue, ['Done'], null],
    ['fired, by an older Micdrop', { ...cue, undone: undone('unknown', '') }, ['Fired'], null],
    ['waiting', { ...cue, undone: undone('waiting') }, ['Waiting'], 'Because.'],
    ['failed', { ...cue, undone: undone('failed') }, ['Failed'], 'Because.'],
    ['on, and its post failed', { ...cue, on: true, undone: undone('failed') }, ['On', 'Failed'], 'Because.'],
    [
      'next again after it failed',
      { ...cue, next: true, undone: undone('failed') },
      ['Next', 'Failed'],
      'Because.',
    ],
  ] as const)('%s', (_, of, marks, why) => {
    expect(cueState(of)).toMatchObject({ marks, why })
  })

  test('tells quietly what can never be, and beside a failure nothing', () => {
    const done = run({ effects: [effect('done'), noChapter] })
    expect(cueState({ ...cue, run: done })).toMatchObject({
      marks: ['Done'],
      note: { short: 'no chapter', words: 'No chapter. OBS is not recording.' },
    })
    expect(cueState({ ...cue, run: done, undone: undone('failed') }).note).toBeNull()
    const partly = effect('done', { what: 'post', reason: 'Room: done. Twitch: No.' })
    expect(cueState({ ...cue, run: run({ effects: [noChapter, partly] }) }).note).toMatchObject({
      short: 'partly posted',
    })
    expect(quietOf([effect('failed')])).toBeNull()
  })

  test('ids out of files find nothing that is not theirs', () => {
    expect(ofCue({}, 'constructor')).toBeUndefined()
    expect(ofCue(JSON.parse('{"__proto__": 3}'), '__proto__')).toBe(3)
  })
})

describe('effects', () => {
  test('have a tone each, the worst first, and those told quietly not at all', () => {
    const all = [
      effect('done', { id: 'a' }),
      noChapter,
      effect('waiting', { id: 'b' }),
      effect('failed', { id: 'c', reason: 'No.' }),
      effect('done', { id: 'd', reason: 'Twitch: no.' }),
    ]
    expect(all.map(effectTone)).toEqual(['good', 'plain', 'plain', 'bad', 'warn'])
    expect(effectsByWeight(all).map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a'])
  })

  test('a run that failed stays in sight until its cue is fired again', () => {
    const ended = Array.from({ length: 9 }, (_, at) => run({ id: `r${9 - at}`, cueId: `c${9 - at}` }))
    const shown = endedRuns([fixtureRuns[0]!, ...ended], { c1: undone('failed') }, 6)
    expect(shown.map(({ id }) => id)).toEqual(['r9', 'r8', 'r7', 'r6', 'r5', 'r4', 'r1'])
  })
})

describe('what is said aloud', () => {
  const state = (...runs: RunView[]) => ({ ...fixtureState(), runs })
  const texts = (before: RunView[], after: RunView[]) =>
    announcementsBetween(state(...before), state(...after)).map(
      ({ text, urgent }) => `${text}${urgent ? '!' : ''}`,
    )
  const waiting = run({ kind: 'scene', title: 'Close-up', outcome: 'waiting' })

  test('a scene that has come, and a run that failed; once', () => {
    expect(texts([waiting], [{ ...waiting, outcome: 'done' }])).toEqual(['Close-up is done.'])
    expect(texts([waiting], [{ ...waiting, outcome: 'failed' }])).toEqual(['Close-up has failed.!'])
    const failed = { ...waiting, outcome: 'failed' } as const
    expect(texts([failed], [failed])).toEqual([])
    expect(texts([], [failed])).toEqual(['Close-up is on.', 'Close-up has failed.!'])
    expect(texts([{ ...waiting, kind: 'message' }], [run({ outcome: 'done' })])).toEqual([])
  })

  test('nothing of another show', () => {
    const after = { ...state({ ...waiting, outcome: 'failed' }), airing: { ...fixtureAiring, id: 'a2' } }
    expect(announcementsBetween(state(waiting), after).map(({ text }) => text)).not.toContain(
      'Close-up has failed.',
    )
  })
})
