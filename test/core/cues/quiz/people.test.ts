import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personKey } from '../../../../core/chat/links'
import { viewerKey } from '../../../../core/chat/viewer'
import { leaderboard, pointsOfPerson } from '../../../../core/cues/quiz'
import type { QuizState } from '../../../../core/cues/quiz/state'
import { overlayOf } from '../../../../core/overlay/fold'
import { by, cueOf } from '../../../plugins/play'
import { ada, adaRoom, adaToo, bo, eve, fire, line, type Party, party } from '../../show/people'

const base = {
  question: 'Which?',
  choices: ['One', 'Two', 'Three'],
  correct: [1],
  points: 100,
  window: 600_000,
}
const question = (id = 'quiz', props: object = {}) => cueOf('quiz', { ...base, ...props }, id)
const answer = (text: string) => ({ act: 'answer', text, runId: null }) as const
const reveal = (show: Party) => show.tell({ type: 'host-acted', runId: show.run().id, action: 'reveal', by })
const state = (show: Party) => show.run().state as QuizState
const board = (show: Party) => leaderboard(show.airing().scores, show.airing().links, 9)

function asked(props: object = {}): Party {
  const show = party(question('quiz', props), question('quiz-2', props))
  show.tell(fire('quiz'))
  return show
}

describe('one person, one answer', () => {
  test('linked before: the second identity has answered already', () => {
    const show = asked()
    show.link(ada, adaToo)
    show.chat(ada, answer('A'))
    expect(show.chat(adaToo, answer('B')).reply).toMatchObject({ code: 'already-answered' })
    expect(state(show).counts).toEqual([1, 0, 0])
  })

  test('an answer that is no choice is told so in its chat', () => {
    const show = asked()
    expect(show.chat(ada, answer('banana')).reply).toMatchObject({ code: 'no-choice' })
    expect(show.airing().replies[ada.platform]!.names['no-choice']).toEqual([
      expect.objectContaining({ name: ada.name }),
    ])
  })

  test('linked after: the earliest counts at the reveal, and the counts follow', () => {
    const show = asked()
    show.chat(ada, answer('A'))
    show.chat(adaToo, answer('B'))
    show.chat(bo, answer('B'))
    show.link(adaToo, ada)
    reveal(show)
    expect(state(show)).toMatchObject({ counts: [1, 1, 0], total: 2, right: 1, fastest: ['twitch:2'] })
    expect(board(show)).toEqual([{ rank: 1, name: 'Bo', points: 100 }])
  })

  test('linked and left again before the reveal: two persons, two answers', () => {
    const show = asked()
    show.chat(ada, answer('A'))
    show.chat(adaToo, answer('B'))
    show.link(adaToo, ada)
    show.chat(ada, { act: 'unlink' })
    reveal(show)
    expect(state(show)).toMatchObject({ counts: [1, 1, 0], total: 2 })
  })

  test('linked after the reveal: what the later answer earned is taken away, once', () => {
    const show = asked()
    for (const viewer of [ada, adaToo, bo]) show.chat(viewer, answer('B'))
    reveal(show)
    show.tell({ type: 'host-acted', runId: show.run().id, action: 'leaderboard', by })
    const rows = () => overlayOf(show.airing(), show.world.at).views[0] as { rows?: unknown[] }
    expect(rows().rows).toHaveLength(3)
    show.link(ada, adaToo)
    expect(state(show)).toMatchObject({ counts: [0, 2, 0], total: 2, right: 2 })
    expect(rows().rows).toEqual([
      { rank: 1, name: 'Ada', points: 100, moved: 0 },
      { rank: 1, name: 'Bo', points: 100, moved: 0 },
    ])
    show.chat(ada, { act: 'unlink' })
    show.link(ada, adaToo)
    expect(board(show).map(({ points }) => points)).toEqual([100, 100])
  })

  test('points of all identities are one place, under the name that has most of them', () => {
    const show = asked()
    show.chat(ada, answer('B'))
    reveal(show)
    show.tell(fire('quiz-2'))
    show.chat(adaRoom, answer('B'))
    show.chat(bo, answer('B'))
    reveal(show)
    show.link(ada, adaRoom)
    expect(board(show)).toEqual([
      { rank: 1, name: 'Ada', points: 200 },
      { rank: 2, name: 'Bo', points: 100 },
    ])
    const { scores, links } = show.airing()
    expect(pointsOfPerson(scores, links, viewerKey(adaRoom))).toBe(200)
    expect(pointsOfPerson(scores, links, viewerKey(eve))).toBeNull()
  })

  test('whatever the order: each person scores at most once per question', () => {
    const people = [ada, adaToo, adaRoom, bo, eve]
    const who = fc.constantFrom(...people)
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('answer' as const), who, fc.constantFrom('A', 'B')) },
      { weight: 2, arbitrary: fc.tuple(fc.constant('link' as const), who, who) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('reveal' as const), who, who) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const show = asked()
        for (const [what, first, second] of steps) {
          if (what === 'answer') show.chat(first, answer(second as string))
          else if (what === 'reveal') reveal(show)
          else if (first !== second) show.link(first, second as typeof first)
        }
        reveal(show)
        const { answers, counts, total } = state(show)
        const { links, scores } = show.airing()
        const persons = Object.keys(answers).map((key) => personKey(links, key))
        expect(new Set(persons).size).toBe(persons.length)
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(total)
        expect(total).toBe(persons.length)
        for (const row of board(show)) expect(row.points).toBe(100)
        expect(Object.values(scores).reduce((sum, one) => sum + one.correct, 0)).toBe(state(show).right)
      }),
      { numRuns: 150 },
    )
  })
})

describe('taken back while others still answer', () => {
  const total = (show: Party) => [state(show).total, state(show).counts]

  test('the deleted line takes its answer along, and another one may be given', () => {
    const show = asked()
    show.tell(line(ada, '1', answer('A')))
    show.tell(line(ada, '2', answer('B')))
    show.tell({ type: 'line-retracted', lineId: 'twitch:2' })
    expect(total(show)).toEqual([1, [1, 0, 0]])
    show.tell({ type: 'line-retracted', lineId: 'twitch:1' })
    expect(total(show)).toEqual([0, [0, 0, 0]])
    show.tell(line(ada, '3', answer('B')))
    expect(total(show)).toEqual([1, [0, 1, 0]])
  })

  test.each([
    ['the platform', { type: 'lines-retracted', platform: 'twitch', viewerId: '1' } as const],
    [
      'a moderator here',
      {
        type: 'moderation-asked',
        act: 'timeout',
        viewer: ada,
        lineId: null,
        seconds: 60,
        why: '',
        by,
      } as const,
    ],
  ])('who is taken off the chat by %s has not answered', (_whom, happening) => {
    const show = asked()
    for (const viewer of [ada, bo]) show.chat(viewer, answer('A'))
    show.tell(happening)
    expect(total(show)).toEqual([1, [1, 0, 0]])
  })

  test('a wiped chat keeps its answers, and so does a question that is over', () => {
    const show = asked()
    show.chat(ada, answer('B'))
    show.tell({ type: 'lines-retracted', platform: 'twitch', viewerId: null })
    expect(total(show)[0]).toBe(1)
    reveal(show)
    show.tell({ type: 'lines-retracted', platform: 'twitch', viewerId: '1' })
    expect(board(show)).toMatchObject([{ points: 100 }])
  })
})
