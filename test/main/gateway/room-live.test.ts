import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { isNews } from '../../../main/gateway/room/turnout'
import { by, type RoomRig, rigWith } from './room-rig'

const rev = (rig: RoomRig) => `/live?on=true&rev=${rig.engine.revision()}`
const holds = (rig: RoomRig) => Object.values(rig.engine.world().airing!.shop.holds)

test('everyone hears of a cue; only the owner hears of their hold', async () => {
  const rig = await rigWith()
  const [anna, ben] = [rig.browse(), rig.browse()]
  await anna.get('/')
  await ben.get('/')
  const annaHears = await anna.connect(rev(rig))
  const benHears = await ben.connect(rev(rig))
  const runId = await rig.fire()
  for (const { next } of [annaHears, benHears]) {
    const news = await next()
    expect(news.html).toContain(`id="claim-${runId}"`)
    expect(news.html).toContain('On sale now: Signed print')
    expect(news.html).not.toContain('name="form"')
  }
  await anna.send('act', { do: `claim ${runId}` }, anna.page, { 'x-live': '/' })
  expect(String((await annaHears.next()).html)).toContain('One Signed print is kept for you')
  const benHeard = String((await benHears.next()).html)
  expect(benHeard).toContain('<b>4 left</b> <span>1 paying, of 5</span>')
  expect(benHeard).not.toContain('kept for you')
})

test('new lines are added, retracted ones taken away, unjudged ones never sent', async () => {
  const rig = await rigWith({ held: 'rude' })
  const browser = rig.browse()
  await browser.get('/')
  const { next } = await browser.connect(rev(rig))
  const anna = { platform: 'room', id: 'anna', name: 'Anna <b>' }
  await rig.engine.roomLine(anna, 'stream', 'rude words', 'm1')
  await rig.engine.roomLine(anna, 'stream', 'kind words', 'm2')
  const added = await next()
  expect(added.add).toContain('kind words')
  expect(added.add).toContain('Anna &lt;b&gt;')
  expect(added.add).not.toContain('rude')
  await rig.engine.offer({ type: 'line-retracted', lineId: 'room:m2' }, null)
  expect((await next()).drop).toEqual(['line-room:m2'])
  // Who reads further down still has lines that are no longer among the newest.
  for (let at = 0; at < 40; at += 1) await rig.engine.roomLine(anna, 'stream', `line ${at}`, `o${at}`)
  let heard = await next()
  while (!String(heard.add ?? heard.html).includes('line 39')) heard = await next()
  await rig.engine.offer({ type: 'line-retracted', lineId: 'room:o3' }, null)
  expect((await next()).drop).toEqual(['line-room:o3'])
})

test('the script’s answer holds what changed and what is told; elsewhere it names the page to see', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const browser = rig.browse()
  const room = await browser.get('/')
  const here = JSON.parse((await browser.send('act', { do: `claim ${runId}` }, room, { 'x-live': '/' })).html)
  expect(here).toMatchObject({ to: '/', ok: true })
  expect(here.html).toContain('One Signed print is kept for you')
  expect(here.made).toBe(rig.engine.revision())
  const again = JSON.parse(
    (await browser.send('act', { do: `claim ${runId}`, key: 'another' }, room, { 'x-live': '/' })).html,
  )
  expect(again).toMatchObject({ to: '/', ok: false })
  expect(again.note).toMatchObject({ tone: 'bad', words: expect.stringContaining('One per viewer.') })
  const hold = await browser.get(`/hold/${holds(rig)[0]!.id}`)
  const away = JSON.parse(
    (await browser.send('pay', { consent: 'yes', test: 'paid' }, hold, { 'x-live': hold.path })).html,
  )
  expect(away.to).toMatch(/^\/order\//)
  expect(away.html).toBeNull()
})

test('a page of one purchase is told to load anew when it changes, also by its secret address', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const viewer = { platform: 'twitch', id: '42', name: 'Tina' }
  await rig.engine.offer(
    { type: 'viewer-acted', viewer, audience: 'stream', act: { act: 'claim', runId } },
    null,
  )
  const [hold] = holds(rig)
  const phone = rig.browse()
  const page = await phone.get(`/hold/${hold!.id}?t=${hold!.token}`)
  const live = /data-live="([^"]+)"/.exec(page.html)![1]!.replaceAll('&amp;', '&')
  const { next } = await phone.connect(live)
  await rig.engine.offer(
    { type: 'viewer-acted', viewer, audience: 'stream', act: { act: 'more-time' } },
    null,
  )
  expect((await next()).reload).toBe(true)
})

