import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { packetOf } from '../../../main/gateway/room/packets'

/** A client of the `ws` library and the connection under its server's end. */
async function open(deflates: boolean) {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    perMessageDeflate: deflates && { serverNoContextTakeover: true, clientNoContextTakeover: true },
  })
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [, request] = await once(server, 'connection')
  if (client.readyState !== client.OPEN) await once(client, 'open')
  onTestFinished(() => client.terminate())
  return { client, line: (request as { socket: Socket }).socket }
}

// Of each of the three ways a frame tells its length, and with letters of more than one byte.
const texts = [
  '{}',
  'x'.repeat(99),
  'Grüße 👋 '.repeat(40),
  JSON.stringify({ html: '<p>…</p>'.repeat(12_000) }),
]

test.each([true, false])(
  'frames are read by the ws client as they were meant (deflating: %s)',
  async (deflates) => {
    const { client, line } = await open(deflates)
    let pings = 0
    client.on('ping', () => {
      pings += 1
    })
    const heard: string[] = []
    client.on('message', (raw) => heard.push(String(raw)))
    for (const text of texts) {
      const { plain, deflated, asking } = packetOf(text)
      line.write(deflates ? deflated : plain)
      line.write(deflates ? asking().deflated : asking().plain)
    }
    await expect.poll(() => heard.length).toBe(texts.length * 2)
    expect(heard).toEqual(texts.flatMap((text) => [text, text]))
    await expect.poll(() => pings).toBe(texts.length)
  },
)

test('what deflating makes longer stays as it is', () => {
  const { plain, deflated } = packetOf('short')
  expect(deflated).toBe(plain)
  const long = packetOf('the same again, '.repeat(100))
  expect(long.deflated.length).toBeLessThan(long.plain.length / 5)
})
