import { later } from './later'

export interface Beat {
  /** Does the work soon: at once when it is long ago, else when its time has come. Asked often, it is done once. */
  readonly soon: () => void
  readonly stop: () => void
}

/** Does some work at most once in `every()` milliseconds, and never leaves out the last wish. */
export function createBeat(every: () => number, work: () => void): Beat {
  let resting: (() => void) | null = null
  let wished = false
  const run = () => {
    wished = false
    resting = later(every(), () => {
      resting = null
      if (wished) run()
    })
    work()
  }
  return {
    soon: () => {
      wished = true
      if (resting === null) run()
    },
    stop: () => {
      resting?.()
      resting = null
      wished = false
    },
  }
}
