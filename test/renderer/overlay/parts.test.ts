import { expect, test } from 'vitest'
import { dashesLeft } from '../../../core/overlay/time-left'
import { createGate } from '../../../renderer/overlay/gate'

test('dashes go one by one, all at the start and none at the end; never more than three changes in a second', () => {
  const changes = (seconds: number) => {
    const until = seconds * 1_000
    let before = dashesLeft(39, 0, until, 0)
    const at: number[] = []
    expect(before).toBe(39)
    for (let now = 0; now <= until; now += 10) {
      const next = dashesLeft(39, 0, until, now)
      expect(next).toBeLessThanOrEqual(before)
      if (next !== before) at.push(now)
      before = next
    }
    expect(before).toBe(0)
    return at
  }
  expect(changes(60)).toHaveLength(39)
  for (const seconds of [1, 5, 10, 13, 60]) {
    const times = changes(seconds)
    for (const from of times)
      expect(times.filter((at) => at >= from && at < from + 990).length).toBeLessThanOrEqual(3)
  }
  expect(dashesLeft(39, 0, 0, 5)).toBe(0)
})

test('three changes of brightness in any second; the last of them is kept for a cut, the next waits as long as it has to', () => {
  let now = 0
  const gate = createGate(
    () => now,
    () => {},
  )
  const times: number[] = []
  for (now = 0; now < 10_000; now += 50) if (gate.ask(1) === 0) times.push(now)
  expect(times.slice(0, 4)).toEqual([0, 50, 1_350, 1_400])
  now = 20_000
  expect([gate.ask(2), gate.ask(1)]).toEqual([0, 1_320])
  now = 20_100
  gate.cut()
  expect([gate.ask(1), gate.ask(2)]).toEqual([1_220, 1_320])
  now = 21_320
  expect([gate.ask(2), gate.ask(1)]).toEqual([100, 0])
})

test('a change that a busy page shows late counts from when it is seen', () => {
  let now = 0
  const frames: (() => void)[] = []
  const gate = createGate(
    () => now,
    (then) => frames.push(then),
  )
  expect(gate.ask(2)).toBe(0)
  now = 400
  for (const frame of frames) frame()
  expect(gate.ask(1)).toBe(1_320)
})
