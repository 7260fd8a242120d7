import { WebSocket } from 'ws'
import { which } from '../../scripts/lib/system-needs.mjs'
import { commandObs } from '../peers/obs/command'
import { type Display, startDisplay } from '../peers/obs/display'
import { missingForObs } from '../peers/obs/present'
import { startObs } from '../peers/obs/start-obs'
import { openBrowserWindow } from './rig/browser-window'
import { missingForClock, startClockStrip } from './rig/clock-strip'
import { type Control, control } from './rig/control'
import { bareHotkeyApp, consoleRoot, readAddresses, startElectron } from './rig/electron'
import { firstLine } from './rig/first-line'
import { readGrids } from './rig/grid'
import { type Keyboard, openKeyboard } from './rig/keyboard'
import { benchKeys, benchShow, seedProfile } from './rig/profile'
import { record, showDisplay } from './rig/record'
import { type Press, sightings } from './rig/sightings'
import { startStagePage } from './rig/stage-page'
import { ms, quantile, type Row } from './table'

const bareKey = 'F9'
const regions = {
  console: { left: 0.25, right: 0.75, top: 0.75, bottom: 0.9 },
  bare: { left: 0.25, right: 0.75, top: 0.2, bottom: 0.36 },
}

interface Video {
  readonly width: number
  readonly height: number
  readonly fps: number
}

interface Pressing {
  readonly keyboard: Keyboard
  readonly desk: Control
  readonly bare: WebSocket
  readonly rounds: number
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** At no fixed beat, or the press would always meet the same moment between two frames. */
const unevenly = (ms: number) => pause(ms + Math.random() * 50)

/** In each round one press of both, the first one in turns; then both boxes are taken off. */
async function pressAll({ keyboard, desk, bare, rounds }: Pressing): Promise<Press[]> {
  const presses: Press[] = []
  for (let round = 0; round < rounds; round += 1) {
    const both = ['console', 'bare'] as const
    for (const who of round % 2 === 0 ? both : [...both].reverse()) {
      presses.push({
        who,
        at: keyboard.press(who === 'bare' ? bareKey : benchKeys[round % benchKeys.length]!),
      })
      await unevenly(300)
    }
    bare.send('off')
    const { runs } = await desk.state()
    for (const run of runs) if (run.closedAt === null) await desk.closeRun(run.id)
    // Sooner the next opening would wait at the flash gate.
    await unevenly(1_350)
  }
  return presses
}

/** Everything on two displays: OBS and the consoles on one, the page that OBS captures on the other. */
async function measure(video: Video, rounds: number, chromium: string): Promise<Row> {
  const opened: (() => Promise<unknown>)[] = []
  const keep = <T extends { close: () => Promise<unknown> }>(one: T): T => {
    opened.push(one.close)
    return one
  }
  const display = async (size: string): Promise<Display> => keep(await startDisplay(size))
  try {
    const desktop = await display('1600x1000x24')
    // A window exactly as large as the screen is made one pixel smaller.
    const stage = await display(`${video.width + 2}x${video.height + 2}x24`)
    const bareApp = keep(
      startElectron({ app: bareHotkeyApp, display: desktop.name, env: { MICDROP_BENCH_KEY: bareKey } }),
    )
    const [, bareUrl] = await firstLine(bareApp.child, /Bare: (\S+) key true/)
    const consoleApp = keep(startElectron({ app: consoleRoot, display: desktop.name, seed: seedProfile }))
    const { api, overlay } = await readAddresses(consoleApp.child)
    const desk = control(api)
    await desk.until((state) => state.health.moderation.model === 'ready')
    await desk.startShow('bench', 'live')
    await desk.until((state) => benchKeys.every((key) => keyIsOn(state.health.hotkeys, key)))

    const text = String(benchShow().rundown[0]!.props.text)
    const page = keep(await startStagePage(overlay, bareUrl!, text))
    opened.push(openBrowserWindow(chromium, stage.name, page.url, video))
    await desk.until((state) => state.overlayHealth.pages.some((page) => page.fresh))
    opened.push(await startClockStrip(stage.name, video.width, video.height / 45))
    const bare = new WebSocket(bareUrl!)
    await new Promise((resolve) => bare.once('open', resolve))
    const keyboard = keep(openKeyboard(desktop.name))

    const peer = keep(await startObs({ display: desktop.name, video }))
    const { obs, close } = await commandObs(peer)
    await showDisplay(obs, stage.name)
    await pressAll({ keyboard, desk, bare, rounds: 5 })
    let presses: Press[] = []
    const recorded = await record(obs, async () => {
      presses = await pressAll({ keyboard, desk, bare, rounds })
    })
    bare.terminate()
    await close()
    return rowOf(video, recorded.skipped, sightings(await readGrids(recorded.file), presses, regions))
  } finally {
    for (const close of opened.reverse()) await close()
  }
}

function keyIsOn(hotkeys: readonly { accelerator: string; state: string }[], key: string): boolean {
  return hotkeys.some((one) => one.accelerator === key && (one.state === 'on' || one.state === 'proven'))
}

function rowOf({ width, height, fps }: Video, skipped: number, seen: ReturnType<typeof sightings>): Row {
  const of = (who: Press['who']) =>
    seen.flatMap((one) => (one.who === who && one.took !== null ? [one.took] : []))
  const [mine, floor] = [of('console'), of('bare')]
  const at = (values: readonly number[], q: number) => quantile(values, q)
  const [p50, p95] = [at(mine, 0.5) - at(floor, 0.5), at(mine, 0.95) - at(floor, 0.95)]
  const lost = seen.filter(({ took }) => took === null).length
  const invalid = skipped > 0.02
  const percent = `${(skipped * 100).toFixed(1)} % of frames skipped`
  return {
    what: `hotkey to changed frame in an OBS recording, ${width}x${height} at ${fps} fps`,
    measured: `${invalid ? 'INVALID: ' : ''}p50 ${ms(at(mine, 0.5))}, p95 ${ms(at(mine, 0.95))} (n = ${mine.length}); floor + ${ms(p50)}, + ${ms(p95)}`,
    target: 'floor + 8 ms p50, + 1 frame p95',
    ok: invalid || mine.length < 100 ? null : p50 <= 8 && p95 <= 1000 / fps,
    beside: `floor (a bare Electron hotkey, a bare WebSocket, a bare page): p50 ${ms(at(floor, 0.5))}, p95 ${ms(at(floor, 0.95))} (n = ${floor.length}); ${percent}, ${lost} not seen`,
  }
}

const usual: readonly Video[] = [
  { width: 640, height: 360, fps: 60 },
  { width: 1280, height: 720, fps: 30 },
]

/** A key pressed on a real desktop to the frame of a real OBS recording that shows it, against a floor in the same frames. */
export async function benchHotkey(rounds = 110, videos = usual): Promise<Row[]> {
  const chromium = which('chromium') ?? which('google-chrome')
  const missing =
    missingForObs() ??
    missingForClock() ??
    (chromium === null || which('xdotool') === null ? 'not installed: chromium or xdotool' : null)
  if (missing !== null || chromium === null) {
    const what = 'hotkey to changed frame in an OBS recording'
    return [{ what, measured: 'not measured', target: '-', ok: null, beside: missing ?? '' }]
  }
  const measured: Row[] = []
  for (const video of videos) measured.push(await measure(video, rounds, chromium))
  return measured
}
