import { expect, onTestFinished, test } from 'vitest'
import { Settings } from '../../../core/contract/settings'
import { createOverlayForObs } from '../../../main/gateway/overlay-for-obs'
import type { Route } from '../../../main/gateway/route'

/** A machine with two networks, whose OBS is where the test says. */
function machine(obs: { host: string; route: Route | null }) {
  let settings = Settings.parse({ obs: { host: obs.host } })
  const listeners = new Set<(settings: Settings) => void>()
  const timers = new Set<() => void>()
  const asked: string[] = []
  let route = obs.route
  let addresses = ['192.168.1.20', '10.0.0.5']
  let port: number | null = 4748
  let changes = 0
  const forObs = createOverlayForObs({
    tokens: { setUp: 'for-obs', copied: 'for-people', window: 'w' },
    settings: {
      get: () => settings,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    opening: () => ({
      portOf: () => (settings.overlay.openToNetwork ? port : null),
      reason: () => (port === null ? 'Port 4748 is taken.' : null),
    }),
    localOrigin: () => 'http://127.0.0.1:4747',
    network: () => ({ chosen: addresses[0] ?? null, addresses }),
    route: async (host) => {
      asked.push(host)
      return route
    },
    after: (_ms, run) => {
      timers.add(run)
      return () => timers.delete(run)
    },
    changed: () => {
      changes += 1
    },
  })
  onTestFinished(forObs.close)
  return {
    forObs,
    asked,
    timers,
    changes: () => changes,
    move: (to: Route | null, list = addresses) => {
      route = to
      addresses = list
    },
    lose: () => {
      port = null
    },
    set: (change: (before: Settings) => Settings) => {
      settings = change(settings)
      for (const listener of listeners) listener(settings)
    },
    tick: async () => {
      const due = [...timers]
      timers.clear()
      for (const run of due) run()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

const open = (before: Settings): Settings => ({ ...before, overlay: { openToNetwork: true } })
const away: Route = { here: false, from: '10.0.0.5' }

test('OBS on this computer is given this computer’s address, and nobody is asked for it', async () => {
  const { forObs, asked, timers } = machine({ host: '127.0.0.1', route: null })
  expect(await forObs.ask()).toEqual({ ok: true, value: 'http://127.0.0.1:4747/overlay/?token=for-obs' })
  expect(forObs.view()).toMatchObject({ elsewhere: false, fault: null })
  expect([asked, timers.size]).toEqual([[], 0])
})

test('this computer by its own network address or name is this computer', async () => {
  const { forObs } = machine({ host: '192.168.1.20', route: { here: true, from: '192.168.1.20' } })
  expect(await forObs.ask()).toMatchObject({ ok: true, value: expect.stringContaining('//127.0.0.1:4747/') })
  expect(forObs.elsewhere()).toBe(false)
})

test('OBS elsewhere: refused while the switch is off, then given the address on the way to it', async () => {
  const { forObs, set } = machine({ host: 'studio-pc', route: away })
  expect(await forObs.ask()).toMatchObject({ ok: false, code: 'overlay-closed' })
  expect(forObs.view()).toMatchObject({
    elsewhere: true,
    url: null,
    fault: expect.stringContaining('Switch on'),
  })
  set(open)
  expect(await forObs.ask()).toEqual({ ok: true, value: 'http://10.0.0.5:4748/overlay/?token=for-obs' })
  expect(forObs.view()).toEqual({
    elsewhere: true,
    url: 'http://10.0.0.5:4748/overlay/?token=for-people',
    fault: null,
  })
})

test('a name that leads nowhere gets the address that viewers get', async () => {
  const { forObs, set } = machine({ host: 'studio-pc', route: null })
  set(open)
  expect(await forObs.ask()).toMatchObject({ value: expect.stringContaining('//192.168.1.20:4748/') })
})

test('a changed address makes the one in OBS an old one, and is told within a look', async () => {
  const { forObs, set, move, tick, changes } = machine({ host: 'studio-pc', route: away })
  set(open)
  const before = await forObs.ask()
  if (!before.ok) throw new Error(before.message)
  const heard = changes()
  expect(forObs.addresses.current(before.value)).toBe(true)
  move({ here: false, from: '10.0.0.9' }, ['192.168.1.20', '10.0.0.9'])
  await tick()
  expect(changes()).toBe(heard + 1)
  expect(forObs.addresses.keyOf(before.value)).toBe('set-up')
  expect(forObs.addresses.current(before.value)).toBe(false)
})

test('no network, or a port that is taken: said with the reason', async () => {
  const { forObs, set, move, lose } = machine({ host: 'studio-pc', route: away })
  set(open)
  move(null, [])
  expect(await forObs.ask()).toMatchObject({ ok: false, code: 'no-network' })
  move(away, ['10.0.0.5'])
  lose()
  expect(await forObs.ask()).toMatchObject({ code: 'no-port', message: expect.stringContaining('Port 4748') })
})

test('another OBS is looked up when the settings name it; the one before counts no more', async () => {
  const { forObs, set, asked, move } = machine({ host: 'studio-pc', route: away })
  await forObs.ask()
  move({ here: true, from: '10.0.0.5' })
  set((before) => ({ ...before, obs: { ...before.obs, host: 'this-pc' } }))
  expect(asked.at(-1)).toBe('this-pc')
  await forObs.ask()
  expect(forObs.elsewhere()).toBe(false)
})
