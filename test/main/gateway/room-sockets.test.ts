import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { roomScope } from '../../../main/gateway/opening'
import { createOutside, noScope } from '../../../main/gateway/outside'
import { openRoom } from './room-phones'
import { builtRenderer } from './room-rig'

/** The room behind its public address, where a proxy names each client. */
async function publicRoom() {
  const { room, ...rest } = await openRoom(await builtRenderer(), { seats: { all: 6, perClient: 3 } })
  const outside = createOutside({
    scopes: { room: roomScope(room), overlay: noScope, hall: noScope },
    addresses: () => [],
  })
  onTestFinished(outside.close)
  const network = { room: false, overlay: false, hall: false }
  await outside.open({ network, publicOrigin: 'https://show.example' }, 0)
  const opened: WebSocket[] = []
  onTestFinished(() => {
    for (const socket of opened) socket.terminate()
  })
  /** Resolves with the first message, or with the code that the socket was closed with. */
  const join = async (client: string | null, options: object = {}) => {
    const headers = { host: 'show.example', ...(client === null ? {} : { 'x-forwarded-for': client }) }
    const socket = new WebSocket(`ws://127.0.0.1:${outside.port()}/live`, { headers, ...options })
    opened.push(socket)
    const [said] = await Promise.race([once(socket, 'message'), once(socket, 'close')])
    return { socket, said: typeof said === 'number' ? said : String(said) }
  }
  return { ...rest, join }
}

test('a client that opens sockets without end keeps nobody else out, until there is no seat left', async () => {
  const { join } = await publicRoom()
  for (let n = 0; n < 3; n += 1) expect((await join('203.0.113.9')).said).toContain('"rev"')
  expect((await join('198.51.100.7, 203.0.113.9')).said).toBe(1013)
  expect((await join('2001:db8:1:2:3::4')).said).toContain('"rev"')
  const unnamed = await join(null)
  expect(unnamed.said).toContain('"rev"')
  expect((await join(null)).said).toContain('"rev"')
  expect((await join('203.0.113.10')).said).toBe(1013)
  unnamed.socket.terminate()
  await expect.poll(async () => (await join('203.0.113.10')).said).toContain('"rev"')
})

test('browsers that inflate get deflated messages without a context each, others the same as plain text', async () => {
  const { join, happen } = await publicRoom()
  const [inflates, plain, small] = await Promise.all([
    join('203.0.113.1'),
    join('203.0.113.2', { perMessageDeflate: false }),
    // Wants a smaller window than what goes to all is made with.
    join('203.0.113.3', { perMessageDeflate: { serverMaxWindowBits: 9 } }),
  ])
  expect([inflates, plain, small].map(({ socket }) => socket.extensions)).toEqual([
    'permessage-deflate',
    '',
    '',
  ])
  const news = [inflates, plain, small].map(({ socket }) => once(socket, 'message'))
  happen(() => ({ type: 'cue-fired', cueId: 'drop', by: { from: 'console', name: 'test' } }))
  const [first, ...others] = (await Promise.all(news)).map(([raw]) => String(raw))
  expect(first).toContain('On sale now: Signed print')
  expect(others).toEqual([first, first])
})
