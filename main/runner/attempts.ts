import { type Duration, minute, second } from '../../core/base/time'
import type { Log, LogStore, Settled } from './port'

/** 1, 2, 4 ... 60 seconds after the first, second, third ... failed try. */
export function backoff(tries: number): Duration {
  return Math.min(minute, second * 2 ** Math.min(6, tries - 1))
}

/** Keeps track of what is under way, of pauses between tries, and of results not yet written to the outbox. */
export function createAttempts(
  store: Pick<LogStore, 'settle'>,
  after: (ms: Duration, run: () => void) => () => void,
  log: Log,
) {
  const underWay = new Set<Promise<unknown>>()
  const cancels = new Set<() => void>()
  let settled: Settled[] = []
  let scheduled = false
  let closed = false

  const schedule = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(write)
  }
  const write = () => {
    scheduled = false
    if (settled.length === 0) return
    const written = store.settle(settled)
    if (written.ok) settled = []
    else {
      log.warn(`results of effects are not saved yet: ${written.message}`)
      if (!closed) void pause(5 * second).then(schedule)
    }
  }
  /** Never resolves once closed: what waits for another try is performed by the next session. */
  const pause = (ms: Duration) =>
    new Promise<void>((resolve) => {
      if (closed) return
      const cancel = after(ms, () => {
        cancels.delete(cancel)
        resolve()
      })
      cancels.add(cancel)
    })
  return {
    pause,
    settle: (one: Settled) => {
      settled.push(one)
      if (!closed) schedule()
    },
    track: (work: Promise<unknown>) => {
      underWay.add(work)
      void work.then(() => underWay.delete(work))
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
      write()
    },
    close: () => {
      write()
      closed = true
      for (const cancel of cancels) cancel()
      cancels.clear()
    },
  }
}
