import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPulse } from '../../../main/gateway/room/pulse'
import type { Seat } from '../../../main/gateway/room/seats'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Phone extends Seat {
  readonly pings: number[]
  gone: boolean
}

function phone(): Phone {
  const one = {
    pings: [] as number[],
    gone: false,
    pingedAt: Number.NEGATIVE_INFINITY,
    answered: true,
    line: { write: () => one.pings.push(performance.now()) },
    socket: {
      OPEN: 1,
      readyState: 1,
      terminate: () => {
        one.gone = true
      },
    },
  }
  return one as unknown as Phone
}

/** The first message takes the first ping along. */
function joined(pulse: ReturnType<typeof createPulse>): Phone {
  const one = phone()
  pulse.add(one)
  expect(pulse.asks(one)).toBe(true)
  return one
}

test('a phone that died is ended within 15 s, whenever it died; one that answers stays', () => {
  const pulse = createPulse(() => {})
  const phones = Array.from({ length: 40 }, (_, at) => ({
    diesAt: at * 400,
    seat: joined(pulse),
    goneAt: -1,
  }))
  const well = joined(pulse)
  for (let time = 0; time < 40_000; time += 100) {
    vi.advanceTimersByTime(100)
    well.answered = true
    for (const one of phones) {
      if (time < one.diesAt) one.seat.answered = true
      if (one.seat.gone && one.goneAt < 0) one.goneAt = time
    }
  }
  expect(well.gone).toBe(false)
  expect(Math.max(...well.pings.slice(1).map((at, n) => at - well.pings[n]!))).toBeLessThanOrEqual(7_200)
  for (const { diesAt, goneAt } of phones) {
    expect(goneAt).toBeGreaterThan(diesAt)
    expect(goneAt - diesAt).toBeLessThanOrEqual(15_000)
  }
})

test('a message that goes out anyway takes a ping along when it is nearly due, and then none goes alone', () => {
  const alone: boolean[] = []
  const pulse = createPulse((_seat, isAlone) => alone.push(isAlone))
  const one = joined(pulse)
  one.answered = true
  vi.advanceTimersByTime(3_000)
  expect(pulse.asks(one)).toBe(false)
  vi.advanceTimersByTime(3_000)
  expect(pulse.asks(one)).toBe(true)
  expect(pulse.asks(one)).toBe(false)
  one.answered = true
  vi.advanceTimersByTime(6_900)
  expect(one.pings).toHaveLength(0)
  vi.advanceTimersByTime(300)
  expect(one.pings).toHaveLength(1)
  expect(alone).toEqual([false, false, true])
})

test('ten thousand that are due at once are not asked at once', () => {
  const pulse = createPulse(() => {})
  const phones = Array.from({ length: 10_000 }, () => joined(pulse))
  for (const one of phones) one.answered = true
  const asked = () => phones.reduce((sum, { pings }) => sum + pings.length, 0)
  vi.advanceTimersByTime(7_000)
  const first = asked()
  vi.advanceTimersByTime(100)
  expect(asked() - first).toBeLessThanOrEqual(250)
  vi.advanceTimersByTime(5_000)
  expect(asked()).toBe(10_000)
  expect(phones.some(({ gone }) => gone)).toBe(false)
})
