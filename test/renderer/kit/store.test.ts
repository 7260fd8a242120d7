import { describe, expect, test } from 'vitest'
import { advance, createStateStore, type Mirror } from '../../../renderer/kit/store'
import { fixtureNow, fixtureState } from '../harness/fixture'

const snapshot = { type: 'snapshot' as const, revision: 7, state: fixtureState() }
const seen = advance(
  { link: 'connecting', revision: 0, state: null, clockOffset: 0 },
  snapshot,
  fixtureNow - 40,
)!

describe('advance', () => {
  test('a snapshot makes the mirror live and sets the clock', () => {
    expect(seen).toMatchObject({ link: 'live', revision: 7, clockOffset: 40 })
  })

  test('a patch replaces whole sections and leaves the others as they are', () => {
    const next = advance(
      seen,
      { type: 'patch', revision: 8, set: { lines: [], now: fixtureNow + 50 } },
      fixtureNow + 10,
    )!
    expect(next.state?.lines).toEqual([])
    expect(next.state?.runs).toBe(seen.state?.runs)
    expect(next.clockOffset).toBe(40)
  })

  test.each([7, 9, 6])('revision %i after 7 is a gap', (revision) => {
    expect(advance(seen, { type: 'patch', revision, set: {} }, 0)).toBeNull()
  })

  test('a patch before any snapshot is a gap', () => {
    const blank: Mirror = { link: 'connecting', revision: 0, state: null, clockOffset: 0 }
    expect(advance(blank, { type: 'patch', revision: 1, set: {} }, 0)).toBeNull()
  })

  test('a clock that was set moves the offset', () => {
    const next = advance(seen, { type: 'patch', revision: 8, set: { now: fixtureNow + 5_000 } }, fixtureNow)
    expect(next?.clockOffset).toBe(5_000)
  })
})

describe('createStateStore', () => {
  test('tells once for everything taken in before the scheduled moment', () => {
    const waiting: (() => void)[] = []
    const store = createStateStore(
      (run) => waiting.push(run),
      () => fixtureNow,
    )
    let told = 0
    store.subscribe(() => {
      told += 1
    })
    store.take(snapshot)
    store.take({ type: 'patch', revision: 8, set: { lines: [] } })
    store.take({ type: 'patch', revision: 9, set: { orders: [] } })
    expect([told, waiting.length, store.get().revision]).toEqual([0, 1, 0])
    waiting[0]!()
    expect([told, store.get().revision, store.get().state?.orders]).toEqual([1, 9, []])
  })

  test('keeps what it showed when the line is lost', () => {
    const store = createStateStore(
      (run) => run(),
      () => fixtureNow,
    )
    store.take(snapshot)
    store.setLink('lost')
    expect(store.get()).toMatchObject({ link: 'lost', revision: 7 })
    expect(store.take({ type: 'patch', revision: 12, set: {} })).toBe(false)
    expect(store.take(snapshot)).toBe(true)
    expect(store.get().link).toBe('live')
  })
})
