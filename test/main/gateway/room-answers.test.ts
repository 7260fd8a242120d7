import { expect, test } from 'vitest'
import { Settings } from '../../../core/contract/settings'
import { createRoom } from '../../../main/gateway/room'
import { rigWith } from './room-rig'

const live = { 'x-live': '/' }

test('all that the room says carries its mark, so that a page can tell it from another network’s page', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  for (const path of ['/', '/orders', '/hold/none', '/room/room.js', '/room/none', '/nothing'])
    expect((await browser.get(path)).headers.get('x-micdrop')).toBe('room')
  const up = await browser.get('/room/up')
  expect([up.status, up.html, up.headers.get('x-micdrop')]).toEqual([204, '', 'room'])
  expect(up.headers.get('set-cookie')).toBeNull()
})

test('a page says which revision it shows', async () => {
  const rig = await rigWith()
  const before = rig.engine.revision()
  const browser = rig.browse()
  expect((await browser.get('/')).html).toContain(`data-rev="${before}"`)
  await rig.fire()
  expect((await browser.get('/')).html).toContain(`data-rev="${rig.engine.revision()}"`)
  expect(rig.engine.revision()).toBeGreaterThan(before)
})

test('what a limit refuses is words and nothing else; without scripts they stand on the next page', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const browser = rig.browse()
  const page = await browser.get('/')
  const press = (key: string, headers = live) =>
    browser.send('act', { do: `claim ${runId}`, key }, page, headers)
  for (let at = 0; at < 5; at += 1) await press(`key-${at}`)
  const refused = await press('key-5')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(JSON.parse(refused.html)).toEqual({
    to: null,
    ok: false,
    words: 'That was very fast. Wait a second, then try again.',
  })
  const plain = await press('key-6', {} as never)
  expect(plain.status).toBe(200)
  expect(plain.html).toContain('That was very fast. Wait a second, then try again.')
})

test('an address that asks too often gets words that the page’s script can show', async () => {
  const rig = await rigWith()
  const room = createRoom({
    signingKey: 'a key of this test',
    engine: rig.engine,
    carriers: [],
    settings: () => Settings.parse({}),
    rendererDir: '',
  })
  let status = 404
  while (status === 404) status = (await room.app.request('/room/none')).status
  expect(status).toBe(429)
  expect((await room.app.request('/room/up')).status).toBe(204)
  const refused = await room.app.request('/act', { method: 'POST', headers: live })
  expect([refused.status, refused.headers.get('x-micdrop')]).toEqual([429, 'room'])
  expect(await refused.json()).toEqual({
    to: null,
    ok: false,
    words: 'That was very fast. Wait a second, then try again.',
  })
})

test('a line that is sent again under its key, because no answer came, is not slowed down and stands there once', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  const page = await browser.get('/')
  const say = (text: string, key: string) => browser.send('say', { text, key }, page, live)
  for (let at = 0; at < 3; at += 1) expect(JSON.parse((await say('Good evening!', 'k1')).html).ok).toBe(true)
  expect(rig.engine.world().airing!.lines.map(({ text }) => text)).toEqual(['Good evening!'])
  const other = await say('Another', 'k2')
  expect(other.status).toBe(429)
  expect(JSON.parse(other.html).words).toBe('Slow mode: wait 2 seconds, then send again.')
})
