import { Agent, get } from 'node:https'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { ensureBuild } from '../../../scripts/lib/build.mjs'
import { isRoot } from '../../../scripts/lib/launch-flags.mjs'
import { ROOT } from '../../../scripts/lib/paths.mjs'
import { which } from '../../../scripts/lib/system-needs.mjs'
import {
  type Certificate,
  makeCertificate,
  missingProxies,
  proxies,
  type RunningProxy,
  startProxy,
} from '../../peers/proxy/proxies'
import { curl, type Stage, startStage } from './public-stage'

const executablePath = which('chromium') ?? undefined
const missing = missingProxies() ?? (executablePath === undefined ? 'there is no Chromium' : null)
if (missing !== null) console.log(`skipped: ${missing}`)

let stage: Stage
let certificate: Certificate

beforeAll(async () => {
  if (missing !== null) return
  await ensureBuild(ROOT)
  certificate = makeCertificate()
  stage = await startStage()
}, 180_000)
afterAll(async () => {
  await stage?.close()
  certificate?.remove()
})

/** Knows one address in the whole world, and trusts one certificate. */
function strangerBrowser(port: number): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...(isRoot() ? ['--no-sandbox'] : []),
      `--host-resolver-rules=MAP show.example:443 127.0.0.1:${port}, MAP * ~NOTFOUND`,
      `--ignore-certificate-errors-spki-list=${certificate.spki}`,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
}

async function buy(page: Page): Promise<void> {
  await page.getByLabel('I want to buy this').check()
  await page.getByRole('button', { name: 'Pay €5.00 (not real money)' }).click()
  await page.getByText('Paid. Signed print is yours.').waitFor()
  await page.getByRole('link', { name: 'Open the receipt' }).click()
  await page.getByRole('heading', { name: /^Receipt no\. \d+$/ }).waitFor()
}

