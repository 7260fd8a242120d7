import { startDisplay, type TestDisplay } from '../peers/display'
import { openDevTools } from './rig/devtools'
import { consoleRoot, type ElectronWish, emptyApp, startElectron } from './rig/electron'
import { seedProfile } from './rig/profile'
import { ms, quantile, type Row } from './table'

interface Place {
  readonly x: number
  readonly y: number
}

/** Where the element is, once a person can see it; else null. */
const visible = (selector: string) => `(() => {
  const box = document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect()
  if (document.visibilityState !== 'visible' || box === undefined || box.width === 0) return null
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
})()`

/** The wall time of the first frame after the element took the press. */
const answered = (selector: string) => `new Promise((resolve) => {
  const look = () => {
    const taken = document.querySelector(${JSON.stringify(selector)})?.getAttribute('aria-current') === 'page'
    requestAnimationFrame(taken ? () => resolve(Date.now()) : look)
  }
  look()
})`

/** From the start of the program to the first frame after its button was pressed and answered, in milliseconds. */
async function timeToUsable(wish: ElectronWish, selector: string): Promise<number> {
  const began = Date.now()
  const app = startElectron({ ...wish, flags: ['--remote-debugging-port=0'] })
  try {
    const page = await openDevTools(app.home)
    let usable: number | null = null
    // A press that nothing answers, as on a layout that still moves, is made again, as a person would.
    for (let press = 0; usable === null && press < 20; press += 1) {
      const { x, y } = await page.until<Place>(visible(selector))
      await page.click(x, y)
      usable = await page.evaluate<number>(answered(selector))
    }
    if (usable === null) throw new Error('the window never answered a press')
    page.close()
    return usable - began
  } finally {
    await app.close()
  }
}

/** In turns, so that whatever else the machine does meets both. The first of each, with a cold disk, is left out. */
async function turns(display: TestDisplay, rounds: number): Promise<{ empty: number[]; full: number[] }> {
  const empty: number[] = []
  const full: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const one = await timeToUsable({ app: emptyApp, display: display.name, env: display.env }, 'button')
    const other = await timeToUsable(
      { app: consoleRoot, display: display.name, env: display.env, seed: seedProfile },
      'nav a[href="#settings"]',
    )
    if (round === 0) continue
    empty.push(one)
    full.push(other)
  }
  return { empty, full }
}

/** Start to a console whose rail answers the mouse, against an empty window of the same Electron. */
export async function benchStart(rounds = 12): Promise<Row[]> {
  const display = await startDisplay({ width: 1600, height: 1000 })
  try {
    const { empty, full } = await turns(display, rounds)
    const more = quantile(full, 0.5) - quantile(empty, 0.5)
    return [
      {
        what: 'start to usable console window',
        measured: `empty Electron + ${ms(more)} (n = ${rounds} each)`,
        target: 'empty Electron + 500 ms',
        ok: more <= 500,
        beside: `console ${ms(quantile(full, 0.5))} (${ms(Math.min(...full))} to ${ms(Math.max(...full))}), empty ${ms(quantile(empty, 0.5))}; medians, in turns`,
      },
    ]
  } finally {
    await display.stop()
  }
}
