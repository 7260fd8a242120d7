import { later } from './later'

export interface Alarm {
  /** Counts from now, whatever it counted before. */
  readonly again: () => void
  readonly stop: () => void
}

/** Does the work once, `ms` after it was last set. */
export function createAlarm(ms: number, work: () => void): Alarm {
  let cancel = () => {}
  return {
    again: () => {
      cancel()
      cancel = later(ms, work)
    },
    stop: () => cancel(),
  }
}
