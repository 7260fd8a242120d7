import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import { routeTo } from '../../../main/gateway/route'

const own = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find((one) => one.family === 'IPv4' && !one.internal)?.address

describe('the way to another computer', () => {
  test.each(['127.0.0.1', '127.1.2.3', 'localhost'])('%s is this one', async (host) => {
    expect(await routeTo(host)).toMatchObject({ here: true })
  })

  test.skipIf(own === undefined)('so is this computer by its network address', async () => {
    expect(await routeTo(own!)).toEqual({ here: true, from: own })
  })

  test.skipIf(own === undefined)('another one sees this computer by an address of its own', async () => {
    // TEST-NET-1 (RFC 5737) belongs to nobody; nothing is sent to it.
    const way = await routeTo('192.0.2.1')
    if (way !== null)
      expect(way).toMatchObject({ here: false, from: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) })
  })

  test('a name that nobody has leads nowhere', async () => {
    expect(await routeTo('nobody.invalid')).toBeNull()
  })
})
