import { join } from 'node:path'
import { Settings } from '../../core/contract/settings'
import { ROOT } from '../../scripts/lib/paths.mjs'
import { startDisplay } from '../peers/display'
import { control } from './rig/control'
import { type DevTools, openDevTools } from './rig/devtools'
import { consoleRoot, controlToken, type ElectronWish, readAddresses, startElectron } from './rig/electron'
import { seedProfile } from './rig/profile'
import { ms, quantile, type Row } from './table'

const plainList = join(ROOT, 'test/bench/rig/plain-list')
const pause = (wait: number) => new Promise((resolve) => setTimeout(resolve, wait))

/** One frame at 60 Hz, and half a frame of grace: what lasts longer was seen as a skip. */
const skipped = 25

interface Frames {
  readonly count: number
  readonly perSecond: number
  readonly p99: number
  readonly skips: number
}

/** Notes the time of each frame of the page for `seconds`. */
async function watchFrames(page: DevTools, seconds: number): Promise<Frames> {
  await page.evaluate(`(() => {
    window.frameTimes = []
    const look = (at) => { window.frameTimes.push(at); requestAnimationFrame(look) }
    requestAnimationFrame(look)
    return true
  })()`)
  await pause(seconds * 1_000)
  const times = (await page.evaluate<number[]>('window.frameTimes')) ?? []
  const gaps = times.slice(1).map((at, index) => at - times[index]!)
  const span = times[times.length - 1]! - times[0]!
  return {
    count: times.length,
    perSecond: (1_000 * gaps.length) / span,
    p99: quantile(gaps, 0.99),
    skips: gaps.filter((gap) => gap > skipped).length,
  }
}

/** Hands in 200 lines a second through the inbound bridge until `stop` is called. */
function flood(api: string): { stop: () => Promise<number> } {
  let sent = 0
  let on = true
  const post = async () => {
    const began = Date.now()
    while (on) {
      const due = Math.floor(((Date.now() - began) / 1_000) * 200) - sent
      if (due >= 10) {
        const lines = Array.from({ length: Math.min(due, 200) }, () => {
          sent += 1
          return {
            id: `b${sent}`,
            source: 'bench',
            user: { id: `v${sent % 400}`, name: `Viewer ${sent % 400}` },
            text: `a line of chat that is about as long as they are, number ${sent}`,
          }
        })
        const answer = await fetch(`${api}/lines`, {
          method: 'POST',
          headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({ lines }),
        })
        if (!answer.ok) throw new Error(`lines: ${answer.status} ${await answer.text()}`)
      }
      await pause(10)
    }
    return sent
  }
  const done = post()
  return {
    stop: () => {
      on = false
      return done
    },
  }
}

async function inConsole(
  place: Omit<ElectronWish, 'app'>,
  seconds: number,
): Promise<Frames & { lines: number }> {
  const settings = Settings.parse({})
  const app = startElectron({
    ...place,
    app: consoleRoot,
    flags: ['--remote-debugging-port=0'],
    seed: (home) => seedProfile(home, { platforms: { ...settings.platforms, bridge: { enabled: true } } }),
  })
  try {
    const { api } = await readAddresses(app.child)
    const desk = control(api)
    await desk.startShow('bench', 'live')
    const lines = flood(api)
    const page = await openDevTools(app.home)
    await page.until(
      `(() => { location.hash = '#live'; return document.querySelector('[role=log]') && true })()`,
    )
    // The list is as long as it gets (3,000 lines) before anything is measured.
    await desk.until((state) => (state.airing?.counts.lines ?? 0) > 3_200)
    const frames = await watchFrames(page, seconds)
    page.close()
    return { ...frames, lines: await lines.stop() }
  } finally {
    await app.close()
  }
}

async function inPlainList(place: Omit<ElectronWish, 'app'>, seconds: number): Promise<Frames> {
  const app = startElectron({ ...place, app: plainList, flags: ['--remote-debugging-port=0'] })
  try {
    const page = await openDevTools(app.home)
    await page.until(`document.querySelector('[role=log] p') && true`)
    const frames = await watchFrames(page, seconds)
    page.close()
    return frames
  } finally {
    await app.close()
  }
}

const words = ({ perSecond, p99, skips, count }: Frames) =>
  `${perSecond.toFixed(1)} frames/s, p99 ${ms(p99)}, ${skips} of ${count} late`

/** The chat list of the real window at 200 lines/s, beside a list that keeps every line in the document. */
export async function benchChatList(seconds = 30): Promise<Row[]> {
  const display = await startDisplay({ width: 1600, height: 1000 })
  const place = { display: display.name, env: display.env }
  try {
    const plain = await inPlainList(place, seconds)
    const list = await inConsole(place, seconds)
    return [
      {
        what: `chat list at 200 lines/s, ${seconds} s in the real window`,
        measured: words(list),
        target: '60 frames/s',
        ok: list.perSecond >= 58,
        beside: `plain list of 3,000 rows, nothing else in the window: ${words(plain)}`,
      },
    ]
  } finally {
    await display.stop()
  }
}
