import { expect, test } from 'vitest'
import { ok } from '../../../core/base/result'
import type { Happening } from '../../../core/cues/happening'
import { emptyWorld } from '../../../core/show/reduce'
import { createRoundTrips } from '../../../main/gateway/room/round-trips'
import { play, showOf } from '../../plugins/play'

function room(onAir = true) {
  const told: Happening[] = []
  const time = { now: 1_000 }
  const world = onAir ? play(showOf()).world : emptyWorld()
  const trips = createRoundTrips({
    world: () => world,
    now: () => time.now,
    offer: async (happening) => {
      told.push(happening)
      return ok(null)
    },
  })
  /** One phone that answers after `ms`. */
  const phone = (ms: number) => {
    const socket = {}
    trips.sent(socket)
    time.now += ms
    trips.pong(socket)
    return socket
  }
  return { trips, told, phone, time }
}

test('the median of all phones is told, halved, and each is told once', () => {
  const { trips, told, phone } = room()
  for (const ms of [80, 60, 9_000, 100, 90]) phone(ms)
  trips.tell()
  expect(told).toEqual([{ type: 'delay-told', source: 'room', how: 'measured', ms: 45 }])
  trips.tell()
  expect(told).toHaveLength(1)
})

test('pongs nobody asked for, and those of a phone that slept, say nothing', () => {
  const { trips, told, phone } = room()
  const socket = phone(50_000)
  trips.pong(socket)
  trips.pong({})
  trips.tell()
  expect(told).toEqual([])
})

test('between shows nothing is told', () => {
  const { trips, told, phone } = room(false)
  phone(80)
  trips.tell()
  expect(told).toEqual([])
})
