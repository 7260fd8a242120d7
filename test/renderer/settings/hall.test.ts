import { expect, test } from 'vitest'
import { healthRows } from '../../../renderer/console/live/health-rows'
import { hallSetUpWords } from '../../../renderer/console/settings/hall-words'
import { fixtureState } from '../harness/fixture'

const state = fixtureState()
const row = (hallScreens: number, hall: boolean, onAir = true) => {
  const airing = {
    ...state.airing!,
    endedAt: onAir ? null : 1,
    show: { ...state.airing!.show, audiences: { stream: true, room: true, hall } },
  }
  return healthRows({ ...state, airing, health: { ...state.health, hallScreens } }).find(
    ({ id }) => id === 'hall',
  )
}

test('Health counts the hall screens, and misses them while a show counts on them', () => {
  expect(row(1, true)).toMatchObject({ label: 'Hall screen', tone: 'good', words: '1 connected' })
  expect(row(0, true)).toMatchObject({ tone: 'warn', words: 'none connected' })
  expect(row(0, false)).toMatchObject({ tone: 'plain' })
  expect(row(0, true, false)).toMatchObject({ tone: 'plain' })
})

test('the words say on which screen the address opens', () => {
  expect(hallSetUpWords('http://127.0.0.1:4747/hall/?token=t', false)).toContain('second display')
  expect(hallSetUpWords('http://192.168.1.20:4748/hall/?token=t', true)).toContain('in the same network')
  expect(hallSetUpWords('http://127.0.0.1:4747/hall/?token=t', true)).toContain('not open to the network yet')
})