describe.skipIf(missing !== null).each(proxies)('behind %s, by the recipe of docs/reach.md', (name) => {
  let proxy: RunningProxy
  beforeAll(async () => {
    proxy = await startProxy(name, stage.roomPort, certificate)
  })
  afterAll(() => proxy?.close())

  /** What people in the room bought; the rehearsal's crowd buys too. */
  const paid = async () =>
    (await stage.state()).orders.filter(({ state, viewer }) => state === 'paid' && viewer.platform === 'room')
      .length
  const visit = async (javaScriptEnabled: boolean) => {
    const browser = await strangerBrowser(proxy.port)
    onTestFinished(() => browser.close())
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', (error) => {
      throw error
    })
    page.on('response', (response) => {
      if (response.status() >= 400) throw new Error(`${response.url()}: ${response.status()}`)
    })
    return { context, page }
  }
  const drop = async () => {
    const { runId } = (await stage.api('POST', '/cues/drop/fire')) as { runId: string }
    onTestFinished(async () => void (await stage.api('POST', `/runs/${runId}/close`)))
    return runId
  }
  const viaProxy = (...args: string[]) =>
    curl('--cacert', certificate.file, '--connect-to', `::127.0.0.1:${proxy.port}`, ...args)

  test('a browser that knows only the public address buys a unit, live', { timeout: 120_000 }, async () => {
    const before = await paid()
    const { context, page } = await visit(true)
    const socket = page.waitForEvent('websocket')
    await page.goto('https://show.example/')
    expect((await socket).url()).toMatch(/^wss:\/\/show\.example\/live/)
    const runId = await drop()
    // Nobody loaded the page again: the drop came by the socket.
    await page.locator(`#claim-${runId}`).click()
    await page.getByRole('link', { name: 'Pay €5.00' }).click()
    await buy(page)
    expect(await paid()).toBe(before + 1)
    const cookies = await context.cookies()
    expect(cookies.map(({ name, secure, httpOnly }) => [name, secure, httpOnly])).toContainEqual([
      'micdrop-room',
      true,
      true,
    ])
    expect(cookies.filter(({ secure }) => !secure)).toEqual([])
    await expect(page.goto(`http://127.0.0.1:${stage.consolePort}/`)).rejects.toThrow(/ERR_/)
  })

  test('and without JavaScript', { timeout: 120_000 }, async () => {
    const before = await paid()
    const runId = await drop()
    const { page } = await visit(false)
    await page.goto('https://show.example/')
    await page.locator(`#claim-${runId}`).click()
    await page.getByRole('heading', { name: 'What you buy' }).waitFor()
    await page.getByLabel('I want to buy this').check()
    await page.getByRole('button', { name: 'Pay €5.00 (not real money)' }).click()
    await page.getByRole('heading', { name: /^Order no\. \d+$/ }).waitFor()
    await expect.poll(paid).toBe(before + 1)
    await page.goto(page.url())
    await page.getByRole('link', { name: 'Open the receipt' }).click()
    await page.getByRole('heading', { name: /^Receipt no\. \d+$/ }).waitFor()
    expect(new URL(page.url()).origin).toBe('https://show.example')
  })

  test('the console hears who its clients are, whatever they claim to be', async () => {
    const forged = await viaProxy('-H', 'X-Forwarded-For: 198.51.100.1', 'https://show.example/')
    expect(forged.status).toBe(200)
    // From 127.0.0.1 it could be another proxy: that is nobody's name, and what the client wrote is not believed.
    expect((await stage.state()).health.room).toMatchObject({
      publicFixed: true,
      open: false,
      reason: null,
      proxyNamesClients: false,
    })
    const named = await viaProxy('--interface', '127.0.0.2', 'https://show.example/')
    expect(named.status).toBe(200)
    expect((await stage.state()).health.room.proxyNamesClients).toBe(true)
  })

  test('another Host gets nothing of the room; its own name in capitals is its own name', async () => {
    const room = /<main id="main"/
    const own = await viaProxy('https://show.example/')
    expect([own.status, room.test(own.body)]).toEqual([200, true])
    const capitals = await viaProxy('-H', 'Host: SHOW.EXAMPLE', 'https://show.example/')
    expect([capitals.status, room.test(capitals.body)]).toEqual([200, true])
    for (const host of ['evil.example', 'www.show.example', '127.0.0.1', 'localhost', '[::1]', '']) {
      const other = await viaProxy('-H', `Host: ${host}`, 'https://show.example/')
      expect([host, room.test(other.body)]).toEqual([host, false])
      if (name === 'nginx') expect([host, other.status >= 400]).toEqual([host, true])
    }
  })

  test('another Origin can neither send a form nor open a socket', async () => {
    const send = (origin: string) =>
      viaProxy('-H', `Origin: ${origin}`, '-d', 'text=hello', 'https://show.example/say')
    for (const origin of ['null', 'http://show.example', 'https://evil.example', 'https://show.example.']) {
      expect([origin, await send(origin)]).toEqual([
        origin,
        { status: 403, body: 'Requests from other sites are refused.' },
      ])
      expect([origin, await opened(origin)]).toEqual([origin, 403])
    }
    expect((await send('https://show.example')).body).not.toContain('other sites')
    expect(await opened('https://show.example')).toBe(101)
  })

  const opened = (origin: string) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(`wss://127.0.0.1:${proxy.port}/live`, {
        agent: new Agent({ servername: 'show.example', ca: certificate.pem }),
        headers: { host: 'show.example', origin },
      })
      const end = (status: number) => {
        socket.terminate()
        resolve(status)
      }
      socket.once('open', () => end(101))
      socket.once('unexpected-response', (_request, response) => end(response.statusCode ?? 0))
      socket.once('error', reject)
    })

  test('a client that floods locks nobody else out', { timeout: 180_000 }, async () => {
    let requests = 0
    const from = (localAddress: string) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 16, ca: certificate.pem, localAddress })
      onTestFinished(() => agent.destroy())
      return () =>
        new Promise<number>((resolve, reject) => {
          requests += 1
          // Another name each time helps nobody: the proxy writes down whom it saw.
          const headers = {
            host: 'show.example',
            'x-forwarded-for': `198.51.${requests >> 8}.${requests & 255}`,
          }
          const options = { agent, servername: 'show.example', headers }
          get(`https://127.0.0.1:${proxy.port}/`, options, (answer) => {
            answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
          }).once('error', reject)
        })
    }
    const [flood, other] = [from('127.0.0.2'), from('127.0.0.3')]
    // Each comes without a cookie, as a new viewer: 2,000 at once and 20 a second are one client's share.
    let last = 200
    while (last === 200) last = (await Promise.all(Array.from({ length: 16 }, flood))).at(-1) ?? 0
    expect(last).toBe(429)
    expect(await other()).toBe(200)
    expect((await viaProxy('https://show.example/')).status).toBe(200)
  })

  test('pointed at the console’s own port, it opens nothing', async () => {
    const wrong = await startProxy(name, stage.consolePort, certificate)
    onTestFinished(wrong.close)
    for (const path of ['/', '/console/', '/overlay/', '/api/v1/state', '/live']) {
      const answer = await curl(
        '--cacert',
        certificate.file,
        '--connect-to',
        `::127.0.0.1:${wrong.port}`,
        '-H',
        `Authorization: Bearer ${stage.token}`,
        `https://show.example${path}`,
      )
      expect([path, answer.status, answer.body]).toEqual([
        path,
        403,
        expect.stringMatching(/MICDROP_ROOM_PORT/),
      ])
    }
  })
})

describe.skipIf(missing !== null)('directly, with forged headers', () => {
  const cases: [string, string[], number][] = [
    ['its Host', ['Host: show.example'], 200],
    ['capitals', ['Host: Show.Example'], 200],
    ['the port that goes without saying', ['Host: show.example:443'], 200],
    ['its Origin', ['Host: show.example', 'Origin: https://show.example'], 200],
    ['another port', ['Host: show.example:4748'], 421],
    ['a trailing dot', ['Host: show.example.'], 421],
    ['another name', ['Host: evil.example'], 421],
    ['the console’s name', ['Host: 127.0.0.1'], 421],
    ['an IPv6 literal', ['Host: [::1]'], 421],
    ['forwarded for its name', ['Host: evil.example', 'X-Forwarded-Host: show.example'], 421],
    ['Origin null', ['Host: show.example', 'Origin: null'], 403],
    ['another Origin', ['Host: show.example', 'Origin: https://evil.example'], 403],
    ['its Origin without TLS', ['Host: show.example', 'Origin: http://show.example'], 403],
  ]
  test.each(cases)('at the room’s port: %s', async (_name, headers, status) => {
    const args = headers.flatMap((header) => ['-H', header])
    expect((await curl(...args, `http://127.0.0.1:${stage.roomPort}/`)).status).toBe(status)
  })

  test('at the console’s port the public name is a stranger', async () => {
    const url = `http://127.0.0.1:${stage.consolePort}/`
    expect((await curl('-H', 'Host: show.example', url)).status).toBe(421)
    expect((await curl('-H', 'Origin: https://show.example', url)).status).toBe(403)
    expect((await curl('-H', 'X-Forwarded-For: 203.0.113.9', url)).status).toBe(403)
    expect((await curl(url)).status).toBe(200)
  })
})
