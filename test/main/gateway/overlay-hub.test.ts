import { EventEmitter } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import type { PageKey } from '../../../core/onair/page'
import { emptyWorld, reduce } from '../../../core/show/reduce'
import { createOverlayHub } from '../../../main/gateway/overlay-hub'
import { fire, start } from '../runner/rig'

/** A hub over a world that the test moves, and pages that say only what the test has them say. */
function openHub() {
  const world = emptyWorld()
  let seq = 0
  let now = 1_000_000
  const listeners = new Set<() => void>()
  const happen = (happening: ReturnType<typeof start>) => {
    seq += 1
    reduce(world, { seq, at: now, key: null, nonce: `n${seq}`, happening })
    for (const listener of listeners) listener()
  }
  const engine = {
    world: () => world,
    now: () => now,
    onChange: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const hub = createOverlayHub(engine as never, () => false)
  onTestFinished(hub.close)
  return {
    hub,
    happen,
    sleep: (ms: number) => {
      now += ms
    },
    places: () => hub.health().pages.map(({ place, fresh }) => [place, fresh]),
    page: (key: PageKey = 'set-up', agent = 'Chrome/114') => {
      const got: { type: string; revision: number }[] = []
      const socket = Object.assign(new EventEmitter(), {
        bufferedAmount: 0,
        send: (text: string) => void got.push(JSON.parse(text)),
        close: () => {},
      })
      hub.join(socket as unknown as WebSocket, key, agent)
      const says = (revision: number, more = {}) =>
        socket.emit('message', JSON.stringify({ type: 'seen', revision, fps: 60, ...more }))
      return { got, socket, says, shows: () => says(got.at(-1)!.revision) }
    },
  }
}

test('a page that answers but no longer takes what it is sent is stale', () => {
  const { hub, happen, sleep, page } = openHub()
  const air = page()
  air.shows()
  happen(start())
  happen(fire())
  const old = air.got[0]!.revision
  for (let beat = 0; beat < 5; beat += 1) {
    sleep(1_000)
    air.says(old)
  }
  expect(hub.health().pages[0]?.fresh).toBe(false)
  air.shows()
  expect(hub.health().pages.at(-1)?.fresh).toBe(true)
})

test('a page that is always one behind in a rush is fresh', () => {
  const { hub, happen, sleep, page } = openHub()
  const air = page()
  happen(start())
  for (let round = 0; round < 20; round += 1) {
    const before = air.got.at(-1)!.revision
    happen(fire(round % 2 === 0 ? 'drop' : 'hello'))
    sleep(900)
    air.says(before)
  }
  expect(hub.health().pages.at(-1)?.fresh).toBe(true)
})

test('a frozen page is not sent more and more, and gets the newest when it takes it again', async () => {
  const { happen, page } = openHub()
  const frozen = page()
  happen(start())
  const sent = frozen.got.length
  frozen.socket.bufferedAmount = 1e6
  happen(fire('drop'))
  happen(fire('hello'))
  expect(frozen.got).toHaveLength(sent)
  frozen.socket.bufferedAmount = 0
  await expect.poll(() => frozen.got.length, { timeout: 5_000 }).toBe(sent + 1)
  expect(JSON.stringify(frozen.got.at(-1))).toContain('Signed print')
})

test('each page is judged by itself, and none that was closed is left', () => {
  const { sleep, page, places } = openHub()
  const first = page()
  const second = page()
  first.shows()
  sleep(5_000)
  second.shows()
  expect(places()).toEqual([
    ['obs', false],
    ['obs', true],
  ])
  second.socket.emit('close')
  expect(places()).toEqual([['obs', false]])
})

test('an address copied out of OBS into a browser is a tab, once obs-browser has shown itself', () => {
  const { page, places } = openHub()
  const tab = page()
  tab.says(1)
  const liar = page('copied')
  liar.says(1, { obs: true })
  expect(places()).toEqual([
    ['obs', true],
    ['tab', true],
  ])
  const real = page('set-up', 'Chrome/103.0.5060.134 Safari/537.36 OBS/29.0.2')
  real.says(1, { obs: true })
  expect(places()).toEqual([
    ['tab', true],
    ['tab', true],
    ['obs', true],
  ])
  real.socket.emit('close')
  expect(places().map(([place]) => place)).toEqual(['tab', 'tab'])
})

test('a source made by hand from the copied address counts in obs-browser, the console’s own preview nowhere', () => {
  const { page, places } = openHub()
  page('copied', 'Chrome/103 OBS/29.0.2').says(1, { obs: true })
  page('preview', 'Chrome/103 OBS/29.0.2').says(1, { obs: true })
  page('window').says(1)
  expect(places().map(([place]) => place)).toEqual(['obs', 'preview', 'window'])
})
