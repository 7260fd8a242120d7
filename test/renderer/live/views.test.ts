import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockText } from '../../../core/base/time'
import type { LineView } from '../../../core/contract/state'
import { announcementsBetween, heldWords } from '../../../renderer/console/announcements'
import { lights } from '../../../renderer/console/lights'
import {
  lastIndexOf,
  mergeLane,
  mergeLines,
  reasonWords,
  rememberedLines,
  reviewLane,
  withSaid,
} from '../../../renderer/console/live/chat-log'
import { funnelFigures, funnelSeries, shareWords } from '../../../renderer/console/live/funnel-series'
import { healthRows } from '../../../renderer/console/live/health-rows'
import { driftWords, pacingOf, plannedStarts } from '../../../renderer/console/live/pacing'
import { parseRoute, routeHash, screenIds } from '../../../renderer/console/router'
import {
  fixtureAiring,
  fixtureLine,
  fixtureNow,
  fixtureRuns,
  fixtureShow,
  fixtureState,
} from '../harness/fixture'
import { onAirOf, onAirWith, overlayPage } from '../harness/fixture-on-air'

const state = fixtureState()
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => fixtureLine(from + index, from + index))

describe('chat', () => {
  test('any windows over one stream give the stream, once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 30 }), (steps) => {
        let end = 0
        let log: readonly LineView[] = []
        for (const step of steps) {
          end += step
          log = mergeLines(log, lines(Math.max(0, end - 40), end))
        }
        expect(log.map((line) => line.id)).toEqual(lines(0, end).map((line) => line.id))
      }),
    )
  })

  test('remembers a bounded number and takes reviews from the newest patch', () => {
    let log: readonly LineView[] = []
    for (let end = 200; end <= 4_000; end += 200) log = mergeLines(log, lines(end - 200, end))
    expect([log.length, log[0]?.id]).toEqual([rememberedLines, 'room:m1000'])
    const changed = lines(3_900, 4_000).map((line) => ({ ...line, reviewed: 'hide' as const }))
    const after = mergeLines(log, changed)
    expect([after.length, after[after.length - 1]?.reviewed, lastIndexOf(after, 'nobody')]).toEqual([
      rememberedLines,
      'hide',
      -1,
    ])
  })

  test('what the console said stands where it was said', () => {
    const said = [2, 9, 50].map((at) => ({ id: `s${at}`, at, text: 'hello', only: null, own: true as const }))
    const ids = withSaid(lines(0, 12), said).map((entry) => entry.id)
    expect(ids).toHaveLength(15)
    expect([ids[2], ids[3], ids[10], ids[14]]).toEqual(['s2', 'room:m2', 's9', 's50'])
    expect(withSaid([], said)).toEqual(said)
  })

  test('a held line waits in the lane after the chat has scrolled past it', () => {
    let lane = mergeLane({ held: [], hidden: [] }, lines(0, 40))
    lane = mergeLane(lane, lines(40, 48))
    expect([lane.held.map((line) => line.id), lane.hidden.map((line) => line.id)]).toEqual([
      ['room:m11'],
      ['room:m20'],
    ])
    expect(reasonWords(lane.hidden[0]!)).toBe('Contains a link; Looks like advertising')
    const hidden = reviewLane(lane, 'room:m11', 'hide')
    expect([hidden.held, hidden.hidden.map((line) => line.id)]).toEqual([[], ['room:m20', 'room:m11']])
    expect(reviewLane(lane, 'room:m20', 'allow').hidden).toEqual([])
  })

  test('a line taken back by its platform leaves the lane', () => {
    const lane = mergeLane({ held: [], hidden: [] }, lines(0, 40))
    const taken = { ...fixtureLine(11, 11), text: '', reviewed: 'hide' as const }
    expect(mergeLane(lane, [taken]).held).toEqual([])
  })
})

describe('pacing', () => {
  test('plans stack up', () =>
    expect(plannedStarts(fixtureShow.rundown).slice(0, 4)).toEqual([0, 180_000, 480_000, 720_000]))

  test('lateness is what a cue started late plus what it overran', () => {
    const late = pacingOf(fixtureAiring, fixtureRuns, fixtureNow)
    expect([late.drift, late.now?.cue.id, late.now?.remaining, late.next?.cue.id]).toEqual([
      29_000,
      'c2',
      279_000,
      'c3',
    ])
    const over = pacingOf(fixtureAiring, fixtureRuns, fixtureNow + 300_000)
    expect([over.drift, over.now?.remaining, over.next?.dueIn]).toEqual([50_000, -21_000, 0])
    expect(over.endsAt).toBe(fixtureAiring.startedAt + 35 * 60_000 + 50_000)
  })

  test('before the first cue the show runs late by what it waits; an empty rundown never does', () => {
    expect(pacingOf(fixtureAiring, [], fixtureNow).drift).toBe(230_000)
    const empty = { ...fixtureAiring, nextCueId: null, show: { ...fixtureShow, rundown: [] } }
    expect(pacingOf(empty, [], fixtureNow)).toMatchObject({
      drift: 0,
      now: null,
      next: null,
      plannedTotal: 0,
    })
  })

  test.each([
    [90_000, '1:30 over'],
    [-20_000, '0:20 under'],
    [4_000, 'on time'],
  ])('%i ms is "%s"', (drift, words) => expect(driftWords(drift, clockText)).toBe(words))
})

