import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Audience } from '../../../core/chat/viewer'
import type { Happening, ViewerAct } from '../../../core/cues/happening'
import { openQuestion } from '../../../core/cues/quiz'
import type { QuizState } from '../../../core/cues/quiz/state'
import { overlayOf, viewsFor } from '../../../core/overlay/fold'
import type { CardView, QuizView } from '../../../core/overlay/model'
import { by, cueOf, fire, type Play, play, pressed, said, showOf } from '../../plugins/play'

const window = 30_000
const quizCue = cueOf('quiz', {
  question: 'Which?',
  choices: ['One', 'Two'],
  correct: [1],
  window,
  speedBonus: true,
})
const dropCue = cueOf('drop', { title: 'Poster', price: 0, stock: 1_000, windowFor: window })

type Delays = Readonly<Record<string, number>>
/** Of 0 to 60 s, or unknown. */
const delays = fc.dictionary(
  fc.constantFrom('twitch', 'youtube', 'irc', 'room', 'kick'),
  fc.integer({ min: 0, max: 60_000 }),
)

/** Fired at 1,000 ms, with these figures. */
function fired(cue: typeof quizCue, known: Delays): Play {
  const stage = play(showOf(cue))
  for (const [source, ms] of Object.entries(known)) stage.at(0, { type: 'delay-set', source, ms, by })
  stage.at(1_000, fire())
  return stage
}

/** What a viewer of this source does `after` ms later than they saw the opening. */
function reacts(
  stage: Play,
  source: string,
  after: number,
  act: ViewerAct,
  name = source,
  audience: Audience = 'stream',
) {
  const delay = audience === 'hall' ? 0 : (stage.run().delays[source] ?? 0)
  const happening: Happening = {
    type: 'viewer-acted',
    viewer: { platform: source, id: name, name },
    audience,
    act,
  }
  return stage.at(1_000 + delay + after, happening).reply.ok
}

const right: ViewerAct = { act: 'answer', text: 'B', runId: null }
const claim: ViewerAct = { act: 'claim', runId: null }
const overlay = (stage: Play) => overlayOf(stage.airing(), stage.world.at).views[0]
const room = (stage: Play) => viewsFor(stage.airing(), 'room')[0]
const quizState = (stage: Play) => stage.run().state as QuizState

describe('everyone has the same time, whichever way they watch', () => {
  const source = fc.constantFrom('twitch', 'youtube', 'irc', 'room', 'kick', 'unknown')
  const after = fc.oneof(
    fc.integer({ min: 0, max: 2 * window }),
    fc.constantFrom(0, window - 1, window, window + 1),
  )

  test.each([
    ['an answer', quizCue, right],
    ['a claim', dropCue, claim],
  ])('%s counts exactly when it comes within the window of its viewer', (_what, cue, act) => {
    fc.assert(
      fc.property(delays, source, after, (known, from, x) => {
        const stage = fired(cue, known)
        expect(reacts(stage, from, x, act)).toBe(x < window)
      }),
    )
  })

  test('the same, for many viewers of one question, in the order in which they come', () => {
    const viewers = fc.array(fc.tuple(source, after), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(delays, viewers, (known, crowd) => {
        const stage = fired(quizCue, known)
        const byArrival = crowd
          .map(([from, x], n) => ({ from, x, name: `v${n}`, at: (known[from] ?? 0) + x }))
          .sort((a, b) => a.at - b.at)
        for (const { from, x, name } of byArrival)
          expect(reacts(stage, from, x, right, name)).toBe(x < window)
        stage.wait(200_000)
        const points = byArrival.map(({ from, x, name }) => ({
          x,
          points: stage.airing().scores[`${from}:${name}`]?.points ?? 0,
        }))
        for (const one of points)
          for (const other of points) {
            if (one.x === other.x) expect(one.points).toBe(other.points)
            if (one.x < other.x) expect(one.points).toBeGreaterThanOrEqual(other.points)
          }
      }),
    )
  })

  test('the hall sees the stage itself, and who is quicker than the estimate gains nothing', () => {
    const stage = fired(quizCue, { twitch: 10_000, room: 5_000 })
    expect(reacts(stage, 'room', 2_000, right, 'in the hall', 'hall')).toBe(true)
    stage.at(4_000, {
      type: 'viewer-acted',
      viewer: { platform: 'twitch', id: 'quick', name: 'quick' },
      audience: 'stream',
      act: right,
    })
    expect(Object.values(quizState(stage).answers).map(({ after: took }) => took)).toEqual([2_000, 0])
    expect(reacts(stage, 'room', window, right, 'late in the hall', 'hall')).toBe(false)
  })

  test('the fastest are those who reacted first, not those who see it first', () => {
    const stage = fired(quizCue, { twitch: 12_000 })
    reacts(stage, 'irc', 9_000, right, 'slow')
    reacts(stage, 'twitch', 1_000, right, 'quick')
    stage.wait(60_000)
    expect(quizState(stage).fastest).toEqual(['twitch:quick', 'irc:slow'])
  })
})

