import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { WebSocket } from 'ws'
import { launchFlags } from '../../scripts/lib/launch-flags.mjs'
import { ROOT } from '../../scripts/lib/paths.mjs'
import { which } from '../../scripts/lib/system-needs.mjs'
import { endProcess, startChild } from '../peers/obs/child'
import { type ConsoleClient, openConsoleSocket } from './rig/console-socket'
import { control } from './rig/control'
import { firstLine } from './rig/first-line'
import { startHeadless } from './rig/headless'
import { seedProfile } from './rig/profile'
import { wallClock } from './rig/wall-clock'
import { ms, quantile, type Row } from './table'

/** Wall times in milliseconds: the document changed; the frame that shows it was handed over. */
interface Seen {
  readonly at: number
  readonly frame: number
}

interface Change {
  readonly what: 'message' | 'echo'
  readonly text: string
  readonly at: number
  frame: number | null
}

/** What the page under measurement is given: it notes each change of the overlay's message and of the bare echo. */
interface Watch {
  readonly changes: Change[]
  readonly wall: number
  readonly said: (what: string, text: string) => Seen | null
  readonly connect: (url: string) => Promise<void>
}
type Watched = typeof globalThis & { watch: Watch }

function watchPage(): void {
  const changes: Watch['changes'] = []
  const shown = { message: '', echo: '' }
  const note = () => {
    const at = performance.timeOrigin + performance.now()
    const now = {
      message: document.querySelector('.message .text')?.textContent ?? '',
      echo: document.querySelector('#bench-echo')?.textContent ?? '',
    }
    for (const what of ['message', 'echo'] as const)
      if (now[what] !== shown[what]) {
        shown[what] = now[what]
        const change: Change = { what, text: now[what], at, frame: null }
        changes.push(change)
        // What is posted in a frame arrives when the frame's style, layout and paint are done.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            change.frame = performance.timeOrigin + performance.now()
          }
          port2.postMessage(null)
        })
      }
  }
  new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true })
  const connect = (url: string) => {
    const place = document.body.appendChild(document.createElement('p'))
    place.id = 'bench-echo'
    const socket = new WebSocket(url)
    socket.onmessage = (event) => {
      place.textContent = String(event.data)
    }
    return new Promise<void>((resolve) => {
      socket.onopen = () => resolve()
    })
  }
  const said = (what: string, text: string) => {
    const last = changes.filter((change) => change.what === what).at(-1)
    return last?.text === text && last.frame !== null ? { at: last.at, frame: last.frame } : null
  }
  Object.assign(globalThis, { watch: { changes, said, connect } })
}

/** Waits until the page shows it. */
function seen(page: Page, what: 'message' | 'echo', text: string): Promise<Seen> {
  return page.evaluate(
    ([wanted, words]) =>
      new Promise<Seen>((resolve) => {
        const look = () => {
          const when = (globalThis as Watched).watch.said(wanted!, words!)
          if (when === null) setTimeout(look, 4)
          else resolve(when)
        }
        look()
      }),
    [what, text],
  )
}

interface Bench {
  readonly page: Page
  readonly client: ConsoleClient
  readonly echo: WebSocket
  readonly texts: readonly string[]
  readonly rounds: number
}

/** Sooner after an opening and a closing the next opening waits at the flash gate, which is no latency; milliseconds. */
const apart = 1_350

/** Milliseconds from the call leaving, one for each round: to the DOM changed, to the frame done. */
interface Took {
  readonly dom: number[]
  readonly frame: number[]
}

/** Fires and echoes in turns. */
async function measure({ page, client, echo, texts, rounds }: Bench): Promise<{ cue: Took; bare: Took }> {
  const offset = (await page.evaluate(wallClock)) - wallClock()
  const now = () => performance.timeOrigin + performance.now()
  const cue: Took = { dom: [], frame: [] }
  const bare: Took = { dom: [], frame: [] }
  const note = (took: Took, from: number, { at, frame }: Seen) => {
    took.dom.push(at + offset - from)
    took.frame.push(frame + offset - from)
  }
  for (let round = 0; round < rounds; round += 1) {
    const one = round % texts.length
    const fired = now()
    const { runId } = await client.cues.fire({ cueId: `message-${one}`, key: randomUUID() })
    note(cue, fired, await seen(page, 'message', texts[one]!))
    await client.cues.act({ runId, action: 'close' })
    await seen(page, 'message', '')
    const sent = now()
    echo.send(`echo ${round}`)
    note(bare, sent, await seen(page, 'echo', `echo ${round}`))
    await new Promise((resolve) => setTimeout(resolve, apart + Math.random() * 20))
  }
  return { cue, bare }
}

async function openEcho(): Promise<{ url: string; socket: WebSocket; close: () => Promise<void> }> {
  const child = startChild(process.execPath, [join(ROOT, 'test/bench/rig/echo-server.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = (await firstLine(child, /Echo: (\S+)\n/))[1]!
  const socket = new WebSocket(url)
  await new Promise((resolve) => socket.once('open', resolve))
  return {
    url,
    socket,
    close: () => {
      socket.terminate()
      return endProcess(child, 'SIGTERM')
    },
  }
}

const row = { what: 'cue.fire to overlay DOM changed', target: 'p99 16 ms' }

/** The console's own socket to the real overlay page in a real Chromium, against a bare WebSocket in the same page. */
export async function benchOverlay(rounds = 250): Promise<Row[]> {
  const executablePath = which('chromium') ?? which('google-chrome')
  if (executablePath === null)
    return [{ ...row, measured: 'not measured', ok: null, beside: 'not installed: chromium' }]
  const started = await startHeadless(seedProfile)
  const echo = await openEcho()
  let browser: Browser | null = null
  try {
    const desk = control(started.api)
    await desk.until((state) => state.health.moderation.model === 'ready')
    await desk.startShow('bench', 'live')
    const { client, close } = await openConsoleSocket(started.console)
    browser = await chromium.launch({ executablePath, args: launchFlags() })
    // The page's policy lets it talk to nobody else; the bare socket is somebody else.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1920, height: 1080 } })
    const page = await context.newPage()
    await page.addInitScript(watchPage)
    await page.goto(started.overlay)
    await page.evaluate((url) => (globalThis as Watched).watch.connect(url), echo.url)
    await desk.until((state) => state.overlayHealth.pages.some((page) => page.fresh))
    const show = (await desk.state()).airing!.show
    const texts = show.rundown.map((cue) => String(cue.props.text))
    await measure({ page, client, echo: echo.socket, texts, rounds: 20 })
    const { cue, bare } = await measure({ page, client, echo: echo.socket, texts, rounds })
    close()
    const p99 = quantile(cue.dom, 0.99)
    const both = (values: readonly number[]) =>
      `p50 ${ms(quantile(values, 0.5))}, p99 ${ms(quantile(values, 0.99))}`
    return [
      {
        ...row,
        measured: `${both(cue.dom)} (n = ${cue.dom.length}); its frame done: ${both(cue.frame)}`,
        ok: p99 <= 16,
        beside: `bare WebSocket echo, same page: ${both(bare.dom)}; its frame: ${both(bare.frame)}`,
      },
    ]
  } finally {
    await browser?.close()
    await echo.close()
    await started.close()
  }
}