describe('funnel', () => {
  const view = state.funnels[0]!

  test('sums up second by second and draws nothing ahead of time', () => {
    const series = funnelSeries(view, view.openedAt + 4_500)
    expect(series.claimed.slice(0, 8)).toEqual([0, 1, 5, 11, 15, 18, null, null])
    expect(series.seconds).toHaveLength(31)
    expect(funnelSeries(view, view.openedAt + 60_000).paid[30]).toBe(14)
  })

  test('shares are of the step before', () => {
    expect(funnelFigures(view).map((one) => [one.label, one.total, one.share])).toEqual([
      ['Claimed', 23, '8 %'],
      ['Checkout', 19, '83 %'],
      ['Paid', 14, '74 %'],
    ])
    expect(shareWords(3, 0)).toBe('-')
  })
})

describe('lights and health', () => {
  const words = (given: typeof state) =>
    Object.fromEntries(lights(given).map((light) => [light.id, [light.word, light.tone]]))

  test('all well', () => {
    const well = { ...state, platforms: state.platforms.slice(0, 3) }
    expect(words(well)).toEqual({
      obs: ['Streaming', 'good'],
      overlay: ['On air', 'good'],
      chat: ['1138/min', 'good'],
      moderation: ['Ready', 'good'],
      room: ['Everyone', 'good'],
    })
    expect(healthRows(well).every((row) => row.tone === 'good')).toBe(true)
  })

  test('the room says who can join, with the count in the small line, and warns when the proof failed', () => {
    const light = (room: Partial<(typeof state)['health']['room']>) => {
      const given = { ...state, health: { ...state.health, room: { ...state.health.room, ...room } } }
      const { label, word, tone, detail } = lights(given).find(({ id }) => id === 'room')!
      expect(healthRows(given).find(({ id }) => id === 'viewers')).toMatchObject({ tone })
      expect([word.length <= 10, label.length <= 10]).toEqual([true, true])
      return [label, word, tone, detail]
    }
    const local = { publicUrl: null, publicProven: null }
    expect(light({})).toEqual([
      'Room 38',
      'Everyone',
      'good',
      'Everyone can join at https://show.example. 38 people are inside.',
    ])
    expect(light({ publicProven: null, spectators: 1 })).toEqual([
      'Room 1',
      'Everyone',
      'plain',
      'Viewers are sent to https://show.example. It has not been seen to lead here yet. One person is inside.',
    ])
    expect(light({ publicProven: false, publicReason: 'Nothing answers.', spectators: 9_999 })).toEqual([
      'Room 9,999',
      'Unproven',
      'warn',
      'Viewers are sent to https://show.example, and at the last try it did not lead here. Nothing answers. People in this network can join at http://192.168.1.20:4748. 9,999 people are inside.',
    ])
    expect(light({ ...local, spectators: 123_456 }).slice(0, 3)).toEqual(['Room 123k', 'Network', 'good'])
    expect(light({ ...local, networkUrl: null, open: false, spectators: 0 }).slice(0, 3)).toEqual([
      'Room',
      'Only here',
      'plain',
    ])
    expect(light({ publicUrl: 'http://studio.lan/', networkUrl: null }).slice(1, 3)).toEqual([
      'Network',
      'warn',
    ])
    const reason = 'Port 4748 is used by another program.'
    expect(light({ reason, publicProven: false }).slice(1)).toEqual([
      'Closed',
      'warn',
      `${reason} 38 people are inside.`,
    ])
    expect(light({ reason: 'In no network.' }).slice(1, 3)).toEqual(['Everyone', 'warn'])
  })

  test('every state has a word of its own and never colour alone', () => {
    const bad = {
      ...state,
      platforms: [],
      obs: { ...state.obs, link: 'needs-password' as const },
      onAir: onAirWith({ ...state.obs, link: 'needs-password' }),
      health: {
        ...state.health,
        moderation: { model: 'down' as const, reason: null },
        platforms: [],
        storage: { ok: false, reason: 'The disk is full.' },
      },
    }
    expect(words(bad)).toMatchObject({
      obs: ['Password?', 'warn'],
      overlay: ['Not known', 'plain'],
      chat: ['Off', 'plain'],
      moderation: ['Rules only', 'warn'],
    })
    expect(healthRows(bad).find((row) => row.id === 'storage')).toMatchObject({
      tone: 'bad',
      words: 'The disk is full.',
    })
  })
})