describe('a quiz', () => {
  test('is locked on the overlay at its end; counts and answer wait for the last viewers', () => {
    const stage = fired(quizCue, { twitch: 12_000, youtube: 5_000 })
    reacts(stage, 'irc', 1_000, right)
    stage.wait(30_999)
    expect(overlay(stage)).toMatchObject({ phase: 'open' })
    stage.wait(31_000)
    expect(overlay(stage)).toMatchObject({
      phase: 'locked',
      choices: [
        { count: null, correct: null },
        { count: null, correct: null },
      ],
    })
    expect(stage.figures()).toMatchObject({ 'Late viewers': 'still have time' })
    expect(openQuestion(stage.airing())).toEqual({ runId: 'r4', choices: ['One', 'Two'] })
    const before = stage.outcomes.length
    stage.wait(42_999)
    expect(stage.outcomes.slice(before).flatMap(said)).toEqual([])
    stage.wait(43_000)
    expect(overlay(stage)).toMatchObject({ phase: 'revealed', choices: [{ count: 0 }, { correct: true }] })
    expect(stage.outcomes.slice(before).flatMap(said)).toEqual([expect.stringContaining('The answer: B')])
    expect(openQuestion(stage.airing())).toBeNull()
    expect(stage.figures()).not.toHaveProperty('Late viewers')
  })

  test("the host's reveal and close are for everybody at once", () => {
    const revealed = fired(quizCue, { twitch: 12_000 })
    revealed.at(32_000, pressed('r3', 'reveal'))
    expect(overlay(revealed)).toMatchObject({ phase: 'revealed' })
    expect(reacts(revealed, 'twitch', 25_000, right)).toBe(false)
    const closed = fired(quizCue, { twitch: 12_000 })
    closed.at(32_000, pressed('r3', 'close'))
    expect(reacts(closed, 'twitch', 25_000, right)).toBe(false)
  })

  test('more time is more time for everybody, also after the end on screen', () => {
    const stage = fired(quizCue, { twitch: 12_000 })
    stage.at(36_000, pressed('r3', 'extend'))
    expect(overlay(stage)).toMatchObject({ phase: 'open', closesAt: stage.world.at + 15_000 })
    expect(reacts(stage, 'irc', 49_999, right)).toBe(true)
    expect(reacts(stage, 'twitch', 49_999, right)).toBe(true)
    expect(quizState(stage).phase).toBe('locked')
    stage.wait(63_000)
    expect(quizState(stage).phase).toBe('revealed')
  })

  test('a panic among the late viewers gives them back what was left', () => {
    const stage = fired(quizCue, { twitch: 12_000 })
    stage.at(35_000, { type: 'panicked', by })
    expect(openQuestion(stage.airing())).toBeNull()
    stage.at(95_000, { type: 'resumed', runIds: ['r3'], by })
    expect(reacts(stage, 'irc', 94_500, right)).toBe(false)
    expect(reacts(stage, 'twitch', 89_999, right)).toBe(true)
    expect(quizState(stage).answers['twitch:twitch']!.after).toBe(29_999)
    stage.wait(103_000)
    expect(quizState(stage).phase).toBe('revealed')
  })

  test('without auto-reveal it stays locked when the last time is over', () => {
    const stage = fired(cueOf('quiz', { ...(quizCue.props as object), autoReveal: false }), {
      twitch: 12_000,
    })
    stage.wait(42_999)
    expect(overlay(stage)).toMatchObject({ phase: 'locked', choices: [{ count: null }, { count: null }] })
    stage.wait(100_000)
    expect(overlay(stage)).toMatchObject({ phase: 'locked', choices: [{ count: 0 }, { count: 0 }] })
  })
})

