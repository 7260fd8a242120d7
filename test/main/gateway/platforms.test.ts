import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Settings } from '../../../core/contract/settings'
import { createRouter } from '../../../main/gateway/router'
import { startConsole, type TestConsole, until } from '../console'

let desk: TestConsole
let router: ReturnType<typeof createRouter>

beforeEach(async () => {
  desk = await startConsole()
  router = createRouter(desk.engine.parts)
})
afterEach(() => desk.close())

const host = { context: { from: 'console', name: 'test' } } as const
const view = (id: string) => desk.engine.parts.platforms.views().find((one) => one.id === id)!
const platforms = (change: Partial<Settings['platforms']>, rehearsal: Partial<Settings['rehearsal']> = {}) =>
  desk.engine.parts.settings.update((now) => ({
    ...now,
    platforms: { ...now.platforms, ...change },
    rehearsal: { ...now.rehearsal, ...rehearsal },
  }))
/** Waits for a state that no entry of the log tells of. */
const become = async (id: string, link: string) => expect.poll(() => view(id).state.link).toBe(link)
const bridgeToken = async () => (await call(router.platforms.bridgeToken, { renew: false }, host)).token
const lines = (...ids: string[]) => ({
  lines: ids.map((id) => ({ id, source: 'owncast', user: { id: 'u1', name: 'Ana' }, text: `line ${id}` })),
})
const heard = () =>
  desk.engine.parts.engine.world().airing?.lines.filter(({ id }) => id.startsWith('bridge:'))

