import type { ObsPort } from '../../../core/obs/port'
import type { ObsState } from '../../../core/obs/state'
import type { ObsParts } from '../../../main/obs'

/** Time and log as the computer has them. */
export const realParts: ObsParts = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  log: () => {},
}

/** Waits for a state, however long it takes: the test's own limit ends it. */
export function until(obs: ObsPort, wanted: (state: ObsState) => boolean): Promise<ObsState> {
  if (wanted(obs.state())) return Promise.resolve(obs.state())
  return new Promise((resolve) => {
    const stop = obs.onState((state) => {
      if (!wanted(state)) return
      stop()
      resolve(state)
    })
  })
}
