import { describe, expect, test } from 'vitest'
import type { ViewerAct } from '../../../../core/cues/happening'
import { quiz } from '../../../../core/cues/quiz'
import { QuizProps } from '../../../../core/cues/quiz/props'
import type { QuizState } from '../../../../core/cues/quiz/state'
import { overlayOf } from '../../../../core/overlay/fold'
import { acted, by, cueOf, fire, play, pressed, said, showOf } from '../../../plugins/play'

const base = QuizProps.parse({ question: 'Which?', choices: ['One', 'Two', 'Three'], correct: [1] })
const answer = (text: string, runId: string | null = null): ViewerAct => ({ act: 'answer', text, runId })

function asked(props: Partial<QuizProps> = {}) {
  const stage = play(showOf(cueOf(quiz.id, { ...base, ...props })))
  const fired = stage.at(0, fire())
  const view = () => overlayOf(stage.airing(), stage.world.at).views[0]
  const say = (at: number, who: string, text: string) => stage.at(at, acted(who, answer(text)))
  return { stage, fired, view, say, state: () => stage.run().state as QuizState }
}

describe('answers', () => {
  test('the first counts, by letter or number, in any case', () => {
    const { say, state } = asked()
    expect(say(1_000, 'ada', 'b').reply).toEqual({ ok: true, value: { choice: 1 } })
    expect(say(1_001, 'ada', 'A').reply).toMatchObject({ ok: false, code: 'already-answered' })
    expect(say(1_002, 'bo', '3').reply.ok).toBe(true)
    expect(say(1_003, 'cy', 'banana').reply).toMatchObject({
      code: 'no-choice',
      message: 'That is no choice: answer with A to C.',
    })
    expect(say(1_004, 'cy', 'D').reply.ok).toBe(false)
    expect(state().counts).toEqual([0, 1, 1])
  })

  test('one name on two platforms is two viewers', () => {
    const { stage, state } = asked()
    for (const platform of ['room', 'twitch'])
      stage.at(1, {
        type: 'viewer-acted',
        viewer: { platform, id: 'ada', name: 'ada' },
        audience: 'stream',
        act: answer('B'),
      })
    expect(state().total).toBe(2)
  })

  test('after the deadline they are too late, also in the very millisecond', () => {
    const { stage, say, state } = asked({ autoReveal: false })
    expect(say(29_999, 'ada', 'B').reply.ok).toBe(true)
    expect(say(30_000, 'bo', 'B').reply).toMatchObject({ ok: false, code: 'closed' })
    expect(stage.at(30_001, acted('bo', answer('B', 'r2'))).reply).toMatchObject({
      message: 'Too late: this question is closed.',
    })
    expect(state()).toMatchObject({ phase: 'locked', total: 1 })
  })

  test('10,000 in one second are each counted once', () => {
    const { stage, say, state } = asked()
    for (let n = 0; n < 10_000; n += 1) say(1_000 + Math.floor(n / 10), `v${n}`, 'ABC'[n % 3]!)
    for (let n = 0; n < 10_000; n += 1) say(2_000, `v${n}`, 'B')
    expect(state().counts).toEqual([3_334, 3_333, 3_333])
    stage.wait(30_000)
    expect(stage.figures()).toMatchObject({ Answers: '10,000', Right: '3,333' })
    expect(stage.outcomes.flatMap(said).length).toBeLessThan(12)
  })
})

describe('reveal', () => {
  test('counts and the right answer stay hidden until they may be known', () => {
    const { stage, say, view } = asked()
    say(1_000, 'ada', 'B')
    expect(view()).toMatchObject({ phase: 'open', answers: 1, closesAt: stage.run().firedAt + 30_000 })
    expect(JSON.stringify(view())).not.toMatch(/"count":\d|"correct":(true|false)/)
    stage.wait(30_000)
    expect(view()).toMatchObject({
      phase: 'revealed',
      choices: [
        { letter: 'A', count: 0, correct: false },
        { letter: 'B', count: 1, correct: true },
        { letter: 'C', count: 0, correct: false },
      ],
    })
    expect(stage.outcomes.flatMap(said)).toContain('The answer: B) Two. 1 of 1 were right. Fastest: @ada.')
  })

  test('then the result leaves by itself', () => {
    const { stage, view } = asked()
    stage.wait(41_999)
    expect(view()).toBeDefined()
    stage.wait(42_000)
    expect(view()).toBeUndefined()
    expect(stage.run().closedAt).not.toBeNull()
  })

  test('without auto-reveal it locks, shows the counts, and waits for the host', () => {
    const { stage, say, view } = asked({ autoReveal: false })
    say(1_000, 'ada', 'A')
    stage.wait(3_600_000)
    expect(view()).toMatchObject({ phase: 'locked', choices: [{ count: 1, correct: null }, {}, {}] })
    expect(stage.at(3_600_001, pressed('r2', 'reveal')).reply.ok).toBe(true)
    expect(view()).toMatchObject({ phase: 'revealed' })
    expect(stage.at(3_600_002, pressed('r2', 'reveal')).reply).toMatchObject({ code: 'already-revealed' })
  })

  test('an early reveal by the host ends the answers; a second score is never given', () => {
    const { stage, say } = asked()
    say(1_000, 'ada', 'B')
    stage.at(2_000, pressed('r2', 'reveal'))
    expect(say(2_001, 'bo', 'B').reply.ok).toBe(false)
    stage.wait(60_000)
    expect(stage.airing().scores).toEqual({
      'room:ada': { name: 'ada', points: 100, answered: 1, correct: 1 },
    })
  })

  test('several right choices all count', () => {
    const { stage, say } = asked({ correct: [0, 2] })
    for (const [who, text] of [
      ['ada', 'A'],
      ['bo', 'B'],
      ['cy', 'C'],
    ] as const)
      say(1_000, who, text)
    stage.wait(30_000)
    expect(stage.figures()).toMatchObject({ Right: '2' })
    expect(stage.airing().scores['room:bo']).toMatchObject({ points: 0, answered: 1, correct: 0 })
  })

  test('closing before the reveal scores nobody', () => {
    const { stage, say } = asked()
    say(1_000, 'ada', 'B')
    stage.at(2_000, pressed('r2', 'close'))
    stage.wait(60_000)
    expect(stage.airing().scores).toEqual({})
  })
})

