import type { Engine } from '../engine'
import { later } from './later'

const reportEvery = 10_000

/** Small crowds are counted exactly, large ones to a twentieth: each report is an entry in the log. */
export function isNews(count: number, reported: number): boolean {
  return Math.abs(count - reported) >= Math.max(1, Math.floor(reported / 20))
}

/** Tells the engine how many spectators there are, when it changed by enough and at most every ten seconds. */
export function createTurnout(engine: Engine, count: () => number): { readonly changed: () => void } {
  let reported = 0
  let waiting = false
  const report = () => {
    const now = count()
    if (!isNews(now, reported)) return
    reported = now
    engine.spectators(now)
    waiting = true
    later(reportEvery, () => {
      waiting = false
      report()
    })
  }
  return {
    changed: () => {
      if (!waiting) report()
    },
  }
}
