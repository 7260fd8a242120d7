import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Result } from '../../core/base/result'
import { PaymentNews } from '../../core/commerce/payment'
import { carriers } from '../../main/payments'

const euros = (amount: number) => ({ amount, currency: 'EUR' })

function got(result: Result<PaymentNews>): PaymentNews {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return PaymentNews.parse(result.value)
}

/** A world whose time passes when told, and a folder that outlives the carrier. */
function bench(create: (typeof carriers)[number]) {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-carrier-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const timers = new Map<number, { at: number; run: () => void }>()
  const news: PaymentNews[] = []
  let now = 1_800_000_000_000
  let made = 0
  const world = {
    news: (one: PaymentNews) => void news.push(PaymentNews.parse(one)),
    now: () => now,
    after: (ms: number, run: () => void) => {
      made += 1
      const id = made
      timers.set(id, { at: now + ms, run })
      return () => void timers.delete(id)
    },
  }
  const order = (operationId: string, test: string | null = 'paid') => ({
    orderId: `order-${operationId}`,
    operationId,
    amount: euros(500),
    title: 'Signed print',
    buyer: 'Anna',
    test,
  })
  return {
    news,
    order,
    timers,
    open: () => {
      const carrier = create(world, home)
      onTestFinished(() => carrier.close())
      return carrier
    },
    pass: (ms: number) => {
      now += ms
      for (const [id, timer] of [...timers])
        if (timer.at <= now) {
          timers.delete(id)
          timer.run()
        }
    },
  }
}

const named = carriers.map((create) => {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-carrier-'))
  const carrier = create({ news: () => {}, now: () => 0, after: () => () => {} }, home)
  void carrier.close()
  rmSync(home, { recursive: true, force: true })
  return { id: carrier.id, create }
})

it('carriers have ids of their own', () => {
  expect(new Set(named.map(({ id }) => id)).size).toBe(named.length)
})

describe.each(named)('carrier $id', ({ id, create }) => {
  it('opens one payment per operation, however often it is asked', async () => {
    const { open, order, news, pass } = bench(create)
    const carrier = open()
    const first = got(await carrier.open(order('a')))
    const again = got(await carrier.open(order('a')))
    expect(again).toMatchObject({
      operationId: 'a',
      orderId: 'order-a',
      carrier: id,
      reference: first.reference,
    })
    pass(60_000)
    expect(news.filter(({ state }) => state === 'paid')).toHaveLength(1)
    expect(got(await carrier.open(order('a'))).state).toBe('paid')
  })

  it('tells the truth when looked at, before and after', async () => {
    const { open, order, pass, news } = bench(create)
    const carrier = open()
    await carrier.open(order('a'))
    expect(got(await carrier.look('a')).state).toBe('pending')
    pass(60_000)
    expect(got(await carrier.look('a')).state).toBe('paid')
    expect(news.at(-1)).toMatchObject({ state: 'paid', operationId: 'a', orderId: 'order-a', carrier: id })
  })

  it('a stopped payment ends, and nothing comes after', async () => {
    const { open, order, pass, news } = bench(create)
    const carrier = open()
    await carrier.open(order('a', 'slow'))
    expect(got(await carrier.shut('a')).state).toBe('expired')
    expect(got(await carrier.shut('a')).state).toBe('expired')
    pass(600_000)
    expect(got(await carrier.look('a')).state).toBe('expired')
    expect(news.filter(({ state }) => state === 'paid')).toHaveLength(0)
  })

  it('stopping what is paid changes nothing', async () => {
    const { open, order, pass } = bench(create)
    const carrier = open()
    await carrier.open(order('a'))
    pass(60_000)
    expect(got(await carrier.shut('a')).state).toBe('paid')
  })

  it('gives the whole money back once', async () => {
    const { open, order, pass } = bench(create)
    const carrier = open()
    await carrier.open(order('a'))
    expect(got(await carrier.refund('a', euros(500))).state).toBe('refund-failed')
    pass(60_000)
    expect(got(await carrier.refund('a', euros(100_000))).state).toBe('refund-failed')
    expect(got(await carrier.refund('a', euros(500))).state).toBe('refunded')
    expect(got(await carrier.refund('a', euros(500))).state).toBe('refunded')
    expect(got(await carrier.look('a')).state).toBe('refunded')
  })

  it('knows nothing of operations it was never asked for', async () => {
    const carrier = bench(create).open()
    for (const answer of [
      await carrier.look('nobody'),
      await carrier.shut('nobody'),
      await carrier.refund('nobody', euros(1)),
    ])
      expect(answer.ok).toBe(false)
  })

  it('remembers after it was closed and opened again, and goes on with what was under way', async () => {
    const world = bench(create)
    const before = world.open()
    await before.open(world.order('paid'))
    world.pass(60_000)
    await before.open(world.order('under-way'))
    await before.close()
    expect(world.timers.size).toBe(0)
    const after = world.open()
    expect(got(await after.look('paid')).state).toBe('paid')
    expect(got(await after.open(world.order('under-way'))).state).toBe('pending')
    world.pass(60_000)
    expect(got(await after.look('under-way')).state).toBe('paid')
    expect(
      world.news.filter(({ operationId, state }) => operationId === 'under-way' && state === 'paid'),
    ).toHaveLength(1)
  })
})

describe('the sandbox’s own outcomes', () => {
  const sandbox = named.find(({ id }) => id === 'sandbox')!

  it('declines in the buyer’s words', async () => {
    const { open, order, pass, news } = bench(sandbox.create)
    await open().open(order('a', 'declined'))
    pass(60_000)
    expect(news.at(-1)).toMatchObject({
      state: 'declined',
      reason: expect.stringContaining('No money moved'),
    })
  })

  it('silent: the answer is lost, the payment is not', async () => {
    const { open, order } = bench(sandbox.create)
    const carrier = open()
    expect(await carrier.open(order('a', 'silent'))).toMatchObject({ ok: false, code: 'timeout' })
    expect(got(await carrier.look('a')).state).toBe('pending')
    expect(got(await carrier.shut('a')).state).toBe('expired')
  })

  it('late: pays at the moment it is asked to stop', async () => {
    const { open, order } = bench(sandbox.create)
    const carrier = open()
    await carrier.open(order('a', 'late'))
    expect(got(await carrier.shut('a')).state).toBe('paid')
  })

  it('never counts as real money', () => {
    expect(bench(sandbox.create).open().realMoney).toBe(false)
  })
})
