import { findElectron } from '../../scripts/lib/electron.mjs'
import { ROOT } from '../../scripts/lib/paths.mjs'
import { startDisplay } from '../peers/display'
import { consoleRoot, type ElectronWish, emptyApp, readAddresses, startElectron } from './rig/electron'
import { memoryOf, type ProcessMemory, sharers } from './rig/processes'
import { seedProfile } from './rig/profile'
import type { Row } from './table'

const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`
const total = (all: readonly ProcessMemory[]) => all.reduce((sum, { pss }) => sum + pss, 0)
const words = (all: readonly ProcessMemory[]) => all.map(({ role, pss }) => `${role} ${mb(pss)}`).join(', ')

/** All processes of one app after `idleFor` ms with nothing to do; one app at a time, or each would share the other's. */
async function idle(wish: ElectronWish, idleFor: number): Promise<{ all: ProcessMemory[]; beside: number }> {
  const app = startElectron(wish)
  try {
    if (wish.app === consoleRoot) await readAddresses(app.child)
    await new Promise((resolve) => setTimeout(resolve, idleFor))
    return { all: memoryOf(app.pid), beside: sharers(findElectron(ROOT) ?? '', app.pid) }
  } finally {
    await app.close()
  }
}

/** Idle memory with the window open and no show on air, against an empty window of the same Electron. */
export async function benchMemory(idleFor = 30_000): Promise<Row[]> {
  const display = await startDisplay({ width: 1600, height: 1000 })
  try {
    const place = { display: display.name, env: display.env }
    const empty = await idle({ ...place, app: emptyApp }, idleFor)
    const full = await idle({ ...place, app: consoleRoot, seed: seedProfile }, idleFor)
    const more = total(full.all) - total(empty.all)
    const shared = Math.max(empty.beside, full.beside)
    return [
      {
        what: `idle memory (PSS), all processes, after ${idleFor / 1000} s`,
        measured: `empty Electron + ${mb(more)}`,
        target: 'empty Electron + 120 MB',
        ok: more <= 120 * 1024 * 1024,
        beside: [
          `console ${mb(total(full.all))} (${words(full.all)})`,
          `empty ${mb(total(empty.all))} (${words(empty.all)})`,
          ...(shared === 0 ? [] : [`${shared} processes of another Electron ran and took their share`]),
        ].join('; '),
      },
    ]
  } finally {
    await display.stop()
  }
}