describe('the light of the overlay', () => {
  test.each([
    ['-unknown', 'Not known', 'warn', /OBS is gone.*say that it is on air/],
    ['-vouched', 'You say so', 'warn', /You said that it is on air/],
    ['-preview', 'Preview', 'bad', /that is a preview.*Set up overlay/],
    ['-hidden', 'Not on air', 'bad', /hidden there.*the eye/],
  ])('%s', (scene, word, tone, detail) => {
    const live = onAirOf(scene, state)
    const light = lights(live).find(({ id }) => id === 'overlay')
    expect(light).toMatchObject({ word, tone, detail: expect.stringMatching(detail) })
    expect(word.length).toBeLessThanOrEqual(10)
    expect(healthRows(live).find(({ id }) => id === 'overlay')?.words).toContain(word)
  })

  test('what is no fault is not shown as one: a rehearsal needs no OBS', () => {
    const quiet = { ...onAirOf('-hidden', state), airing: state.airing }
    expect(lights(quiet).find(({ id }) => id === 'overlay')).toMatchObject({
      word: 'Not on air',
      tone: 'plain',
    })
  })

  test('a key that did nothing stands in Health until one has done something', () => {
    const words = '"Print" was not fired.'
    const rows = healthRows({ ...state, health: { ...state.health, refusedPress: { words, at: 1 } } })
    expect(rows).toContainEqual({ id: 'press', label: 'Last key', tone: 'warn', words })
  })
})

describe('announcements of the room', () => {
  const room = (change: Partial<(typeof state)['health']['room']>) => ({
    ...state,
    health: { ...state.health, room: { ...state.health.room, ...change } },
  })
  const failed = { publicProven: false, publicReason: 'Nothing answers.' }

  test('a proof that fails is urgent and told once, and so is its end', () => {
    expect(announcementsBetween(state, room(failed))).toEqual([
      { text: 'Viewers may not get in. Nothing answers.', urgent: true },
    ])
    expect(announcementsBetween(room(failed), room({ ...failed, spectators: 3 }))).toEqual([])
    expect(announcementsBetween(room(failed), room({}))).toMatchObject([
      { text: 'The public address leads here again.' },
    ])
    expect(announcementsBetween(state, room({ publicUrl: null, publicProven: null }))).toMatchObject([
      { text: 'There is no public address any more.', urgent: true },
    ])
    expect(announcementsBetween(room({ publicProven: null }), room({}))).toEqual([])
  })
})

describe('announcements', () => {
  const say = (after: Partial<typeof state>) =>
    announcementsBetween(state, { ...state, ...after }).map((one) => one.text)
  const card = (phase: 'open' | 'sold-out') => ({
    ...state.overlay,
    views: [
      {
        template: 'card' as const,
        runId: 'r9',
        title: 'Enamel pin',
        price: '',
        goods: '',
        picture: null,
        stock: 40,
        left: 0,
        held: 0,
        phase,
        openedAt: 0,
        closesAt: 0,
        closedAt: null,
        command: '',
        hint: '',
      },
    ],
  })

  test('nothing changed, nothing said', () => expect(say({})).toEqual([]))

  test('sold out is said once', () => {
    expect(say({ overlay: card('sold-out') })).toEqual(['Enamel pin is sold out.'])
    const sold = { ...state, overlay: card('sold-out') }
    expect(announcementsBetween(sold, { ...sold, overlay: card('sold-out') })).toEqual([])
    expect(announcementsBetween({ ...state, overlay: card('open') }, sold)).toHaveLength(1)
  })

  test('faults interrupt', () => {
    const frozen = onAirWith(state.obs, [{ ...overlayPage, fresh: false }])
    expect(announcementsBetween(state, { ...state, onAir: frozen })).toEqual([
      {
        text: expect.stringMatching(/^The overlay is not on air\. The overlay in OBS does not answer/),
        urgent: true,
      },
    ])
    expect(announcementsBetween({ ...state, onAir: frozen }, state)).toEqual([
      { text: 'The overlay is on air.', urgent: false },
    ])
    expect(say({ airing: { ...fixtureAiring, panic: { at: 0, by: 'x', runIds: [] } } })[0]).toMatch(/^Panic/)
    expect(say({ airing: { ...fixtureAiring, endedAt: 1 } })).toEqual(['The show has ended.'])
  })

  test.each([
    [3, 3, null],
    [3, 4, 'A line is held for your review.'],
    [3, 9, '6 lines are held for your review.'],
  ])('held lines %i -> %i', (before, after, words) => expect(heldWords(before, after)).toBe(words))
})

describe('routes', () => {
  test.each(screenIds)('%s and back', (screen) => {
    expect(parseRoute(routeHash(screen))).toEqual({ screen, detail: null })
    expect(parseRoute(routeHash(screen, 'a b/ü'))).toEqual({ screen, detail: 'a b/ü' })
  })
  test.each(['', '#', '#nowhere', '#/live'])('"%s" is Live', (hash) =>
    expect(parseRoute(hash).screen).toBe('live'),
  )
})
