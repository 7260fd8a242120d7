import { expect, test } from 'vitest'
import { by, claimed, rigWith, shop } from './room-rig'

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
  expect((await browser.send('act', { do: `claim ${runId}` })).html).toContain('This drop is closed.')
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
  expect(page.html).toContain('<span>Take it</span> <b>for free</b>')
  const order = await browser.send('pay', { consent: 'yes' })
  expect(order.html).toContain('Paid. Sticker is yours.')
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

test('real money is never offered in a rehearsal, nor pretended money beside real money', async () => {
  const carriers = [
    { id: 'sandbox', title: 'Sandbox (not real money)', realMoney: false },
    { id: 'card', title: 'Card', realMoney: true },
  ]
  for (const mode of ['rehearsal', 'live'] as const) {
    const rig = await rigWith({ mode, room: { carriers } })
    await rig.fire()
    const { browser, page } = await claimed(rig)
    expect(page.html.includes('<dt>With</dt><dd>Card</dd>')).toBe(mode === 'live')
    expect(page.html.includes('Sandbox: not real money')).toBe(mode === 'rehearsal')
    const wrong = mode === 'live' ? 'sandbox' : 'card'
    await browser.send('pay', { carrier: wrong, consent: 'yes', test: 'paid' })
    expect(Object.values(shop(rig).orders)[0]!.payments[0]!.carrier).not.toBe(wrong)
  }
})