describe('a drop', () => {
  test('says closed on the overlay at its end and takes late claims; then it is over', () => {
    const stage = fired(dropCue, { twitch: 12_000 })
    stage.wait(31_000)
    expect(overlay(stage)).toMatchObject({ template: 'card', phase: 'closed' })
    expect(stage.figures()).toMatchObject({ 'Late viewers': 'still have time' })
    expect(reacts(stage, 'irc', window, claim)).toBe(false)
    expect(reacts(stage, 'twitch', window - 1, claim)).toBe(true)
    stage.wait(43_000)
    expect(stage.run().state).toMatchObject({ closedAt: stage.world.at })
    expect(stage.figures()).not.toHaveProperty('Late viewers')
    // The card has said so for longer than it has to stay.
    expect(overlay(stage)).toBeUndefined()
  })

  test('+30 s is for all while it is open; close is at once', () => {
    const stage = fired(dropCue, { twitch: 12_000 })
    stage.at(20_000, pressed('r3', 'extend'))
    expect(reacts(stage, 'twitch', window + 29_999, claim)).toBe(true)
    expect(stage.at(72_000, pressed('r3', 'extend')).reply).toMatchObject({ ok: false, code: 'closed' })
    expect(stage.at(72_001, pressed('r3', 'close')).reply.ok).toBe(true)
    expect(reacts(stage, 'twitch', window + 29_999, claim, 'another')).toBe(false)
  })

  test('cannot be fired again while late viewers may claim', () => {
    const stage = fired(dropCue, { twitch: 12_000 })
    expect(stage.at(40_000, fire()).reply).toMatchObject({ ok: false, code: 'cue-not-ready' })
    expect(stage.at(44_000, fire()).reply.ok).toBe(true)
  })

  test('a panic among the late viewers: nothing is announced, they get their time', () => {
    const stage = fired(dropCue, { twitch: 12_000 })
    stage.at(35_000, { type: 'panicked', by })
    const { effects } = stage.at(95_000, { type: 'resumed', runIds: ['r3'], by })
    expect(effects).toEqual([])
    expect(reacts(stage, 'irc', 94_500, claim)).toBe(false)
    expect(reacts(stage, 'twitch', 89_999, claim)).toBe(true)
    expect(reacts(stage, 'twitch', 90_000, claim, 'too late')).toBe(false)
  })
})

describe('the room', () => {
  test("its page ends with the room's own time, woken for it", () => {
    for (const cue of [quizCue, dropCue]) {
      const stage = fired(cue, { twitch: 12_000, room: 400 })
      const began = stage.run().firedAt
      const view = () => room(stage) as CardView | QuizView
      expect(view()).toMatchObject({ phase: 'open', openedAt: began + 400, closesAt: began + window + 400 })
      stage.wait(31_000)
      expect((overlay(stage) as CardView).phase).not.toBe('open')
      expect(view().phase).toBe('open')
      stage.wait(31_400)
      expect(stage.world.at).toBe(began + window + 400)
      expect(view().phase).not.toBe('open')
    }
  })

  test('a countdown ends there when it ends for the room', () => {
    const stage = fired(cueOf('countdown', { title: 'Start', length: 20_000 }), { room: 3_000 })
    const { firedAt } = stage.run()
    expect(overlay(stage)).toMatchObject({ endsAt: firedAt + 20_000 })
    expect(room(stage)).toMatchObject({ endsAt: firedAt + 23_000 })
    stage.wait(33_999)
    expect(stage.run().closedAt).toBeNull()
    stage.wait(34_000)
    expect(stage.run().closedAt).toBe(firedAt + 33_000)
  })
})
