import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClock } from '../../../main/runner/clock'

function rig(system: number, notBefore = 0) {
  const state = { system, steady: 0, jumps: [] as number[] }
  const clock = createClock({
    notBefore,
    onJump: (by) => void state.jumps.push(by),
    system: () => state.system,
    steady: () => state.steady,
  })
  const pass = (ms: number) => {
    state.system += ms
    state.steady += ms
  }
  return { state, clock, pass }
}

test('tells the time', () => {
  const { clock, pass, state } = rig(1_000_000)
  pass(1_500.7)
  expect(clock.now()).toBe(1_001_500)
  expect(state.jumps).toEqual([])
})

test('does not follow a system clock that jumps, and says so once', () => {
  const { clock, pass, state } = rig(10_000_000)
  state.system -= 3_600_000
  pass(10)
  expect(clock.now()).toBe(10_000_010)
  pass(10)
  expect(clock.now()).toBe(10_000_020)
  expect(state.jumps).toEqual([-3_600_000])
  state.system += 3_600_000 + 60_000
  expect(clock.now()).toBe(10_000_020)
  expect(state.jumps).toEqual([-3_600_000, 3_660_000])
})

test('goes on from the log when the system clock is behind it, and does not stand still', () => {
  const { clock, pass, state } = rig(1_000_000, 5_000_000)
  expect(state.jumps).toEqual([-4_000_000])
  expect(clock.now()).toBe(5_000_000)
  pass(250)
  expect(clock.now()).toBe(5_000_250)
})

test('resync takes the time that passed while the computer slept, and never goes back', () => {
  const { clock, state } = rig(1_000_000)
  state.system += 600_000
  clock.resync()
  expect(clock.now()).toBe(1_600_000)
  state.system -= 900_000
  clock.resync()
  expect(clock.now()).toBe(1_600_000)
})

test('never goes back, whatever happens', () => {
  const step = fc.record({
    jump: fc.integer({ min: -1e9, max: 1e9 }),
    pass: fc.nat(10_000),
    resync: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step), fc.nat(2e9), (steps, notBefore) => {
      const { clock, state, pass } = rig(1_500_000_000, notBefore)
      let last = clock.now()
      for (const { jump, pass: ms, resync } of steps) {
        state.system += jump
        pass(ms)
        if (resync) clock.resync()
        const now = clock.now()
        expect(now).toBeGreaterThanOrEqual(last)
        last = now
      }
    }),
  )
})
