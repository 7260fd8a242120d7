import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fail, ok } from '../../../core/base/result'
import { reportOf } from '../../../core/contract/fold-report'
import { reportCsv } from '../../../core/contract/report-csv'
import { airingView, runView } from '../../../core/contract/view'
import { effectWords, worstOf } from '../../../core/show/effect-words'
import { keptEffects, outcomeOf, settlementOf } from '../../../core/show/effects'
import { emptyWorld, reduce, touchesMoney } from '../../../core/show/reduce'
import { reportHtml } from '../../../main/gateway/report-html'
import { by, cueOf, fire, play, pressed, showOf } from '../../plugins/play'
import { poster } from './people'

const close = () =>
  play(showOf(cueOf('scene', { scene: 'Close-up' }), cueOf('message', { text: 'Hi' }, 'cue-2')))
const settled = (effectId: string, state: 'done' | 'failed', reason: string | null = null, quiet?: boolean) =>
  ({
    type: 'effect-settled',
    effectId,
    runId: effectId.slice(0, effectId.lastIndexOf(':')),
    state,
    reason,
    ...(quiet === undefined ? {} : { quiet }),
  }) as const

describe('what a run asks for', () => {
  test('waits until it is settled, and the run is done when all of it is', () => {
    const stage = close()
    stage.at(0, fire())
    expect(stage.run().effects).toEqual([
      { id: 'r2:0', what: 'scene', name: 'Close-up', state: 'waiting', reason: null, quiet: false },
      { id: 'r2:1', what: 'mark', name: 'A scene', state: 'waiting', reason: null, quiet: false },
    ])
    expect(outcomeOf(stage.run())).toBe('waiting')
    stage.at(1, settled('r2:0', 'done'))
    expect(outcomeOf(stage.run())).toBe('waiting')
    stage.at(2, settled('r2:1', 'failed', 'OBS is not recording.', true))
    expect(outcomeOf(stage.run())).toBe('done')
    expect(runView(stage.airing(), stage.run())).toMatchObject({
      outcome: 'done',
      effects: [
        { what: 'scene', name: 'Close-up', state: 'done' },
        { what: 'mark', state: 'failed', quiet: true, reason: 'OBS is not recording.' },
      ],
    })
  })

  test('told twice, of a run that is not there, or with odd ids: nothing changes and nothing is kept', () => {
    const stage = close()
    stage.at(0, fire())
    stage.at(1, settled('r2:0', 'failed', 'No.'))
    const before = JSON.stringify(stage.airing())
    for (const id of ['r2:0', 'r2:9', 'r9:0', '__proto__:0', 'constructor:0', '', ':'])
      expect(stage.at(2, settled(id, 'done'))).toMatchObject({ refused: true, reply: { ok: false } })
    expect(JSON.stringify(stage.airing())).toBe(before)
  })

  test('is told also after the show has ended, and is no money', () => {
    const stage = close()
    stage.at(0, fire())
    stage.at(1, { type: 'airing-ended', by })
    const told = settled('r2:0', 'done')
    const outcome = stage.at(2, told)
    expect(outcome.reply.ok).toBe(true)
    expect(touchesMoney(told, outcome)).toBe(false)
  })

  test('is kept in bounds, and a long text is only begun', () => {
    const stage = play(showOf(poster({ announcement: `${'Ö'.repeat(80)}` })))
    stage.at(0, fire())
    const { id } = stage.run()
    for (let n = 0; n < keptEffects + 5; n += 1) {
      stage.at(n * 10 + 1, { type: 'panicked', by })
      stage.at(n * 10 + 2, { type: 'resumed', runIds: [id], by })
    }
    const effects = stage.run().effects!
    expect(effects).toHaveLength(keptEffects)
    expect(effects.at(-1)?.id).toBe(`${id}:${stage.run().step - 1}`)
    for (const { name } of effects) expect(Array.from(name).length).toBeLessThanOrEqual(60)
  })

  test('merged replies, the host’s words and money belong to no row', () => {
    const stage = play(showOf(poster()))
    stage.at(0, fire())
    const before = stage.run().effects!.length
    stage.at(1, { type: 'host-said', text: 'Hello', by })
    stage.at(2, pressed(stage.run().id, 'extend'))
    expect(stage.run().effects!.filter(({ what }) => what === 'post').length).toBeGreaterThan(0)
    expect(stage.run().effects!.length).toBe(before)
  })
})

describe('an airing of an older version', () => {
  const old = () => {
    const world = emptyWorld()
    const tell = (seq: number, happening: Parameters<typeof reduce>[1]['happening']) =>
      reduce(world, { seq, at: seq, key: null, nonce: `nonce-${seq}-0123456789abcdef`, happening })
    const show = showOf(cueOf('scene', { scene: 'Close-up' }))
    tell(1, { type: 'airing-started', airingId: 'a1', show, mode: 'live', joinUrl: null, by })
    tell(2, fire())
    return { world, tell }
  }

  test('says of its runs that it is not known, and never that they wait', () => {
    const { world, tell } = old()
    const airing = world.airing!
    expect(airing.runs.r2).not.toHaveProperty('effects')
    expect(airing).not.toHaveProperty('followsEffects')
    expect(airingView(airing).undone).toEqual({ 'cue-1': { runId: 'r2', outcome: 'unknown', words: '' } })
    expect(runView(airing, airing.runs.r2!)).toMatchObject({ outcome: 'unknown', effects: [] })
    expect(tell(3, settled('r2:0', 'done'))).toMatchObject({ refused: true })
  })
})

