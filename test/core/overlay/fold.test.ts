import { expect, test } from 'vitest'
import type { Order } from '../../../core/commerce/order'
import { overlayOf } from '../../../core/overlay/fold'
import { acted, by, cueOf, fire, play, pressed, showOf } from '../../plugins/play'

const note = { text: 'Hi', where: 'overlay', showFor: 60_000 }

function twoMessages() {
  const stage = play(showOf(cueOf('message', note, 'm1'), cueOf('message', { ...note, text: 'Ho' }, 'm2')))
  stage.at(0, fire('m1'))
  stage.at(1_000, fire('m2'))
  return stage
}

test('no airing: nothing to see, a theme all the same', () => {
  expect(overlayOf(null, 0)).toMatchObject({
    views: [],
    ticker: [],
    rehearsal: false,
    joinUrl: null,
    theme: { surface: '#14141F' },
  })
})

test('open runs, newest last; rehearsal and join address are told', () => {
  const stage = twoMessages()
  const model = overlayOf(stage.airing(), stage.world.at)
  expect(model.views).toMatchObject([{ text: 'Hi' }, { text: 'Ho' }])
  expect(model).toMatchObject({ rehearsal: true, joinUrl: 'http://127.0.0.1:4747' })
  stage.at(2_000, pressed('r2', 'close'))
  expect(overlayOf(stage.airing(), stage.world.at).views).toMatchObject([{ text: 'Ho' }])
})

test('the ticker shows the two newest purchases of the last minute and counts the others', () => {
  const stage = twoMessages()
  const { ticker, shop } = stage.airing()
  const now = stage.world.at
  for (let n = 0; n < 12; n += 1) {
    const viewer = { platform: 'room', id: `${n}`, name: `v${n}` }
    shop.orders[`t${n}`] = { id: `t${n}`, viewer, title: 'Poster' } as Order
    ticker.push({ id: `t${n}`, at: now + n * 5_000 })
  }
  const at = (later: number) => {
    const { ticker: shown, more } = overlayOf(stage.airing(), now + later)
    return [shown.map(({ name, item }) => `${name}: ${item}`), more]
  }
  expect(at(56_000)).toEqual([['v10: Poster', 'v11: Poster'], 10])
  expect(at(110_000)).toEqual([['v11: Poster'], 0])
  expect(at(115_000)).toEqual([[], 0])
})

test('panic: empty at once, even with purchases to show; only what is resumed comes back', () => {
  const stage = twoMessages()
  stage.airing().ticker.push({ id: 't1', at: stage.world.at })
  stage.at(2_000, { type: 'panicked', by })
  expect(overlayOf(stage.airing(), stage.world.at)).toMatchObject({ views: [], ticker: [] })
  stage.at(3_000, { type: 'resumed', runIds: ['r3'], by })
  expect(overlayOf(stage.airing(), stage.world.at).views).toMatchObject([{ text: 'Ho' }])
})

test('after the end nothing stays on the stream', () => {
  const stage = twoMessages()
  stage.airing().ticker.push({ id: 't1', at: stage.world.at })
  stage.at(2_000, { type: 'airing-ended', by })
  expect(overlayOf(stage.airing(), stage.world.at)).toMatchObject({ views: [], ticker: [] })
})

test('a sale the host did not resume stays hidden while its last buyers pay', () => {
  const stage = play(showOf(cueOf('drop', { title: 'Poster', price: 1_500, stock: 3 })))
  stage.at(0, fire())
  stage.at(1_000, acted('ada', { act: 'claim', runId: null }))
  expect(overlayOf(stage.airing(), stage.world.at).views).toMatchObject([{ template: 'card', held: 1 }])
  stage.at(2_000, { type: 'panicked', by })
  stage.at(3_000, { type: 'resumed', runIds: [], by })
  expect(stage.run().closedAt).toBeNull()
  expect(overlayOf(stage.airing(), stage.world.at).views).toEqual([])
})
