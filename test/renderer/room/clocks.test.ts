import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const clock = { dataset: {} as Record<string, string>, textContent: '' }

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('document', { querySelectorAll: () => [clock], getElementById: () => null })
  clock.dataset = { until: String(1_800_000_090_000) }
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const load = () => import('../../../renderer/room/clocks')

test('clocks run by the console’s time, whatever the phone’s says and however it is changed', async () => {
  const { setServerTime, tick } = await load()
  vi.setSystemTime(1_800_000_000_000 + 7_200_000)
  setServerTime(1_800_000_000_000)
  tick()
  expect(clock.textContent).toBe('1:30')
  vi.setSystemTime(1_700_000_000_000)
  vi.advanceTimersByTime(30_000)
  tick()
  expect(clock.textContent).toBe('1:00')
})

test('what came late makes no clock late; one that stood still while the phone slept is put right', async () => {
  const { setServerTime, tick } = await load()
  setServerTime(1_800_000_000_000)
  vi.advanceTimersByTime(10_000)
  // Eight seconds on its way.
  setServerTime(1_800_000_002_000)
  tick()
  expect(clock.textContent).toBe('1:20')
  // The phone slept for 40 s, in which its steady clock did not run.
  setServerTime(1_800_000_050_000)
  tick()
  expect(clock.textContent).toBe('0:40')
  // The console's own clock was set back: a minute later that is believed.
  vi.advanceTimersByTime(61_000)
  setServerTime(1_800_000_030_000)
  tick()
  expect(clock.textContent).toBe('1:00')
})

test('since a moment is never too little: the longer of both clocks', async () => {
  const { mark, since } = await load()
  const then = mark()
  vi.advanceTimersByTime(3_000)
  expect(since(then)).toBe(3_000)
  vi.setSystemTime(Date.now() + 60_000)
  expect(since(then)).toBe(63_000)
  vi.setSystemTime(Date.now() - 7_200_000)
  expect(since(then)).toBe(3_000)
})

test('a clock that was set is believed at once: no message is on its way for longer than a socket lives', async () => {
  const { setServerTime, tick } = await load()
  setServerTime(1_800_000_000_000)
  vi.advanceTimersByTime(10_000)
  // It should be ten seconds later, and is twelve earlier.
  setServerTime(1_799_999_988_000)
  tick()
  expect(clock.textContent).toBe('1:42')
})
