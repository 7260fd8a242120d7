import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSweep } from '../../../main/gateway/room/sweep'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setImmediate'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Each item takes a tenth of a millisecond. */
function sweepOver(count: number) {
  const items = new Set(Array.from({ length: count }, (_, n) => n))
  const visits: number[] = []
  let time = 0
  const work = (item: number) => {
    visits.push(item)
    time += 0.1
  }
  return { items, visits, sweep: createSweep(items, work, () => time) }
}
const all = (count: number) => Array.from({ length: count }, (_, n) => n)

test('everything is met once, in stretches that others get between', () => {
  const { visits, sweep } = sweepOver(1_000)
  sweep.start()
  expect(visits.length).toBeLessThan(100)
  vi.runAllTimers()
  expect(visits).toEqual(all(1_000))
})

test('started anew all the time it goes on round and round: nobody waits for ever', () => {
  const { visits, sweep } = sweepOver(500)
  for (let again = 0; again < 200; again += 1) {
    sweep.start()
    vi.advanceTimersToNextTimer()
  }
  const times = all(500).map((item) => visits.filter((visit) => visit === item).length)
  expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1)
  expect(Math.min(...times)).toBeGreaterThan(3)
})

test('started in the middle it meets everybody once more, those first that it had not met', () => {
  const { visits, sweep } = sweepOver(300)
  sweep.start()
  const met = visits.length
  visits.length = 0
  sweep.start()
  vi.runAllTimers()
  expect(visits).toEqual([...all(300).slice(met), ...all(met)])
})

test('who leaves is not met, who comes is, and an empty room is no matter', () => {
  const { items, visits, sweep } = sweepOver(100)
  sweep.start()
  for (const item of all(90)) if (!visits.includes(item)) items.delete(item)
  items.add(1_000)
  vi.runAllTimers()
  expect([...new Set(visits.filter((item) => item >= 90))]).toEqual([...all(10).map((n) => 90 + n), 1_000])
  items.clear()
  visits.length = 0
  sweep.start()
  expect(visits).toEqual([])
})
