import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMeter } from '../../../../main/chat/youtube/meter'
import {
  actFits,
  fits,
  nextPacificMidnight,
  pacificDay,
  pollEvery,
  postsThatFit,
  unitReserve,
} from '../../../../main/chat/youtube/units'

const at = (text: string) => Date.parse(text)
const hour = 3_600_000

describe('the day Google counts in', () => {
  it.each([
    ['2026-11-22T07:59:59Z', '2026-11-21', '2026-11-22T08:00:00Z'],
    ['2026-11-22T08:00:00Z', '2026-11-22', '2026-11-23T08:00:00Z'],
    ['2026-07-01T06:30:00.500Z', '2026-06-30', '2026-07-01T07:00:00Z'],
    // The day of 23 hours and the day of 25 hours, before and after the change at 2 in the morning.
    ['2026-03-08T08:30:00Z', '2026-03-08', '2026-03-09T07:00:00Z'],
    ['2026-03-08T12:00:00Z', '2026-03-08', '2026-03-09T07:00:00Z'],
    ['2026-11-01T07:30:00Z', '2026-11-01', '2026-11-02T08:00:00Z'],
    ['2026-11-01T12:00:00Z', '2026-11-01', '2026-11-02T08:00:00Z'],
  ])('at %s it is %s until %s', (now, day, midnight) => {
    expect(pacificDay(at(now))).toBe(day)
    expect(nextPacificMidnight(at(now))).toBe(at(midnight))
  })

  it('always ends within 25 hours, at a new day', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') }), (now) => {
        const next = nextPacificMidnight(now)
        expect(next).toBeGreaterThan(now)
        expect(next - now).toBeLessThanOrEqual(25 * hour)
        expect(pacificDay(next)).not.toBe(pacificDay(now))
        expect(pacificDay(next - 1)).toBe(pacificDay(now))
      }),
    )
  })
})

describe('whether a show fits', () => {
  it('carries three hours with forty posts on a fresh day', () => {
    expect(fits({ left: 10_000, minutes: 180, postsPlanned: 40, reconnectsPerHour: 40 })).toEqual({
      fits: true,
      reading: 606,
      needed: 1_606,
      posts: 459,
      readableMinutes: 1_440,
    })
  })

  it('says how far it goes when it does not fit', () => {
    const tight = fits({ left: 700, minutes: 180, postsPlanned: 40, reconnectsPerHour: 40 })
    expect(tight).toMatchObject({ fits: false, posts: 0, readableMinutes: 208 })
    expect(fits({ left: 1_000, minutes: 60, postsPlanned: 25, reconnectsPerHour: 40 })).toMatchObject({
      fits: true,
      posts: 25,
    })
    expect(fits({ left: 999, minutes: 60, postsPlanned: 25, reconnectsPerHour: 40 }).fits).toBe(false)
  })

  it('never promises more than is left', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.nat(600),
        fc.nat(200),
        fc.nat(700),
        (left, minutes, posts, reconnects) => {
          const plan = { left, minutes, postsPlanned: posts, reconnectsPerHour: reconnects }
          const fit = fits(plan)
          if (fit.fits) expect(fit.reading + posts * 20).toBeLessThanOrEqual(left)
          expect(fit.fits).toBe(fit.posts >= posts && fit.needed <= left)
          expect(fits({ ...plan, left: left + 1_000 }).posts).toBeGreaterThanOrEqual(fit.posts)
        },
      ),
    )
  })

  it('keeps a reserve that posts cannot reach and deletes can', () => {
    expect(unitReserve(10_000)).toEqual({ reading: 300, moderation: 200 })
    expect(unitReserve(100)).toEqual({ reading: 15, moderation: 10 })
    expect([519, 520, 540].map((left) => postsThatFit(left, 10_000))).toEqual([0, 1, 2])
    expect(actFits(20, 320, 10_000)).toBe(true)
    expect(actFits(20, 319, 10_000)).toBe(false)
  })

  it('polls as slowly as YouTube asks, and more slowly as the units go', () => {
    expect(pollEvery(1_000, 10_000, 10_000)).toBe(5_000)
    expect(pollEvery(12_000, 10_000, 10_000)).toBe(12_000)
    expect([4_000, 2_000, 500].map((left) => pollEvery(0, left, 10_000))).toEqual([10_000, 20_000, 60_000])
  })
})

describe('the meter', () => {
  const start = at('2026-11-22T20:00:00Z')
  function rig(of = 10_000) {
    let kept: string | null = null
    const make = () =>
      createMeter({
        of: () => of,
        read: () => kept,
        write: (text) => {
          kept = text
        },
      })
    return { make, meter: make(), break: () => (kept = '{') }
  }

  it('counts across restarts and anew at midnight in California', () => {
    const { make, meter } = rig()
    meter.spend('stream', start)
    meter.spend('post', start)
    expect(make().quota(start)).toEqual({
      left: 9_975,
      of: 10_000,
      unit: 'units',
      postsLeft: 473,
      resetsAt: at('2026-11-23T08:00:00Z'),
    })
    expect(make().left(at('2026-11-23T07:59:59Z'))).toBe(9_975)
    expect(make().left(at('2026-11-23T08:00:00Z'))).toBe(10_000)
  })

  it('believes Google when it says that nothing is left, until the next day or an answer', () => {
    const { meter } = rig()
    meter.exhausted(start)
    expect([meter.left(start), meter.mayPost(start), meter.mayAct('delete', start)]).toEqual([
      0,
      false,
      false,
    ])
    meter.served(start)
    expect(meter.left(start)).toBe(10_000)
    meter.exhausted(start)
    expect(meter.left(start + 13 * hour)).toBe(10_000)
  })

  it('gives back what never left, and starts anew where the count cannot be read', () => {
    const { make, meter, break: spoil } = rig()
    meter.spend('ban', start)
    meter.giveBack('ban', start)
    meter.giveBack('ban', start)
    expect(meter.left(start)).toBe(10_000)
    spoil()
    expect(make().left(start)).toBe(10_000)
  })
})
