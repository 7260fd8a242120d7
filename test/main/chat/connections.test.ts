import { expect, test } from 'vitest'
import { ok } from '../../../core/base/result'
import { PlatformAccounts } from '../../../core/chat/accounts'
import type { Platform, SignInState } from '../../../core/chat/port'
import { createConnections } from '../../../main/chat/connections'
import { platformHealth, platformViews } from '../../../main/chat/views'
import { openDesk, turns } from './desk-rig'
import { type FakePlatform, fakePlatform } from './fake-platform'

function rig(create: Partial<Record<'twitch' | 'irc', () => Promise<Platform>>> = {}) {
  let accounts = PlatformAccounts.parse({})
  const made: FakePlatform[] = []
  const { desk, clock, logged } = openDesk()
  const list = (['twitch', 'irc'] as const).map((id) => ({
    id,
    title: id === 'irc' ? 'IRC' : 'Twitch',
    caps: () => fakePlatform(id).caps(),
    create:
      create[id] ??
      (async () => {
        const platform = fakePlatform(id)
        made.push(platform)
        return platform
      }),
  }))
  const connections = createConnections({
    platforms: list,
    accounts: () => accounts,
    desk,
    after: clock.world.after,
    changed: () => {},
    log: (_level, text) => void logged.push(text),
  })
  const change = async (next: Parameters<typeof PlatformAccounts.parse>[0]) => {
    accounts = PlatformAccounts.parse(next)
    connections.follow()
    await turns()
  }
  const views = () => platformViews(desk.all(), connections.listed(), () => null)
  return { desk, clock, connections, change, made, views, logged }
}

test('nothing is created while everything is switched off, and the table is there all the same', async () => {
  const { connections, made, views } = rig()
  connections.follow()
  await turns()
  expect(made).toEqual([])
  expect(views().map(({ id, state, reach }) => [id, state.link, reach])).toEqual([
    ['twitch', 'off', { ok: false, words: 'off' }],
    ['irc', 'off', { ok: false, words: 'off' }],
  ])
  expect(views()[0]?.caps.abilities.read.can).toBe(true)
  expect(platformHealth(views())).toEqual([])
})

test('a platform is connected when it is switched on, and gone when it is switched off', async () => {
  const { change, desk, made, views } = rig()
  await change({ twitch: { enabled: true, channel: 'micdrop' } })
  expect(made.length).toBe(1)
  expect(desk.running('twitch')?.platform.state().link).toBe('live')
  expect(views()[0]?.reach).toEqual({ ok: true, words: 'yes' })
  await change({ twitch: { enabled: false, channel: 'micdrop' } })
  expect(desk.running('twitch')).toBe(null)
  await change({ twitch: { enabled: true, channel: 'micdrop' } })
  expect(made.length).toBe(1)
  expect(made[0]?.starts()).toBe(2)
})

test('a channel that is being typed is joined once, when the typing rests', async () => {
  const { change, clock, made } = rig()
  await change({ twitch: { enabled: true, channel: 'm' } })
  for (const channel of ['mi', 'mic', 'micd']) {
    clock.pass(300)
    await change({ twitch: { enabled: true, channel } })
  }
  expect(made[0]?.starts()).toBe(1)
  clock.pass(1_000)
  await turns()
  expect(made[0]?.starts()).toBe(2)
  await change({ twitch: { enabled: true, channel: 'micd' }, irc: { enabled: false, nick: 'other' } })
  clock.pass(5_000)
  await turns()
  expect(made[0]?.starts()).toBe(2)
})

test('signing in begins with what was just typed, and a code on screen is left alone until it is done with', async () => {
  let state: SignInState['state'] = 'none'
  const twitch = fakePlatform('twitch', {
    platform: {
      signIn: {
        state: () => ({ state, account: null, prompt: null, reason: null, steps: [] }),
        begin: async () => ok(null),
        cancel: () => {},
        signOut: async () => ok(null),
      },
    },
  })
  const { change, clock, connections } = rig({ twitch: async () => twitch })
  await change({ twitch: { enabled: true, channel: 'mira' } })
  await change({ twitch: { enabled: true, channel: 'mira', clientId: 'own' } })
  await connections.caughtUp('twitch')
  expect(twitch.starts()).toBe(2)
  state = 'asking'
  await change({ twitch: { enabled: true, channel: 'mira', clientId: 'own', sharedCommands: true } })
  clock.pass(10_000)
  await turns()
  expect(twitch.starts()).toBe(2)
  state = 'signed-in'
  clock.pass(1_000)
  await turns()
  expect(twitch.starts()).toBe(3)
  await connections.caughtUp('twitch')
  expect(twitch.starts()).toBe(3)
})

test('a platform that cannot be started says so, harms no other, and can be tried again', async () => {
  let broken = true
  const irc = fakePlatform('irc')
  const { change, connections, desk, views, logged } = rig({
    irc: async () => {
      if (broken) throw new Error('no such library')
      return irc
    },
  })
  await change({ twitch: { enabled: true }, irc: { enabled: true } })
  expect(desk.running('twitch')).not.toBe(null)
  expect(views()[1]?.state).toMatchObject({
    link: 'failed',
    reason: expect.stringMatching(/could not start IRC/),
  })
  expect(logged).toEqual(['irc could not be started'])
  expect(await connections.reconnect('irc')).toMatchObject({ ok: false, code: 'failed' })
  broken = false
  expect(await connections.reconnect('irc')).toMatchObject({ ok: true })
  expect(desk.running('irc')).not.toBe(null)
  expect(views()[1]?.state.link).toBe('live')
})

test('connecting anew is refused for what is switched off or unknown', async () => {
  const { connections } = rig()
  expect(await connections.reconnect('irc')).toMatchObject({ code: 'switched-off' })
  expect(await connections.reconnect('nope')).toMatchObject({ code: 'platform-not-found' })
})

test('closed while a platform is being loaded, it is not started any more', async () => {
  let load = (_platform: Platform) => {}
  const { connections, change, desk } = rig({
    irc: () =>
      new Promise((resolve) => {
        load = resolve
      }),
  })
  await change({ irc: { enabled: true } })
  const irc = fakePlatform('irc')
  const closed = connections.close()
  load(irc)
  await closed
  expect(irc.starts()).toBe(0)
  expect(desk.running('irc')).toBe(null)
})

test('a send button says what it will reach', async () => {
  const { change, desk, made, views } = rig()
  await change({ twitch: { enabled: true } })
  const reach = () => views()[0]?.reach
  const twitch = made[0]!
  const quota = { left: 240, of: 10_000, unit: 'units', postsLeft: 12, resetsAt: null }
  twitch.become({ quota })
  expect(reach()).toEqual({ ok: true, words: '12 posts left' })
  twitch.become({ quota: { ...quota, left: 0, postsLeft: 0 } })
  expect(reach()).toEqual({ ok: false, words: 'no posts left' })
  twitch.become({ quota: null, link: 'connecting' })
  expect(reach()).toEqual({ ok: false, words: 'connecting' })
  twitch.become({ link: 'needs-login' })
  expect(reach()).toEqual({ ok: false, words: 'signed out' })
  twitch.become({ link: 'live' })
  const muted = platformViews(desk.all(), [], () => 'a rehearsal')
  expect(muted[0]?.reach).toEqual({ ok: false, words: 'rehearsal: not sent' })
})
