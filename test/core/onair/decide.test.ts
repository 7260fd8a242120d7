import { describe, expect, test } from 'vitest'
import { type ObsState, obsOff } from '../../../core/obs/state'
import { decideOnAir } from '../../../core/onair/decide'
import { placeOf } from '../../../core/onair/page'
import { airing, facts, now, obsWith, page, source } from './facts'

const vouched = { at: now - 1_000, by: 'host (console)' }

describe('on', () => {
  test('OBS has the source in its program, its page answers, and OBS streams', () => {
    expect(decideOnAir(facts())).toMatchObject({ state: 'on', missing: null, mayVouch: false })
  })

  test.each<[string, Partial<ObsState>]>([
    ['recorded', { streaming: false, recording: true }],
    ['streamed while its recording is paused', { recording: true, recordPaused: true }],
  ])('%s', (_how, obs) => {
    expect(decideOnAir(facts({ obs: obsWith(undefined, obs) })).state).toBe('on')
  })

  test('the captured window of the console', () => {
    const obs = obsWith([source({ shows: 'window', key: null, current: null })])
    expect(decideOnAir(facts({ obs, pages: [page({ key: 'window', place: 'window' })] })).state).toBe('on')
    expect(decideOnAir(facts({ obs })).missing).toBe('page')
  })

  test('a source under another name, or made by hand in obs-browser', () => {
    expect(decideOnAir(facts({ obs: obsWith([source({ name: 'Grafik' })]) })).state).toBe('on')
    const byHand = facts({ obs: obsWith([source({ key: 'copied' })]), pages: [page({ key: 'copied' })] })
    expect(decideOnAir(byHand).state).toBe('on')
  })

  test.each([
    ['a rehearsal', airing({ mode: 'rehearsal' })],
    ['no show', null],
    ['a live show without a stream', withoutStream()],
    ['a live show that has ended', airing({ endedAt: now })],
  ])('%s needs no stream', (_what, running) => {
    const obs = obsWith(undefined, { streaming: false })
    expect(decideOnAir(facts({ obs, airing: running })).state).toBe('on')
  })
})

describe('off', () => {
  const off = (obs: ObsState, pages = [page()]) => decideOnAir(facts({ obs, pages }))
  const hidden = source({ active: false, showing: false })

  test.each<[string, ObsState, string, RegExp]>([
    ['no source', obsWith([]), 'source', /no source/],
    ['only a source of that name', obsWith([source({ key: null })]), 'source', /another page/],
    ['hidden in the scene', obsWith([hidden]), 'program', /"Table" holds the overlay, but it is hidden/],
    [
      'in a scene that is not on air',
      obsWith([hidden], { programScene: ' Break' }),
      'program',
      /" Break" is on air.*/,
    ],
    ['not streamed', obsWith(undefined, { streaming: false }), 'output', /neither streams nor records/],
    [
      'only a paused recording',
      obsWith(undefined, { streaming: false, recording: true, recordPaused: true }),
      'output',
      /paused/,
    ],
    [
      'a stream that lost its server, though it is recorded',
      obsWith(undefined, { streamReconnecting: true, recording: true }),
      'output',
      /lost its streaming server/,
    ],
  ])('%s', (_what, obs, missing, why) => {
    const told = off(obs)
    expect(told).toMatchObject({ state: 'off', missing, mayVouch: false, why: expect.stringMatching(why) })
    expect(told.mend).not.toBeNull()
  })

  test('the page is frozen, gone, or at an old address', () => {
    expect(off(obsWith(), [page({ fresh: false })])).toMatchObject({ missing: 'page', state: 'off' })
    expect(off(obsWith(), [])).toMatchObject({ missing: 'page', why: expect.stringContaining('answer') })
    expect(off(obsWith([source({ current: false })]), [])).toMatchObject({
      why: expect.stringContaining('old address'),
    })
  })

  test('a tab never makes anything on air, whatever its address', () => {
    const tab = page({ place: 'tab', key: 'copied' })
    expect(off(obsWith([]), [tab])).toMatchObject({ state: 'off', preview: true })
    expect(off(obsWith(), [tab])).toMatchObject({ state: 'off', missing: 'page', preview: true })
    const copiedFromObs = page({ place: placeOf('set-up', false, true) })
    expect(off(obsWith(), [copiedFromObs, page({ fresh: false })])).toMatchObject({ state: 'off' })
  })

  test('two sources with one address: both pages must answer, for nobody knows whose is whose', () => {
    const two = obsWith([source(), source({ name: 'Copy', active: false })])
    expect(off(two, [page()])).toMatchObject({ missing: 'page', why: expect.stringContaining('"Copy"') })
    expect(off(two, [page(), page({ id: 'p2' })]).state).toBe('on')
    const ended = obsWith([
      source(),
      source({ name: 'Copy', active: false, showing: false, endsHidden: true }),
    ])
    expect(off(ended, [page()]).state).toBe('on')
  })
})

describe('not known', () => {
  test.each<ObsState['link']>(['off', 'connecting', 'needs-password', 'not-answering', 'retrying'])(
    'OBS is %s: its last word is worth nothing',
    (link) => {
      const told = decideOnAir(facts({ obs: { ...obsWith(), link } }))
      expect(told).toMatchObject({ state: 'unknown', missing: 'obs', mayVouch: true })
      expect(told.why).toMatch(/^OBS .*\. Without OBS nobody can tell/)
    },
  )

  test('OBS is connected and says nothing, or said it long ago', () => {
    const silent = { ...obsWith([source({ active: null })]) }
    expect(decideOnAir(facts({ obs: silent }))).toMatchObject({ state: 'unknown', missing: 'answer' })
    for (const later of [5_000, -5_000])
      expect(decideOnAir(facts({ now: now + later })).missing).toBe('answer')
  })

  test('the host may say so, in a live show, while nobody can tell; OBS knows better', () => {
    const word = airing({ vouched })
    expect(decideOnAir(facts({ obs: obsOff, airing: word }))).toMatchObject({ state: 'vouched', vouched })
    expect(decideOnAir(facts({ obs: obsWith([]), airing: word }))).toMatchObject({
      state: 'off',
      vouched: null,
    })
    for (const running of [null, airing({ mode: 'rehearsal' }), withoutStream()])
      expect(decideOnAir(facts({ obs: obsOff, airing: running })).mayVouch).toBe(false)
  })
})

test('where a page is: its address proves OBS only until obs-browser has shown itself', () => {
  expect(placeOf('set-up', false, false)).toBe('obs')
  expect(placeOf('set-up', true, true)).toBe('obs')
  expect(placeOf('set-up', false, true)).toBe('tab')
  expect(placeOf('copied', false, false)).toBe('tab')
  expect(placeOf('copied', true, true)).toBe('obs')
  expect(placeOf('preview', true, true)).toBe('preview')
  expect(placeOf('window', false, false)).toBe('window')
})

function withoutStream() {
  const made = airing()
  return { ...made, show: { ...made.show, audiences: { ...made.show.audiences, stream: false } } }
}
