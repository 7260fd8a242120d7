import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findLocalObs } from '../../../main/obs'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'micdrop-home-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
}
const json = (port: number, enabled = true, auth = true) =>
  JSON.stringify({
    server_enabled: enabled,
    server_port: port,
    auth_required: auth,
    server_password: 'pä"ss',
  })
const ini = (port: number | string, enabled = true) =>
  `\uFEFF[General]\r\nServerPort=1\r\n# note\r\n[OBSWebSocket]\r\nServerEnabled=${enabled}\r\nServerPort=${port}\r\nAuthRequired=true\r\nServerPassword=a\\\\b=c\r\n`
const linux = '.config/obs-studio'
const find = (platform: NodeJS.Platform = 'linux') => findLocalObs({ home, platform })

describe('finding the OBS of this machine', () => {
  test('nothing there', async () => {
    expect(await find()).toMatchObject({ ok: false, code: 'not-found' })
  })

  test.for([
    ['linux', linux],
    ['linux', '.var/app/com.obsproject.Studio/config/obs-studio'],
    ['darwin', 'Library/Application Support/obs-studio'],
    ['win32', 'AppData/Roaming/obs-studio'],
  ] as const)('on %s in %s', async ([platform, folder]) => {
    put(`${folder}/plugin_config/obs-websocket/config.json`, json(4460))
    expect(await find(platform)).toMatchObject({ ok: true, value: { port: 4460, password: 'pä"ss' } })
  })

  test('global.ini of OBS 28 and 29, with its mark, its escapes and an = in the password', async () => {
    put(`${linux}/global.ini`, ini(4456))
    expect(await find()).toMatchObject({ ok: true, value: { port: 4456, password: 'a\\b=c' } })
  })

  test('the newer file wins, also when it says off', async () => {
    put(`${linux}/global.ini`, ini(4456))
    put(`${linux}/plugin_config/obs-websocket/config.json`, json(4457))
    expect(await find()).toMatchObject({ ok: true, value: { port: 4457 } })
    put(`${linux}/plugin_config/obs-websocket/config.json`, json(4457, false))
    expect(await find()).toMatchObject({ ok: false, code: 'server-off' })
  })

  test('no password asked for: none given', async () => {
    put(`${linux}/plugin_config/obs-websocket/config.json`, json(4455, true, false))
    const found = await find()
    expect(found.ok && 'password' in found.value).toBe(false)
  })

  test.for(['', '{', '[]', '{"server_port":"x"}'])(
    'a broken newer file %j gives way to the older',
    async (text) => {
      put(`${linux}/plugin_config/obs-websocket/config.json`, text)
      put(`${linux}/global.ini`, ini(4456))
      expect(await find()).toMatchObject({ ok: true, value: { port: 4456 } })
    },
  )

  test('a port that is none', async () => {
    put(`${linux}/global.ini`, ini('many'))
    expect(await find()).toMatchObject({ ok: false, code: 'not-found' })
  })
})
