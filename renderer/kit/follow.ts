import type { ConsoleClient, ConsoleLine } from './client'
import type { StateStore } from './store'

export interface Session {
  /** The client of the line open now, or null while there is none. */
  readonly client: () => ConsoleClient | null
  readonly stop: () => void
}

export interface FollowWorld {
  readonly open: () => Promise<ConsoleLine>
  /** Waits before the next try. */
  readonly pause: (ms: number) => Promise<void>
}

const longestPause = 5_000

/**
 * Keeps the store following the engine: opens a line, watches, asks again for a snapshot after a gap, and opens a
 * new line after a loss, with growing pauses.
 */
export function follow(store: StateStore, world: FollowWorld): Session {
  let line: ConsoleLine | null = null
  let stopped = false

  const watch = async (open: ConsoleLine): Promise<void> => {
    let gone = false
    const lost = open.lost.then(() => {
      gone = true
    })
    while (!stopped && !gone) {
      const events = await open.client.state.watch()
      let taken = 0
      const read = async () => {
        for await (const event of events) {
          if (stopped || gone || !store.take(event)) break
          taken += 1
        }
      }
      await Promise.race([read(), lost])
      events.return(undefined).catch(() => undefined)
      if (taken === 0) throw new Error('the engine sent nothing')
    }
  }

  const run = async () => {
    for (let tries = 0; !stopped; tries += 1) {
      try {
        line = await world.open()
        tries = 0
        await watch(line)
      } catch {
        // Whatever broke the line, the answer is the same: say so on screen and open a new one.
      }
      line?.close()
      line = null
      if (stopped) return
      store.setLink('lost')
      await world.pause(Math.min(longestPause, 250 * 2 ** tries))
    }
  }
  void run()

  return {
    client: () => line?.client ?? null,
    stop: () => {
      stopped = true
      line?.close()
    },
  }
}
