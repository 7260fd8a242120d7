import { expect, test } from 'vitest'
import { leaderboard } from '../../../core/cues/quiz'
import { cueOf } from '../../plugins/play'
import { ada, bo, byButton, fire, line, party, poster } from './people'

const renamed = { ...ada, name: 'Countess' }
const answer = (text: string) => ({ act: 'answer', text, runId: null }) as const
const question = cueOf('quiz', { question: 'Which?', choices: ['One', 'Two'], correct: [1] }, 'quiz')

test('holds, orders and places in line go by the newest name, and nothing is counted twice', () => {
  const show = party(poster({ stock: 1, perViewer: 2 }))
  show.tell(fire())
  for (const _ of [1, 2]) show.chat(ada, { act: 'claim', runId: null })
  const [holdId] = show.airing().shop.openHolds
  const buy = { act: 'check-out', holdId: holdId!, consent: true, carrier: null, test: null } as const
  const bought = byButton(ada, buy)
  const logged = JSON.stringify(bought)
  show.tell(bought)
  show.tell(line(renamed, '5'))
  const { holds, orders, pools } = show.airing().shop
  const kept = [...Object.values(holds), ...Object.values(orders), ...Object.values(pools)[0]!.waiting]
  expect(kept.map(({ viewer }) => viewer.name)).toEqual(['Countess', 'Countess', 'Countess'])
  expect(Object.values(pools)[0]!.perViewerUsed).toEqual({ 'twitch:1': 2 })
  expect(show.chat(renamed, { act: 'claim', runId: null }).reply).toMatchObject({ code: 'limit' })
  expect(JSON.stringify(bought)).toBe(logged)
})

test('answers and scores too: the fastest and the leaderboard name who is there now', () => {
  const show = party(question)
  show.tell(fire('quiz'))
  show.chat(ada, answer('B'))
  show.chat(bo, answer('B'))
  expect(show.chat(renamed, answer('A')).reply).toMatchObject({ code: 'already-answered' })
  show.tell({
    type: 'host-acted',
    runId: show.run().id,
    action: 'reveal',
    by: { from: 'console', name: 'x' },
  })
  expect(show.run().state).toMatchObject({ total: 2 })
  expect(show.figures()).toMatchObject({ Fastest: 'Countess' })
  show.tell(line({ ...bo, name: 'Robert' }, '9'))
  const { scores, links } = show.airing()
  expect(leaderboard(scores, links, 9).map(({ name }) => name)).toEqual(['Countess', 'Robert'])
})