describe('time', () => {
  test('the host adds 15 seconds, also to a locked question', () => {
    const { stage, say, state } = asked({ autoReveal: false })
    stage.at(10_000, pressed('r2', 'extend'))
    expect(say(40_000, 'ada', 'B').reply.ok).toBe(true)
    stage.wait(45_000)
    expect(state().phase).toBe('locked')
    stage.at(50_000, pressed('r2', 'extend'))
    expect(say(64_999, 'bo', 'B').reply.ok).toBe(true)
    stage.at(65_000, pressed('r2', 'reveal'))
    expect(stage.at(65_001, pressed('r2', 'extend')).reply).toMatchObject({ code: 'already-revealed' })
  })

  test('panic stops the clock, and the pause costs no bonus', () => {
    const { stage, say, state } = asked({ speedBonus: true })
    stage.at(5_000, { type: 'panicked', by })
    expect(say(6_000, 'ada', 'B').reply.ok).toBe(false)
    expect(stage.at(6_000, pressed('r2', 'reveal')).reply).toMatchObject({ code: 'panicked' })
    stage.at(605_000, { type: 'resumed', runIds: ['r2'], by })
    say(606_000, 'ada', 'B')
    expect(state().answers['room:ada']).toMatchObject({ name: 'ada', choice: 1, after: 6_000 })
    stage.wait(629_999)
    expect(state().phase).toBe('open')
    stage.wait(630_000)
    expect(state().phase).toBe('revealed')
  })
})

describe('leaderboard', () => {
  test('is shown after the reveal, for as long as the result', () => {
    const { stage, say, view } = asked()
    say(1_000, 'ada', 'B')
    expect(stage.at(2_000, pressed('r2', 'leaderboard')).reply).toMatchObject({ code: 'not-revealed' })
    stage.at(40_000, pressed('r2', 'leaderboard'))
    expect(view()).toMatchObject({
      template: 'leaderboard',
      rows: [{ rank: 1, name: 'ada', points: 100, moved: 0 }],
    })
    stage.wait(51_999)
    expect(view()).toBeDefined()
    stage.wait(52_000)
    expect(view()).toBeUndefined()
  })

  test('adds up across the quizzes of a show', () => {
    const stage = play(showOf(cueOf('quiz', base, 'q1'), cueOf('quiz', { ...base, points: 50 }, 'q2')))
    stage.at(0, fire('q1'))
    stage.at(1_000, acted('ada', answer('B')))
    stage.at(60_000, fire('q2'))
    stage.at(61_000, acted('ada', answer('B')))
    stage.at(61_000, acted('bo', answer('C')))
    stage.wait(120_000)
    expect(stage.airing().scores).toEqual({
      'room:ada': { name: 'ada', points: 150, answered: 2, correct: 2 },
      'room:bo': { name: 'bo', points: 0, answered: 1, correct: 0 },
    })
  })
})

test('chat hears question, choices and time, within one line even at full length', () => {
  const { fired } = asked()
  expect(said(fired)).toEqual(['Quiz: Which?  A) One  B) Two  C) Three  You have 30 s, answer with A to C.'])
  const long = asked({ question: 'q'.repeat(160), choices: Array.from({ length: 6 }, () => 'c'.repeat(60)) })
  const line = said(long.fired)[0]!
  expect(line.length).toBeLessThanOrEqual(450)
  expect(line).toMatch(/answer with A to F\.$/)
})

test.each([
  [{ choices: ['One'] }, 'a quiz needs at least two choices'],
  [{ correct: [] }, 'mark the right choice'],
  [{ correct: [3] }, 'marks a choice that is not there'],
  [{ correct: [1, 1] }, 'marks a choice twice'],
  [{ correct: [0, 1, 2] }, 'marks every choice as right; leave one wrong'],
  [{ question: ' ' }, 'a quiz needs a question'],
])('refuses %j', (wrong, message) => {
  expect(QuizProps.safeParse({ ...base, ...wrong }).error?.issues[0]?.message).toBe(message)
})
