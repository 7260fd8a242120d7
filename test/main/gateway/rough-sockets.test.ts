import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../console'

let desk: TestConsole

beforeEach(async () => {
  desk = await startConsole()
})
afterEach(() => desk.close())

const port = () => Number(new URL(desk.origin).port)

/** An upgrade as a browser or a broken client sends it; resolves with what came back, or '' for nothing. */
function upgrade(path: string, headers: readonly string[] = []): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket: Socket = connect(port(), '127.0.0.1', () =>
      socket.write(
        [
          `GET ${path} HTTP/1.1`,
          `Host: 127.0.0.1:${port()}`,
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
          ...headers,
          '',
          '',
        ].join('\r\n'),
      ),
    )
    socket.on('data', (bytes) => {
      heard += String(bytes)
    })
    socket.on('error', () => resolve(heard))
    socket.on('close', () => resolve(heard))
  })
}

test('an address that is none is refused like any other', async () => {
  expect(await upgrade('//')).toMatch(/^HTTP\/1\.1 403/)
  expect(await upgrade('http://[')).toMatch(/^HTTP\/1\.1 403/)
  expect((await desk.api('/state')).status).toBe(200)
})

test('a cookie that is no text is refused like a wrong one', async () => {
  expect(await upgrade('/console/socket', ['Cookie: micdrop-console=%E0%A4%A'])).toMatch(/^HTTP\/1\.1 403/)
})

test('who hangs up while being refused does no harm', async () => {
  for (let tries = 0; tries < 20; tries += 1)
    await new Promise<void>((resolve) => {
      const socket = connect(port(), '127.0.0.1', () => {
        socket.write(
          `GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
        )
        socket.resetAndDestroy()
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve())
    })
  expect((await desk.api('/state')).status).toBe(200)
})

test('no other page may show the console in a frame, and a run called like a part of JavaScript is none', async () => {
  const console = await fetch(desk.engine.addresses.console, { redirect: 'manual' })
  const cookie = console.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await fetch(`${desk.origin}/console/`, { headers: { cookie } })
  if (page.status === 200)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  await desk.engine.rehearse()
  expect((await desk.api('/funnel?runId=constructor')).status).toBe(404)
})
