import { describe, expect, test } from 'vitest'
import type { ConsoleState } from '../../../core/contract/state'
import { onTheOverlay, unseenOf, whatViewersSee } from '../../../renderer/console/live/seen'
import { fixtureNow, fixtureState } from '../harness/fixture'
import { fixtureDelays } from '../harness/fixture-moderation'
import { onAirOf, overlayPage } from '../harness/fixture-on-air'
import { onNowOf } from '../harness/fixture-on-now'

const state = onNowOf('on-now-live', fixtureState())
const withPages = (...pages: Partial<typeof overlayPage>[]): ConsoleState => ({
  ...state,
  overlayHealth: { ...state.overlayHealth, pages: pages.map((page) => ({ ...overlayPage, ...page })) },
})
const said = (given: ConsoleState) =>
  whatViewersSee(given).map(({ tone, words }) => [tone, words.replace(/[\u2068\u2069]/g, '')])

describe('a run that the overlay does not show', () => {
  test('is what all pages in a program leave out; what only some leave out is said so', () => {
    expect(unseenOf(state.overlayHealth, 'r10')).toBe('all')
    expect(unseenOf(state.overlayHealth, 'r12')).toBeNull()
    const two = withPages({ left: ['r10'] }, { left: [], place: 'window' })
    expect(unseenOf(two.overlayHealth, 'r10')).toBe('some')
  })

  test.each(['tab', 'preview'] as const)('a page in a %s tells nothing', (place) => {
    const { overlay, overlayHealth } = withPages({ left: ['r10'], place })
    expect(unseenOf(overlayHealth, 'r10')).toBeNull()
    expect(onTheOverlay(overlay, overlayHealth)).toBeNull()
  })

  test('a page that does not answer tells nothing', () => {
    const { overlay, overlayHealth } = withPages({ left: ['r10'], fresh: false })
    expect(unseenOf(overlayHealth, 'r10')).toBeNull()
    expect(onTheOverlay(overlay, overlayHealth)).toBeNull()
  })

  test('is counted', () => {
    expect(onTheOverlay(state.overlay, state.overlayHealth)).toBe('2 of 3 on the overlay')
    expect(onTheOverlay({ views: [] }, state.overlayHealth)).toBeNull()
  })
})

describe('what viewers see, in four sentences', () => {
  test('drawn, where, how smoothly, what is left out', () => {
    expect(said({ ...state, delays: { measuring: null, sources: [] } })).toEqual([
      ['good', 'Drawn now: Signed poster and Quiz: the press'],
      ['good', 'In the scene that streams'],
      ['good', '60 frames a second'],
      ['warn', 'Not shown: Sticker sheet'],
    ])
  })

  test('titles keep their own direction', () =>
    expect(whatViewersSee(state)[3]!.words).toBe('Not shown: \u2068Sticker sheet\u2069'))

  test('the platform that is latest is named', () => {
    const [source] = fixtureDelays(fixtureNow).sources
    const delays = {
      measuring: null,
      sources: [
        { ...source!, source: 'room', ms: 9_000 },
        { ...source!, source: 'twitch', ms: 4_200 },
        { ...source!, source: 'irc', ms: 300 },
      ],
    }
    expect(said({ ...state, delays })[1]![1]).toBe('In the scene that streams, 4 s later on Twitch')
  })

  test('what is left out is counted', () =>
    expect(said(withPages({ left: ['r10', 'r11'] }))[3]).toEqual([
      'warn',
      '2 not shown: Quiz: the press and 1 more',
    ]))

  test('a picture that is not there yet is not claimed', () => {
    expect(said(withPages({ revision: 40 }))[0]).toEqual([
      'plain',
      'On its way: Signed poster, Quiz: the press and 1 more',
    ])
    expect(said({ ...state, overlay: { ...state.overlay, views: [] } })[0]).toEqual([
      'good',
      'Drawn now: nothing',
    ])
    const panic = { at: 0, by: 'x', runIds: [] }
    expect(said({ ...state, airing: { ...state.airing!, panic } })[0]![1]).toMatch(/^Nothing: panic/)
  })

  test('where no page answers, three things are not known, and the fourth says why', () => {
    const silent = { ...onAirOf('on-air-hidden', state), overlayHealth: { pages: [], revision: 41 } }
    expect(said(silent)).toEqual([
      ['plain', 'No overlay page answers: what it draws is not known'],
      ['bad', expect.stringMatching(/^Not on air\. .*hidden there/)],
      ['plain', 'Frames a second: not known'],
      ['plain', 'What is left out: not known'],
    ])
  })

  test('a rehearsal that does not stream is no fault', () => {
    const rehearsal = onNowOf('on-now', fixtureState())
    expect(said(rehearsal)[1]).toEqual(['plain', 'In the program. Nothing streams: a rehearsal'])
  })

  test.each([
    [60, 'good', '60 frames a second'],
    [23.4, 'warn', 'Only 23 frames a second'],
    [1, 'warn', 'Only 1 frame a second'],
  ])('%f frames', (fps, tone, words) => expect(said(withPages({ fps }))[2]).toEqual([tone, words]))
})
