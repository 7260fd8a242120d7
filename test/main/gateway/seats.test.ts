import { expect, test } from 'vitest'
import type { ViewerKey } from '../../../core/chat/viewer'
import { createSeats, type Seat } from '../../../main/gateway/room/seats'

const seat = (client: string | null, key: string | null = null) =>
  ({ client, key: key as ViewerKey | null }) as Seat

test('one client cannot take all seats; this machine and a proxy that names nobody are not one client', () => {
  const seats = createSeats((client) => client === '127.0.0.1')
  const crowd = Array.from({ length: 3_000 }, () => seat('203.0.113.9'))
  for (const one of crowd) seats.add(one)
  expect(seats.hasRoom('203.0.113.9')).toBe(false)
  expect(['203.0.113.10', null, '127.0.0.1'].map(seats.hasRoom)).toEqual([true, true, true])
  seats.remove(crowd[0]!)
  seats.remove(crowd[0]!)
  expect(seats.hasRoom('203.0.113.9')).toBe(true)
  seats.add(crowd[0]!)
  expect(seats.hasRoom('203.0.113.9')).toBe(false)
  for (let n = 0; n < 9_000; n += 1) seats.add(seat(null))
  expect(['203.0.113.10', null, '127.0.0.1'].map(seats.hasRoom)).toEqual([false, false, false])
})

test('a viewer with two pages is one viewer, and all pages of nobody known count', () => {
  const seats = createSeats(() => false)
  const [first, second] = [seat('a', 'room:ann'), seat('b', 'room:ann')]
  for (const one of [first, second, seat('a'), seat('a')]) seats.add(one)
  expect(seats.viewers()).toBe(3)
  expect([...seats.of('room:ann' as ViewerKey)]).toEqual([first, second])
  seats.remove(first)
  expect(seats.viewers()).toBe(3)
  seats.remove(second)
  expect(seats.viewers()).toBe(2)
  expect(seats.of('room:ann' as ViewerKey).size).toBe(0)
})