describe('the row of a cue', () => {
  test('says what its newest run waits for or why it failed; Fire next goes on', () => {
    const stage = close()
    stage.at(0, fire())
    const row = () => airingView(stage.airing()).undone['cue-1']
    expect(row()).toEqual({ runId: 'r2', outcome: 'waiting', words: 'Waiting for OBS to show "Close-up".' })
    stage.at(1, settled('r2:0', 'failed', 'OBS is not connected.'))
    expect(row()).toEqual({ runId: 'r2', outcome: 'failed', words: 'OBS is not connected.' })
    expect(airingView(stage.airing())).toMatchObject({ nextCueId: 'cue-2', fired: { 'cue-1': 1 } })
    stage.at(2, fire())
    const again = stage.run().id
    stage.at(3, settled(`${again}:0`, 'done'))
    stage.at(3, settled(`${again}:1`, 'done'))
    expect(row()).toBeUndefined()
  })
})

test('the report says what was not done, in every format', () => {
  const stage = close()
  stage.at(0, fire())
  stage.at(1, settled('r2:0', 'failed', 'OBS is not connected.'))
  stage.at(2, settled('r2:1', 'failed', 'OBS is not recording.', true))
  stage.at(3, fire('cue-2'))
  stage.at(4, { type: 'airing-ended', by })
  const { id, mode, startedAt, endedAt } = stage.airing()
  const report = reportOf(stage.airing(), { id, showTitle: 'x', mode, startedAt, endedAt }, () => false)
  expect(report.cues.map(({ undone }) => undone)).toEqual([
    ['OBS is not connected.'],
    ['Waiting to be posted. No answer was noted.', 'Waiting for the chapter. No answer was noted.'],
  ])
  expect(reportCsv(report)).toMatch(/^cue,A scene,scene,0,60000,0,0,OBS is not connected\.\r$/m)
  expect(reportHtml(report)).toContain('<td class="">OBS is not connected.</td>')
})

describe('words', () => {
  const scene = { what: 'scene', name: 'Live', state: 'waiting', reason: null } as const
  test.each([
    [scene, 'Waiting for OBS to show "Live".'],
    [{ ...scene, state: 'done' }, 'OBS showed "Live".'],
    [{ ...scene, state: 'failed', reason: 'OBS is not connected.' }, 'OBS is not connected.'],
    [
      { ...scene, what: 'post', state: 'done', reason: 'Twitch: done. YouTube: No posts are left.' },
      'Posted. Twitch: done. YouTube: No posts are left.',
    ],
    [{ ...scene, what: 'post', state: 'failed', reason: 'Too old.' }, 'Not posted. Too old.'],
    [
      { ...scene, what: 'mark', state: 'failed', reason: 'OBS is not recording.' },
      'No chapter. OBS is not recording.',
    ],
    [{ ...scene, what: 'redemption' }, 'Waiting for the redemption to be fulfilled.'],
  ] as const)('%#: %s', (effect, words) => {
    expect(effectWords(effect)).toBe(words)
  })

  test('a failure comes before what waits, and what is quiet never', () => {
    const base = { what: 'post', name: '', reason: null } as const
    const quiet = { ...base, state: 'failed', quiet: true } as const
    const waits = { ...base, state: 'waiting', quiet: false } as const
    const failed = { ...base, state: 'failed', quiet: false } as const
    expect(worstOf([quiet, waits, failed])).toBe(failed)
    expect(worstOf([quiet, waits])).toBe(waits)
    expect(worstOf([quiet])).toBeNull()
  })
})

describe('the end of an effect', () => {
  const scene = { id: 'r2:0', type: 'switch-scene' } as const
  const mark = { id: 'r2:1', type: 'mark' } as const
  test('is told with its reason, and quietly where it could never happen', () => {
    expect(settlementOf(scene, ok(null))).toEqual(settled('r2:0', 'done'))
    expect(settlementOf({ id: 'r2:1', type: 'say' }, ok('YouTube: no.'))).toEqual(
      settled('r2:1', 'done', 'YouTube: no.'),
    )
    expect(settlementOf(scene, fail('not-connected', 'OBS is off.'))).toEqual(
      settled('r2:0', 'failed', 'OBS is off.'),
    )
    expect(settlementOf(mark, fail('not-connected', 'OBS is off.'))).toEqual(
      settled('r2:1', 'failed', 'OBS is off.', true),
    )
    expect(settlementOf(mark, fail('timeout', 'Late.'))).toEqual(settled('r2:1', 'failed', 'Late.'))
  })

  test('fits the log, however long the reason', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000, unit: 'binary' }), (reason) => {
        expect(settlementOf(scene, fail('refused', reason)).reason!.length).toBeLessThanOrEqual(500)
      }),
    )
  })
})
