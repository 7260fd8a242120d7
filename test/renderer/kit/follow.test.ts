import { expect, test } from 'vitest'
import type { StateEvent } from '../../../core/contract/state'
import type { ConsoleClient, ConsoleLine } from '../../../renderer/kit/client'
import { follow } from '../../../renderer/kit/follow'
import { createStateStore, type StateStore } from '../../../renderer/kit/store'
import { fixtureNow, fixtureState } from '../harness/fixture'

const snapshot = (revision: number): StateEvent => ({ type: 'snapshot', revision, state: fixtureState() })
const patch = (revision: number): StateEvent => ({ type: 'patch', revision, set: { lines: [] } })

/** A line whose watches play the given events one after another, then stay open. */
function fakeLine(watches: StateEvent[][]): { line: ConsoleLine; lose: () => void; watched: () => number } {
  let count = 0
  let lose = (): void => undefined
  const lost = new Promise<void>((go) => {
    lose = go
  })
  async function* play(events: StateEvent[]) {
    yield* events
    await lost
  }
  const watch = async () => {
    count += 1
    return play(watches.shift() ?? [])
  }
  return {
    line: { client: { state: { watch } } as unknown as ConsoleClient, lost, close: () => undefined },
    lose,
    watched: () => count,
  }
}

function reached(store: StateStore, wanted: () => boolean): Promise<void> {
  return new Promise((go) => {
    const look = () => wanted() && go()
    store.subscribe(look)
    look()
  })
}

const freshStore = () =>
  createStateStore(
    (run) => run(),
    () => fixtureNow,
  )

test('a gap asks for a new snapshot on the same line', async () => {
  const store = freshStore()
  const { line, watched } = fakeLine([[snapshot(0), patch(1), patch(3)], [snapshot(9)]])
  const session = follow(store, { open: async () => line, pause: async () => undefined })
  await reached(store, () => store.get().revision === 9)
  expect(watched()).toBe(2)
  expect(session.client()).toBe(line.client)
  session.stop()
})

test('a lost line is said, and a new one is opened', async () => {
  const store = freshStore()
  const first = fakeLine([[snapshot(3)]])
  const second = fakeLine([[snapshot(5)]])
  const lines = [first.line, second.line]
  const links: string[] = []
  store.subscribe(() => links.push(store.get().link))
  const session = follow(store, { open: async () => lines.shift()!, pause: async () => undefined })
  await reached(store, () => store.get().revision === 3)
  first.lose()
  await reached(store, () => store.get().revision === 5)
  expect(links).toEqual(['live', 'lost', 'live'])
  session.stop()
})

test('pauses grow while nothing answers', async () => {
  const store = freshStore()
  const pauses: number[] = []
  let stop = (): void => undefined
  await new Promise<void>((go) => {
    const session = follow(store, {
      open: () => Promise.reject(new Error('nobody there')),
      pause: async (ms) => {
        pauses.push(ms)
        if (pauses.length === 7) {
          stop()
          go()
        }
      },
    })
    stop = session.stop
  })
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
  expect(store.get().link).toBe('lost')
})
