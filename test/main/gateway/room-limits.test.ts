import { expect, test } from 'vitest'
import { createLimits } from '../../../main/gateway/room/limits'

/** Time stands still: no bucket is ever filled again. */
const limits = () =>
  createLimits(
    () => 0,
    () => 0,
  )
const until = (most: number, take: () => boolean) => {
  let taken = 0
  while (taken <= most && take()) taken += 1
  return taken
}

test('a client that floods locks nobody else out', () => {
  const { address, newcomer } = limits()
  expect(until(100_000, () => address('203.0.113.9'))).toBe(4_000)
  expect(until(100_000, () => newcomer('203.0.113.9'))).toBe(2_000)
  for (const other of ['203.0.113.10', '2001:db8:1:2::/64', null]) {
    expect(address(other)).toBe(true)
    expect(newcomer(other)).toBe(true)
  }
})

test('whom a proxy does not name share one larger limit, which holds for all of them together', () => {
  const { address, newcomer } = limits()
  expect(until(1_000_000, () => address(null))).toBe(40_000)
  expect(until(1_000_000, () => newcomer(null))).toBe(20_000)
  expect(address('203.0.113.9')).toBe(true)
})
