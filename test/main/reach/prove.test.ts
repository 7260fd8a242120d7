import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { type AddressInfo, createServer as createRaw, type LookupFunction, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type Proof, prove } from '../../../main/reach/prove'
import { authority, certificate, expired, future, key } from './certificates'

const servers: { close: () => void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listening(server: Server | ReturnType<typeof createRaw>): Promise<number> {
  servers.push({
    close: () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return (server.address() as AddressInfo).port
}
const http = (answer: RequestListener) => listening(createServer(answer))
const https = (cert: string, answer: RequestListener = (_request, response) => response.end('right')) =>
  listening(createSecure({ key, cert }, answer))
const raw = (take: (socket: Socket) => void) =>
  listening(
    createRaw((socket) => {
      socket.on('error', () => {})
      servers.push({ close: () => socket.destroy() })
      take(socket)
    }),
  )

/** The names of the test lead to this machine, whatever the net's own names say. */
const here = ((_name, options, done) =>
  options.all === true
    ? done(null, [{ address: '127.0.0.1', family: 4 }])
    : done(null, '127.0.0.1', 4)) as LookupFunction

const ask = (port: number, more: Partial<Proof> = {}) =>
  prove({
    origin: `http://show.lan:${port}`,
    path: '/reach/n1',
    expected: 'right',
    target: 'http://127.0.0.1:4748',
    lookup: here,
    ...more,
  })
const askSafely = (port: number, more: Partial<Proof> = {}) =>
  ask(port, { origin: `https://show.example:${port}`, ca: authority, ...more })

describe('proven', () => {
  test('by the answer that only this console can give, asked as a viewer would ask', async () => {
    const asked: (string | undefined)[] = []
    const port = await http((request, response) => {
      asked.push(request.method, request.url, request.headers.host, request.headers['accept-encoding'])
      response.end('right')
    })
    expect(await ask(port)).toEqual({ ok: true, value: null })
    expect(asked).toEqual(['GET', '/reach/n1', `show.lan:${port}`, 'identity'])
  })

  test('with TLS, by name and authority', async () => {
    const port = await https(certificate)
    expect(await askSafely(port)).toEqual({ ok: true, value: null })
  })

  test('of two addresses of a name the one that answers is enough', async () => {
    const port = await http((_request, response) => response.end('right'))
    const both = ((_name, _options, done) =>
      done(null, [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ])) as LookupFunction
    expect(await ask(port, { lookup: both })).toEqual({ ok: true, value: null })
  })
})

describe('not proven', () => {
  const answers: [string, string, RequestListener, RegExp][] = [
    [
      'an echo of what was asked',
      'stranger',
      (request, response) => response.end(request.url),
      /Another page/,
    ],
    ['a captive portal', 'stranger', (_, response) => response.end('<html>Welcome to Hotel Wi-Fi'), /hotel/],
    ['an empty page', 'stranger', (_, response) => response.end(), /Another page/],
    ['the right answer and more', 'stranger', (_, response) => response.end('right\n'), /Another page/],
    [
      'another Micdrop, which does not know the question',
      'stranger',
      (_, r) => r.writeHead(404).end(),
      /Another/,
    ],
    [
      'a page without end',
      'stranger',
      (_, r) => void setInterval(() => r.write('x'.repeat(2_000)), 1).unref(),
      /Ano/,
    ],
    [
      'a sign-in on the way',
      'redirect',
      (_, r) => r.writeHead(302, { location: 'https://login.example/?back=1' }).end('right'),
      /sends visitors on to login\.example\./,
    ],
    [
      'a redirect to itself',
      'redirect',
      (_, r) => r.writeHead(308, { location: '/welcome' }).end('right'),
      /sign-in/,
    ],
    [
      'a redirect to nonsense',
      'redirect',
      (_, r) => r.writeHead(302, { location: 'http://%' }).end(),
      /sign-in/,
    ],
    [
      'a proxy that does not reach us',
      'gateway',
      (_, r) => r.writeHead(502).end(),
      /must lead to http:\/\/127\.0\.0\.1:4748/,
    ],
    ['a tunnel without its other end', 'gateway', (_, r) => r.writeHead(530).end(), /530/],
    [
      'a proxy that changes the name',
      'misdirected',
      (_, r) => r.writeHead(421).end(),
      /pass the name on: Host show\.lan/,
    ],
    ['a filter', 'forbidden', (_, r) => r.writeHead(403).end('right'), /refuses visitors/],
    ['an error', 'status', (_, r) => r.writeHead(500).end('right'), /500/],
    ['success of another kind', 'status', (_, r) => r.writeHead(206).end('right'), /206/],
  ]
  test.each(answers)('%s', async (_what, code, listener, words) => {
    const result = await ask(await http(listener))
    expect(result).toMatchObject({ ok: false, code, message: expect.stringMatching(words) })
  })

  test('a page that never comes, and one that stops in the middle', async () => {
    const silent = await http(() => {})
    expect(await ask(silent, { within: 50 })).toMatchObject({ code: 'timeout' })
    const halting = await http((_request, response) => void response.write('rig'))
    expect(await ask(halting, { within: 200 })).toMatchObject({ code: 'timeout' })
  })

  test('given up when the address is another one meanwhile', async () => {
    const stop = new AbortController()
    const port = await http(() => stop.abort())
    expect(await ask(port, { signal: stop.signal })).toMatchObject({ code: 'aborted' })
    expect(await ask(port, { signal: stop.signal })).toMatchObject({ code: 'aborted' })
  })

  test('nothing there, a line that hangs up, something that is no web server', async () => {
    const gone = await http(() => {})
    servers.pop()!.close()
    expect(await ask(gone)).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('Start the tunnel'),
    })
    expect(await ask(await raw((socket) => socket.destroy()))).toMatchObject({ code: 'hung-up' })
    expect(await ask(await raw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')))).toMatchObject({
      code: 'stranger',
    })
    const cut = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nri'))
    expect(await ask(cut)).toMatchObject({ code: 'hung-up' })
  })

  test('names: unknown, and no resolver', async () => {
    const wrong = (code: string) =>
      ((_name, _options, done) => done(Object.assign(new Error(code), { code }), '', 0)) as LookupFunction
    expect(await ask(80, { lookup: wrong('ENOTFOUND') })).toMatchObject({ code: 'no-name' })
    expect(await ask(80, { lookup: wrong('EAI_AGAIN') })).toMatchObject({ code: 'offline' })
  })

  test('certificates: another name, expired, not yet valid, of no known authority; and no TLS at all', async () => {
    const right = await https(certificate)
    const other = await askSafely(right, { origin: `https://room.example:${right}` })
    expect(other).toMatchObject({ code: 'certificate', message: expect.stringContaining('another name') })
    expect(await askSafely(await https(expired))).toMatchObject({
      code: 'certificate',
      message: expect.stringContaining('has expired'),
    })
    expect(await askSafely(await https(future))).toMatchObject({
      code: 'certificate',
      message: expect.stringContaining('not valid yet'),
    })
    expect(await ask(right, { origin: `https://show.example:${right}` })).toMatchObject({
      code: 'certificate',
      message: expect.stringContaining('nobody that phones know'),
    })
    const bare = await http((_request, response) => response.end('right'))
    expect(await askSafely(bare)).toMatchObject({ code: 'not-https' })
  })
})