describe('platforms', () => {
  test('all are listed with what they can do, though none is switched on', () => {
    const views = desk.engine.parts.state.snapshot().platforms
    expect(views.map(({ id }) => id)).toEqual(['room', 'twitch', 'youtube', 'irc', 'kick', 'bridge'])
    expect(views[0]).toMatchObject({ id: 'room', reach: { ok: true, words: 'yes' } })
    for (const one of views.slice(1)) {
      expect(one.reach).toEqual({ ok: false, words: 'off' })
      for (const { can, note } of Object.values(one.caps.abilities)) if (!can) expect(note).not.toBe('')
    }
    expect(desk.engine.parts.state.snapshot().health.platforms.map(({ id }) => id)).toEqual(['room'])
  })

  test('one that cannot connect says so, and the console goes on', async () => {
    await platforms({
      irc: { enabled: true, address: 'irc://127.0.0.1:1', channel: '#x', nick: 'm', account: '' },
    })
    await become('irc', 'connecting')
    expect(view('irc').reach.ok).toBe(false)
    expect(await call(router.platforms.reconnect, { id: 'irc' }, host)).toEqual({})
    await expect(call(router.platforms.signIn, { id: 'irc', steps: ['write'] }, host)).rejects.toThrow(
      /no sign-in/,
    )
    await expect(call(router.platforms.reconnect, { id: 'youtube' }, host)).rejects.toThrow(/switched off/)
    await expect(call(router.platforms.reconnect, { id: 'nope' }, host)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const show = await call(router.shows.create, { title: 'Try', from: 'sample' }, host)
    const rows = await call(router.shows.preflight, { showId: show.id }, host)
    expect(rows.filter(({ id }) => id.startsWith('platform-'))).toMatchObject([
      { id: 'platform-irc', state: 'warn', mend: 'settings-platforms' },
    ])
    await platforms({ irc: { enabled: false, address: '', channel: '', nick: 'm', account: '' } })
    await become('irc', 'off')
  })

  test('secrets are kept and never told', async () => {
    expect(await call(router.platforms.secrets, undefined, host)).toEqual({
      'youtube-client-secret': false,
      'irc-password': false,
      'kick-client-secret': false,
    })
    await call(router.platforms.setSecret, { name: 'irc-password', value: 'hunter2' }, host)
    expect(await call(router.platforms.secrets, undefined, host)).toMatchObject({ 'irc-password': true })
    expect(JSON.stringify(desk.engine.parts.state.snapshot())).not.toContain('hunter2')
    await call(router.platforms.setSecret, { name: 'irc-password', value: null }, host)
    expect(await call(router.platforms.secrets, undefined, host)).toMatchObject({ 'irc-password': false })
  })

  test('only the console window may connect them or ask for tokens', async () => {
    const remote = { context: { from: 'remote', name: 'remote' } } as const
    await expect(call(router.platforms.reconnect, { id: 'irc' }, remote)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(call(router.platforms.bridgeToken, { renew: false }, remote)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('polls, guards and rewards are refused in words where there are none', async () => {
    await platforms({ bridge: { enabled: true } })
    await become('bridge', 'connecting')
    const poll = { id: 'bridge', question: 'Tea?', choices: ['yes', 'no'], seconds: 60 }
    await expect(call(router.platforms.poll, poll, host)).rejects.toMatchObject({ code: 'REFUSED' })
    await expect(
      call(router.platforms.guard, { id: 'bridge', act: 'shield', value: 1 }, host),
    ).rejects.toThrow(/nothing goes back/)
    const reward = { id: 'bridge', title: 'Next question', cost: 300, prompt: '' }
    await expect(call(router.platforms.createReward, reward, host)).rejects.toThrow(/nothing goes back/)
    for (const wrong of [{ title: ' ' }, { title: 'x'.repeat(46) }, { cost: 0 }, { cost: 1.5 }])
      await expect(call(router.platforms.createReward, { ...reward, ...wrong }, host)).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      })
    await expect(call(router.platforms.emptyQueue, { id: 'irc' }, host)).rejects.toThrow(/not connected/)
    expect(await call(router.platforms.emptyQueue, { id: null }, host)).toEqual({ dropped: 0 })
  })
})

describe('the bridge', () => {
  test('its token opens one door, from when it is first asked for until it is renewed', async () => {
    const post = (token: string, path = '/lines') =>
      desk.api(path, { method: 'POST', body: lines('1'), token })
    expect((await post('anything')).status).toBe(401)
    const token = await bridgeToken()
    expect(await bridgeToken()).toBe(token)
    expect(await post(token)).toMatchObject({ status: 409, body: { data: { code: 'switched-off' } } })
    for (const path of ['/panic', '/lines/', '/lines/../panic', '/cues/drop/fire'])
      expect((await post(token, path)).status, path).toBe(401)
    expect((await desk.api('/state', { token })).status).toBe(401)
    expect((await desk.api('/lines', { token })).status).toBe(401)
    const { token: renewed } = await call(router.platforms.bridgeToken, { renew: true }, host)
    expect((await post(token)).status).toBe(401)
    expect((await post(renewed)).status).toBe(409)
    expect((await desk.api('/lines', { method: 'POST', body: lines('1') })).status).toBe(409)
  })

  test('takes lines into a show once, and keeps them out of a rehearsal unless they are let in', async () => {
    await platforms({ bridge: { enabled: true } })
    await become('bridge', 'connecting')
    const token = await bridgeToken()
    const post = (...ids: string[]) => desk.api('/lines', { method: 'POST', body: lines(...ids), token })
    await desk.engine.rehearse()
    expect(await post('1')).toMatchObject({ status: 409, body: { data: { code: 'rehearsal' } } })
    expect(view('bridge').reach).toEqual({ ok: false, words: 'rehearsal: not sent' })
    await platforms({}, { platforms: true })
    expect(await post('1', '2')).toMatchObject({ status: 200, body: { taken: 2, refused: [] } })
    await until(desk, () => heard()?.length === 2)
    expect((await post('2', '3')).status).toBe(200)
    await until(desk, () => heard()?.length === 3)
    expect(heard()?.map(({ id, viewer }) => [id, viewer.name])).toEqual([
      ['bridge:owncast:1', 'Ana'],
      ['bridge:owncast:2', 'Ana'],
      ['bridge:owncast:3', 'Ana'],
    ])
    expect(view('bridge')).toMatchObject({ state: { link: 'live' }, linesPerMinute: 3 })
    expect((await desk.api('/lines', { method: 'POST', body: { lines: [{ id: '' }] }, token })).status).toBe(
      400,
    )
  })
})

describe('settings', () => {
  test('two that are saved at once are both kept', async () => {
    const { settings } = desk.engine.parts
    await Promise.all([
      settings.update((now) => ({ ...now, hostName: 'Ana' })),
      settings.update((now) => ({ ...now, keepChatDays: 7 })),
      settings.update((now) => ({ ...now, keepChatDays: 0 })),
    ])
    expect(settings.get()).toMatchObject({ hostName: 'Ana', keepChatDays: 7 })
  })
})