test('a page that missed something is brought up to date; a new show makes pages load anew', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  await browser.get('/')
  const since = rev(rig)
  await rig.fire()
  const { next } = await browser.connect(since)
  expect((await next()).html).toContain('Claim one')
  await rig.engine.offer({ type: 'airing-ended', by }, null)
  expect((await next()).reload).toBe(true)
})

test('a socket hears at once how its page stands, and each message says to which revision it brings the page', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  await browser.get('/')
  const first = async (path: string) => {
    const socket = new WebSocket(rig.url.replace('http', 'ws') + path)
    onTestFinished(() => socket.terminate())
    const [raw] = await once(socket, 'message')
    return JSON.parse(String(raw)) as Record<string, unknown>
  }
  expect(await first(rev(rig))).toEqual({ now: rig.time.now, rev: rig.engine.revision() })
  const since = rev(rig)
  const { next } = await browser.connect(since)
  const runId = await rig.fire()
  expect(await next()).toMatchObject({ rev: rig.engine.revision() })
  const missed = await first(since)
  expect(missed.rev).toBe(rig.engine.revision())
  expect(missed.html).toContain(`id="claim-${runId}"`)
})

test('spectators are counted in coarse steps; what sockets send is not read, a flood is put out', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  await browser.get('/')
  const { socket } = await browser.connect(rev(rig))
  expect(rig.spectators).toEqual([1])
  await browser.connect(rev(rig))
  expect(rig.spectators).toEqual([1])
  const closed = once(socket, 'close')
  for (let at = 0; at < 30; at += 1) socket.send('{"type":"claim"}')
  await closed
  expect(holds(rig)).toHaveLength(0)
  expect([
    isNews(1, 0),
    isNews(20, 20),
    isNews(21, 20),
    isNews(1_040, 1_000),
    isNews(1_050, 1_000),
    isNews(0, 1),
  ]).toEqual([true, false, true, false, true, true])
})

test("the room hears what is said to all and to it, and no answer to anyone; its clock is the room's", async () => {
  const rig = await rigWith()
  const claim = { act: 'claim', runId: null } as const
  for (const [platform, name] of [
    ['twitch', 'Tess'],
    ['room', 'Rob'],
  ] as const)
    await rig.engine.offer(
      { type: 'viewer-acted', viewer: { platform, id: name, name }, audience: 'stream', act: claim },
      null,
    )
  await rig.pass(10_000)
  await rig.engine.offer({ type: 'host-said', text: 'Welcome all', by }, null)
  await rig.engine.offer({ type: 'delay-set', source: 'room', ms: 2_000, by }, null)
  await rig.fire('quiz')
  const { html } = await rig.browse().get('/')
  expect(html).toContain('Welcome all')
  expect(html).not.toContain('Tess')
  expect(html).not.toContain('Rob')
  expect(html).toContain(`data-until="${rig.time.now + 62_000}"`)
  expect(rig.engine.world().airing!.said.map(({ only }) => only)).toEqual(['twitch', null, null])
})

test('a name the host hides is off every open page, its line stays; new pages never see it', async () => {
  const rig = await rigWith()
  const [writer, reader] = [rig.browse(), rig.browse()]
  await writer.get('/')
  await writer.send('say', { text: 'good evening', name: 'Rudolfo' })
  expect((await reader.get('/')).html).toContain('Rudolfo')
  const { next } = await reader.connect(rev(rig))
  const { viewer } = rig.engine.world().airing!.lines[0]!
  await rig.engine.offer(
    { type: 'name-hidden', platform: 'room', viewerId: viewer.id, hidden: true, by },
    null,
  )
  let news = await next()
  while (news.html === undefined) news = await next()
  expect(news.html).toMatch(
    /<li id="line-room:[^"]+"><b><bdi>a viewer<\/bdi>:<\/b> <span dir="auto">good evening</,
  )
  rig.time.now += 5_000
  await writer.send('say', { text: 'me again' })
  const { html } = await rig.browse().get('/')
  expect(html).toContain('me again')
  expect(html).not.toContain('Rudolfo')
  // The host still sees whom they act on.
  expect(rig.engine.world().airing!.lines.map((line) => line.viewer.ownName)).toEqual(['Rudolfo', 'Rudolfo'])
})
