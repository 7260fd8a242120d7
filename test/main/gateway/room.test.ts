import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { type Browser, by, openRoomRig, type RigOptions, type RoomRig } from './room-rig'

let open: RoomRig[] = []
afterEach(async () => {
  await Promise.all(open.map((rig) => rig.close()))
  open = []
})
async function rigWith(options: RigOptions = {}): Promise<RoomRig> {
  const rig = await openRoomRig(options)
  open.push(rig)
  return rig
}
const shop = (rig: RoomRig) => rig.engine.world().airing!.shop

async function claimed(rig: RoomRig, browser: Browser = rig.browse()) {
  const runId = rig.engine.world().airing!.runOrder.at(-1)!
  await browser.get('/')
  return { browser, page: await browser.send('act', { do: `claim ${runId}` }) }
}

test('the first view with its style and script weighs at most 14 KB compressed', async () => {
  const rig = await rigWith()
  await rig.fire('quiz')
  await rig.fire()
  for (let at = 0; at < 40; at += 1) {
    const viewer = { platform: 'room', id: `v${at}`, name: `Viewer number ${at}` }
    await rig.engine.roomLine(
      viewer,
      'stream',
      `A line of chat, not all alike: ${rig.engine.nonce()} ${at}`,
      `m${at}`,
    )
  }
  const browser = rig.browse({ 'accept-encoding': 'gzip' })
  const page = await browser.request('/', {})
  expect(page.headers.get('content-encoding')).toBe('gzip')
  const html = await page.text()
  expect(html.match(/<li id="line-/g)).toHaveLength(30)
  const files = [...html.matchAll(/(?:href|src)="(\/room\/[^"]+)"/g)].map(([, path]) => path!)
  expect(files).toHaveLength(2)
  const parts = [html]
  for (const path of files) {
    const file = await browser.request(path, {})
    expect(file.status).toBe(200)
    expect(file.headers.get('content-encoding')).toBe('gzip')
    parts.push(await file.text())
  }
  const bytes = parts.map((text) => gzipSync(text).byteLength)
  console.info(`first view: page ${bytes[0]}, style ${bytes[1]}, script ${bytes[2]} bytes compressed`)
  expect(bytes.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(14 * 1024)
})

test('pages allow no inline script or style and are not kept, framed or cached', async () => {
  const rig = await rigWith()
  await rig.fire()
  const page = await rig.browse().get('/')
  expect(page.headers.get('content-security-policy')).toContain("style-src 'self'")
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(page.html).not.toMatch(/ style=| on\w+=|<style|<script>/)
  expect(page.headers.getSetCookie()[0]).toMatch(/micdrop-room=[\w-]{22};.*HttpOnly; SameSite=Lax/)
})

test('claim, more time, consent, pay, receipt, orders: by forms alone', async () => {
  const rig = await rigWith()
  await rig.fire()
  const { browser, page } = await claimed(rig)
  expect(page.path).toMatch(/^\/hold\/h/)
  expect(page.html).toContain('One Signed print is kept for you')
  expect(page.html).toContain('Ana’s print shop')
  expect(page.html).toContain('Sandbox: not real money')

  const before = Object.values(shop(rig).holds)[0]!.payBy
  const more = await browser.send('act', { do: 'more-time' })
  expect(more.html).toContain('You have more time.')
  expect(Object.values(shop(rig).holds)[0]!.payBy).toBe(before + 8 * 60_000)

  const refused = await browser.send('pay', { carrier: 'sandbox', test: 'paid' })
  expect(refused.html).toContain('Please agree')
  const order = await browser.send('pay', { carrier: 'sandbox', test: 'paid', consent: 'yes' })
  expect(order.path).toMatch(/^\/order\/o/)
  await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
  const paid = await browser.get(order.path)
  expect(paid.html).toContain('Paid. Signed print is yours.')
  const receipt = await browser.get(/\/receipt\/[^"]+/.exec(paid.html)![0])
  for (const words of ['Receipt no. 1', 'not a real receipt', '€5.00', 'SANDBOX-', 'Guest '])
    expect(receipt.html).toContain(words)
  expect((await browser.get('/orders')).html).toContain('No. 1')
  // Nobody else can see any of it.
  const stranger = rig.browse()
  for (const path of [page.path, order.path, order.path.replace('order', 'receipt')])
    expect((await stranger.get(path)).status).toBe(404)
  expect((await stranger.get('/orders')).html).toContain('bought nothing')
})

test('a declined payment says so and can be tried again; consent is asked once', async () => {
  const rig = await rigWith()
  await rig.fire()
  const { browser, page } = await claimed(rig)
  const order = await browser.send('pay', { carrier: 'sandbox', test: 'declined', consent: 'yes' })
  await rig.until(() => Object.values(shop(rig).orders)[0]?.payments[0]?.state === 'declined')
  const declined = await browser.get(order.path)
  expect(declined.html).toContain('The card was declined')
  expect(declined.html).toContain('Try again')
  const again = await browser.get(page.path)
  expect(again.html).not.toContain('name="consent"')
  await browser.send('pay', { carrier: 'sandbox', test: 'paid' })
  await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
})

test('a form sent twice does nothing twice', async () => {
  const rig = await rigWith()
  await rig.fire()
  const browser = rig.browse()
  const form = await browser.get('/')
  const runId = rig.engine.world().airing!.runOrder[0]!
  const first = await browser.send('act', { do: `claim ${runId}` }, form)
  const second = await browser.send('act', { do: `claim ${runId}` }, form)
  expect(second.path).toBe(first.path)
  expect(Object.keys(shop(rig).holds)).toHaveLength(1)

  const pay = { carrier: 'sandbox', test: 'paid', consent: 'yes' }
  const [one, two] = [await browser.send('pay', pay, first), await browser.send('pay', pay, first)]
  expect(one.path).toBe(two.path)
  expect(Object.values(shop(rig).orders)[0]!.payments).toHaveLength(1)

  await browser.get('/')
  const say = browser.page
  rig.time.now += 10_000
  await browser.send('say', { text: 'hello all' }, say)
  rig.time.now += 10_000
  await browser.send('say', { text: 'hello all' }, say)
  expect(rig.engine.world().airing!.lines.filter(({ text }) => text === 'hello all')).toHaveLength(1)
})

test('waiting list: a place is shown, moves up, and can be given up', async () => {
  const rig = await rigWith({ stock: 1 })
  await rig.fire()
  const first = await claimed(rig)
  const second = await claimed(rig)
  const third = await claimed(rig)
  expect(second.page.path).toBe('/')
  expect(third.page.html).toContain('you are no. 2')
  await third.browser.send('act', { do: 'leave' })
  expect(Object.values(shop(rig).pools)[0]!.waiting).toHaveLength(1)
  await first.browser.send('act', { do: `cancel ${Object.keys(shop(rig).holds)[0]}` })
  expect((await second.browser.get('/')).html).toContain('One Signed print is kept for you')
})

test('claims after close and answers after the deadline are refused in words', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const browser = rig.browse()
  await browser.get('/')
  await rig.engine.offer({ type: 'host-acted', runId, action: 'close', by }, null)
  expect((await browser.send('act', { do: `claim ${runId}` })).html).toContain(
    'Nothing is on sale right now.',
  )
  const quizId = await rig.fire('quiz')
  await browser.get('/')
  expect((await browser.send('act', { do: `answer ${quizId} A` })).html).toContain(
    'Your answer A is counted.',
  )
  expect(browser.page!.html).toContain('You answered A.')
  rig.time.now += 2_000
  expect((await browser.send('act', { do: `answer ${quizId} B` })).html).toContain(
    'Your first answer counts.',
  )
  await rig.pass(61_000)
  const late = rig.browse()
  await late.get('/')
  expect((await late.send('act', { do: `answer ${quizId} B` })).html).toContain('Too late')
})

test('a hold that runs out during payment stays kept until the carrier speaks', async () => {
  const rig = await rigWith({ stock: 1 })
  await rig.fire()
  const { browser, page } = await claimed(rig)
  const order = await browser.send('pay', { carrier: 'sandbox', test: 'late', consent: 'yes' })
  expect(order.html).toContain('is being checked')
  await rig.pass(9 * 60_000)
  await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
  expect((await browser.get(order.path)).html).toContain('Paid. Signed print is yours.')
  expect((await browser.get(page.path)).html).toContain('Open the receipt')
})

test('a hold that runs out unpaid says so; the page still opens', async () => {
  const rig = await rigWith({ stock: 1 })
  await rig.fire()
  const { browser, page } = await claimed(rig)
  const stale = browser.page
  await rig.pass(9 * 60_000)
  expect((await browser.get(page.path)).html).toContain('ran out')
  const tried = await browser.send('pay', { carrier: 'sandbox', test: 'paid', consent: 'yes' }, stale)
  expect(tried.html).toContain('The time to pay is over')
})

test('what is free is taken without a carrier', async () => {
  const rig = await rigWith()
  await rig.fire('tip')
  const { browser, page } = await claimed(rig)
  expect(page.html).toContain('Take it for free')
  const order = await browser.send('pay', { consent: 'yes' })
  expect(order.html).toContain('Paid. Sticker is yours.')
})

test('names and texts are text: HTML, bidi controls, 10,000 characters', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  await browser.get('/')
  const named = await browser.send('name', { name: '<img src=x onerror=alert(1)>\u202egnp' })
  expect(named.html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(named.html).not.toContain('<img')
  expect(named.html).not.toContain('\u202e')
  await browser.send('say', { text: '<script>alert(1)</script> \u2066turned\u2069 &amp;' })
  expect(browser.page!.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; turned &amp;amp;')
  rig.time.now += 5_000
  await browser.get('/')
  const long = await browser.send('say', { text: 'a'.repeat(10_000) })
  expect(long.status).toBe(413)
  expect(long.html).toContain('at most 500 characters')
  await browser.get('/')
  const tooLong = await browser.send('say', { text: 'b'.repeat(600) })
  expect(tooLong.html).toContain('at most 500 characters')
  expect(tooLong.html).toContain(`value="${'b'.repeat(600)}"`)
  expect((await browser.get('/')).html).not.toContain('bbb')
  const longName = rig.browse()
  await longName.get('/')
  await longName.send('name', { name: 'ü'.repeat(1_000) })
  expect(longName.page!.html).toContain(`<bdi>${'ü'.repeat(50)}</bdi>`)
})

test('held lines are seen by their writer alone; names that moderation refuses are refused', async () => {
  const rig = await rigWith({
    held: 'rude',
    room: { fitName: async (viewer) => (viewer.name === 'Rude' ? { ...viewer, name: 'Viewer 1' } : viewer) },
  })
  const writer = rig.browse()
  await writer.get('/')
  await writer.send('say', { text: 'something rude', name: 'Rude' })
  expect(writer.page!.html).toContain('Please choose another name.')
  await writer.send('say', { text: 'something rude', name: 'Anna' })
  expect(writer.page!.html).toContain('waits for a moderator')
  expect(writer.page!.html).toContain('Waiting for a moderator: <q dir="auto">something rude</q>')
  expect((await rig.browse().get('/')).html).not.toContain('rude')
  const [line] = rig.engine.world().airing!.lines
  await rig.engine.offer({ type: 'line-reviewed', lineId: line!.id, action: 'allow', by }, null)
  expect((await rig.browse().get('/')).html).toContain('<bdi>Anna</bdi>')
})

test('slow mode keeps the text, commands go on', async () => {
  const rig = await rigWith()
  await rig.fire()
  const browser = rig.browse()
  await browser.get('/')
  await browser.send('say', { text: 'one' })
  const slow = await browser.send('say', { text: 'two' })
  expect(slow.html).toContain('Slow mode: wait 2 seconds')
  expect(slow.html).toContain('value="two"')
  await browser.send('say', { text: '!claim' })
  expect(browser.page!.html).toContain('One Signed print is kept for you')
  for (let at = 0; at < 6; at += 1) await browser.send('act', { do: 'more-time' })
  expect(browser.page!.html).toContain('That was very fast')
  rig.time.now += 1_000
  expect((await browser.send('act', { do: 'more-time' })).html).toContain('You have more time')
})

test('forms without our token, from elsewhere, or of another kind are refused', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const browser = rig.browse()
  await browser.get('/')
  const wish = `claim ${runId}`
  expect((await browser.send('act', { do: wish, form: 'x'.repeat(22) })).status).toBe(403)
  await browser.get('/')
  const stranger = rig.browse()
  expect((await stranger.send('act', { do: wish }, browser.page)).status).toBe(403)
  const foreign = await browser.post('/act', new URLSearchParams({ do: wish }), {
    origin: 'http://evil.example',
  })
  expect(foreign.status).toBe(403)
  const json = await browser.post('/act', JSON.stringify({ do: wish }), {
    'content-type': 'application/json',
  })
  expect(json.status).toBe(403)
  expect(Object.keys(shop(rig).holds)).toHaveLength(0)
  await browser.get('/')
  expect((await browser.send('act', { do: 'dance' })).html).toContain('Load it again')
})

test('a hold can be paid by its secret address, as whoever holds it', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const viewer = { platform: 'twitch', id: '42', name: 'Tina' }
  await rig.engine.offer(
    { type: 'viewer-acted', viewer, audience: 'stream', act: { act: 'claim', runId } },
    null,
  )
  const [hold] = Object.values(shop(rig).holds)
  const phone = rig.browse()
  expect((await phone.get(`/hold/${hold!.id}`)).status).toBe(404)
  expect((await phone.get(`/hold/${hold!.id}?t=${'A'.repeat(22)}`)).status).toBe(404)
  expect((await phone.get('/hold/__proto__?t=x')).status).toBe(404)
  await phone.get(`/hold/${hold!.id}?t=${hold!.token}`)
  const more = await phone.send('act', { do: 'more-time' })
  expect(more.html).toContain('You have more time.')
  const order = await phone.send('pay', { carrier: 'sandbox', test: 'paid', consent: 'yes' })
  expect(order.path).toContain('?t=')
  await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
  expect((await phone.get(order.path.replace('order', 'receipt'))).html).toContain('Tina')
})

test('the hall is where ?at=hall leads; its claims count as the hall’s', async () => {
  const rig = await rigWith()
  await rig.fire()
  const browser = rig.browse()
  const page = await browser.get('/?at=hall')
  expect(page.path).toBe('/')
  expect(page.html).toContain('in the hall')
  await claimed(rig, browser)
  expect(Object.values(shop(rig).holds)[0]!.audience).toBe('hall')
})

test('between shows, in a panic and after the end the page says so kindly', async () => {
  const upcoming = () => ({ title: 'Ink night', at: 1_800_086_400_000, timezone: 'Europe/Berlin' })
  const rig = await rigWith({ onAir: false, room: { upcoming } })
  const browser = rig.browse()
  const idle = await browser.get('/')
  expect(idle.html).toContain('The show has not begun yet.')
  expect(idle.html).toMatch(/Next: Ink night, \d+ Jan 2027/)
  const busy = await rigWith()
  const runId = await busy.fire()
  const viewer = busy.browse()
  await viewer.get('/')
  await busy.engine.offer({ type: 'panicked', by }, null)
  expect((await viewer.send('act', { do: `claim ${runId}` })).html).toContain('The host has paused sales')
  await busy.engine.offer({ type: 'resumed', runIds: [runId], by }, null)
  await busy.engine.offer({ type: 'airing-ended', by }, null)
  const over = await viewer.get('/')
  expect(over.html).toContain('This show is over')
  expect(over.html).not.toContain('id="say"')
})

test('real money is never offered in a rehearsal, nor pretended money beside real money', async () => {
  const carriers = [
    { id: 'sandbox', title: 'Sandbox (not real money)', realMoney: false },
    { id: 'card', title: 'Card', realMoney: true },
  ]
  for (const mode of ['rehearsal', 'live'] as const) {
    const rig = await rigWith({ mode, room: { carriers } })
    await rig.fire()
    const { browser, page } = await claimed(rig)
    expect(page.html.includes('You pay with: Card')).toBe(mode === 'live')
    expect(page.html.includes('Sandbox: not real money')).toBe(mode === 'rehearsal')
    const wrong = mode === 'live' ? 'sandbox' : 'card'
    await browser.send('pay', { carrier: wrong, consent: 'yes', test: 'paid' })
    expect(Object.values(shop(rig).orders)[0]!.payments[0]!.carrier).not.toBe(wrong)
  }
})

test('unknown pages and files are a friendly 404; a refresh can be switched on', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  expect((await browser.get('/room/console.js')).status).toBe(404)
  expect((await browser.get('/receipt/o1')).html).toContain('Nothing is kept for you')
  expect((await browser.get('/?refresh=on')).html).toContain('http-equiv="refresh"')
  expect((await browser.get('/?refresh=off')).html).not.toContain('http-equiv="refresh"')
})
