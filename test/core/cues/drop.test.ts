import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { drop } from '../../../core/cues/drop'
import { DropProps } from '../../../core/cues/drop/props'
import { emptyWorld, reduce } from '../../../core/show/reduce'
import { minute, openStand, second } from './drop-stand'

/** What the drop itself says; merged replies to viewers come in between. */
const offers = (said: readonly string[]) => said.filter((text) => /Drop: |Sold out: /.test(text))

describe('firing a drop', () => {
  test('announces title, price and stock, and shows the card', () => {
    const stand = openStand({ announcement: 'Here it is!' })
    expect(stand.fire()).toMatchObject({ ok: true })
    expect(stand.said()).toEqual(['Here it is! Drop: Poster, €15.00, 2 left. Type !claim within 0:30.'])
    expect(stand.card()).toEqual({
      template: 'card',
      runId: stand.lastRun().id,
      title: 'Poster',
      price: '€15.00',
      goods: 'merch',
      picture: null,
      stock: 2,
      left: 2,
      held: 0,
      phase: 'open',
      openedAt: 1_000_000,
      closesAt: 1_030_000,
      closedAt: null,
      command: '!claim',
      hint: '',
    })
    expect(stand.lastRun().funnel).not.toBeNull()
  })

  test('names what is free and what is kept for the hall', () => {
    const stand = openStand({ price: 0, stock: 5, hall: 2 })
    stand.fire()
    expect(stand.said()).toEqual(['Drop: Poster, free, 5 left (2 for the hall). Type !claim within 0:30.'])
    expect(stand.card()).toMatchObject({ price: 'free', left: 3 })
  })

  test('offers nothing on the stream that only the hall may take', () => {
    const stand = openStand({ stock: 3, hall: 2 })
    stand.fire()
    stand.claim('ada')
    expect(stand.card()).toMatchObject({ stock: 3, left: 0, held: 1, phase: 'open' })
  })

  test('is refused in words while it is open, when sold out, and with more hall units than stock', () => {
    const stand = openStand({ stock: 1 })
    stand.fire()
    expect(stand.fire()).toMatchObject({ ok: false, message: '"Poster" is open already.' })
    stand.claim('ada')
    stand.pay('ada')
    expect(stand.fire()).toMatchObject({
      ok: false,
      message: '"Poster" is sold out: all 1 units are paid for.',
    })
    expect(openStand({ stock: 1, hall: 2 }).fire()).toMatchObject({ ok: false, code: 'cue-not-ready' })
  })

  test('a second firing goes on with the same stock', () => {
    const stand = openStand({ stock: 2 })
    stand.fire()
    stand.claim('ada')
    stand.pay('ada')
    stand.sleep(minute)
    expect(stand.fire()).toMatchObject({ ok: true })
    expect(stand.figures()).toMatchObject({ Left: '1', Paid: '1' })
    expect(stand.claim('ada')).toMatchObject({ code: 'limit' })
  })
})

describe('claims', () => {
  test('are taken until the window closes', () => {
    const stand = openStand()
    stand.fire()
    stand.sleep(30 * second - 1)
    expect(stand.claim('ada')).toMatchObject({ ok: true })
    stand.sleep(1)
    expect(stand.claim('bob')).toMatchObject({ ok: false, code: 'closed' })
    expect(stand.card()).toMatchObject({ phase: 'closed' })
  })

  test('are answered "sold out" once all is paid for, which is said once', () => {
    const stand = openStand({ stock: 1 })
    stand.fire()
    stand.claim('ada')
    stand.pay('ada')
    expect(stand.claim('bob')).toMatchObject({ code: 'sold-out' })
    stand.sleep(minute)
    expect(offers(stand.said())).toEqual([expect.stringContaining('Drop: '), 'Sold out: Poster. Thank you!'])
    expect(stand.lastRun().closedAt).toBe(1_000_000 + 8 * second)
  })

  test('go to the drop they name', () => {
    const stand = openStand()
    stand.fire()
    expect(stand.act('ada', { act: 'claim', runId: 'r999' })).toMatchObject({ code: 'closed' })
    expect(stand.act('ada', { act: 'claim', runId: stand.lastRun().id })).toMatchObject({ ok: true })
  })

  test('!stock tells what this audience can still take', () => {
    const stand = openStand({ stock: 5, hall: 2 })
    stand.fire()
    stand.claim('ada')
    expect(stand.act('bob', { act: 'stock' })).toEqual({ ok: true, value: { left: 2, stock: 5 } })
    expect(stand.act('joe', { act: 'stock' }, 'hall')).toEqual({ ok: true, value: { left: 4, stock: 5 } })
  })
})

describe('after the window', () => {
  test('the card leaves, and the run goes on until the last hold is settled', () => {
    const stand = openStand({ stock: 1 })
    stand.fire()
    stand.claim('ada')
    stand.claim('bob')
    stand.sleep(38 * second)
    expect(stand.card()).toBeNull()
    expect(stand.lastRun().closedAt).toBeNull()
    stand.sleep(8 * minute)
    expect(stand.figures()).toEqual({ Left: '0', Held: '1', Paid: '0', Waiting: '0', Revenue: '€0.00' })
    stand.pay('bob')
    stand.sleep(0)
    expect(stand.lastRun().closedAt).not.toBeNull()
    expect(stand.figures()).toEqual({ Left: '0', Held: '0', Paid: '1', Waiting: '0', Revenue: '€15.00' })
    expect(stand.said().at(-1)).toBe('Sold out: Poster. Thank you!')
  })

  test('ends at once when nothing is held, and lets go who waits for hall units', () => {
    const stand = openStand({ stock: 1, hall: 1 })
    stand.fire()
    expect(stand.claim('ada')).toMatchObject({ value: { kind: 'waiting' } })
    stand.sleep(38 * second)
    expect(stand.lastRun().closedAt).toBe(1_038_000)
    expect(stand.figures()).toMatchObject({ Left: '1', Waiting: '0' })
  })
})

test('an order whose unit goes to the next in line is named as changed', () => {
  const stand = openStand({ stock: 1 })
  stand.fire()
  stand.claim('ada')
  stand.claim('bob')
  const [hold] = Object.values(stand.airing().shop.holds)
  const asked = { act: 'check-out', holdId: hold!.id, consent: true, carrier: null, test: null } as const
  stand.act('ada', asked)
  const [order] = Object.values(stand.airing().shop.orders)
  const { operationId, carrier } = order!.payments[0]!
  const told = { state: 'declined', reference: null, url: null, reason: 'no funds', fee: 0 } as const
  stand.send({ type: 'payment-changed', news: { orderId: order!.id, operationId, carrier, ...told } })
  stand.sleep(8 * minute)
  expect(stand.changed).toEqual([`${order!.id} open`, `${order!.id} open`, `${order!.id} cancelled`])
  expect(stand.figures()).toMatchObject({ Held: '1', Waiting: '0' })
})

describe('the host', () => {
  test('extends, closes, releases the hall', () => {
    const stand = openStand({ stock: 2, hall: 2 })
    stand.fire()
    expect(stand.actions()).toEqual(['extend', 'close', 'release-hall'])
    stand.claim('ada')
    stand.press('extend')
    stand.sleep(59 * second)
    expect(stand.card()!.phase).toBe('open')
    expect(stand.press('release-hall')).toMatchObject({ ok: true })
    expect(stand.figures()).toMatchObject({ Left: '1', Held: '1', Waiting: '0' })
    expect(stand.press('release-hall')).toMatchObject({ code: 'nothing-reserved' })
    stand.press('close')
    expect(stand.claim('bob')).toMatchObject({ code: 'closed' })
    expect(stand.press('extend')).toMatchObject({ code: 'closed' })
    expect(stand.press('dance')).toMatchObject({ code: 'unknown-action' })
  })
})

describe('a panic', () => {
  test('closes to claims at once; a chosen resume opens for the time that was left, and holds get full time', () => {
    const stand = openStand()
    stand.fire()
    stand.claim('ada')
    stand.sleep(10 * second)
    stand.panic()
    expect(stand.claim('bob')).toMatchObject({ code: 'closed' })
    stand.sleep(7 * minute)
    expect(stand.figures()).toMatchObject({ Held: '1', Left: '1' })
    stand.resume(stand.lastRun().id)
    expect(stand.said().at(-1)).toBe('Open again. Drop: Poster, €15.00, 1 left. Type !claim within 0:20.')
    stand.sleep(7 * minute)
    expect(stand.figures()).toMatchObject({ Held: '1' })
    expect(stand.claim('bob')).toMatchObject({ code: 'closed' })
    stand.sleep(minute)
    expect(stand.figures()).toMatchObject({ Held: '0', Left: '2' })
  })

  test('takes no unit from a buyer whom it kept from paying, however long it lasts', () => {
    for (const chosen of [true, false]) {
      const stand = openStand({ payWithin: minute })
      stand.fire()
      stand.claim('ada')
      stand.panic()
      stand.sleep(9 * minute)
      expect(stand.figures()).toMatchObject({ Held: '1', Left: '1' })
      stand.resume(...(chosen ? [stand.lastRun().id] : []))
      stand.sleep(50 * second)
      stand.pay('ada')
      expect(stand.figures()).toMatchObject({ Paid: '1', Left: '1' })
    }
  })

  test('that ends with the show frees what nobody can pay any more', () => {
    const stand = openStand({ payWithin: minute })
    stand.fire()
    stand.claim('ada')
    stand.panic()
    stand.sleep(9 * minute)
    stand.send({ type: 'airing-ended', by: { from: 'console', name: 'host' } })
    stand.sleep(minute)
    expect(stand.figures()).toMatchObject({ Held: '0', Left: '2' })
  })

  test('without being chosen it stays closed, and what is held is still settled', () => {
    const stand = openStand()
    stand.fire()
    stand.claim('ada')
    stand.panic()
    stand.resume()
    stand.sleep(10 * second)
    expect(stand.claim('bob')).toMatchObject({ code: 'closed' })
    stand.pay('ada')
    stand.sleep(10 * second)
    expect(stand.figures()).toMatchObject({ Paid: '1', Left: '1' })
    expect(stand.lastRun().closedAt).not.toBeNull()
    expect(stand.fire()).toMatchObject({ ok: true })
  })
})

describe('its props', () => {
  test('have defaults, and refuse nonsense in words', () => {
    expect(DropProps.parse({ title: ' Poster ', price: 0, stock: 1 })).toMatchObject({
      title: 'Poster',
      perViewer: 1,
      windowFor: 30 * second,
      payWithin: 8 * minute,
      hall: null,
    })
    for (const wrong of [
      { price: -1 },
      { price: 1.5 },
      { stock: 0 },
      { stock: Number.NaN },
      { windowFor: 4_999 },
      { perViewer: 0 },
    ]) {
      expect(DropProps.safeParse({ title: 'x', price: 1, stock: 1, ...wrong }).success).toBe(false)
    }
  })

  test('can be drawn as a form', () => {
    const form = z.toJSONSchema(DropProps, { io: 'input' }) as {
      properties: Record<string, { title?: string }>
    }
    for (const field of Object.values(form.properties)) expect(field.title).toBeTruthy()
  })
})

test('its examples play as they say', () => {
  for (const example of drop.examples) {
    const stand = openStand(example.props)
    stand.fire()
    let at = 0
    for (const given of example.given) {
      stand.sleep(given.at - at)
      at = given.at
      stand.act(given.viewer, given.act)
    }
    expect(stand.figures()).toMatchObject(example.expect)
  }
})

test('a whole evening replays to the same world, also from a snapshot in the middle', () => {
  const stand = openStand({ stock: 3, perViewer: 2 })
  stand.fire()
  for (const name of ['ada', 'bob', 'ada', 'eve', 'joe']) stand.claim(name)
  stand.pay('ada')
  stand.panic()
  stand.sleep(minute)
  stand.resume(stand.lastRun().id)
  stand.act('bob', { act: 'more-time' })
  stand.sleep(10 * minute)
  stand.pay('bob')
  stand.sleep(10 * minute)
  const end = JSON.stringify(stand.world)
  for (const cut of [0, 5, Math.floor(stand.entries.length / 2), stand.entries.length - 1]) {
    let world = emptyWorld()
    for (const [i, entry] of stand.entries.entries()) {
      if (i === cut) world = JSON.parse(JSON.stringify(world))
      reduce(world, entry)
    }
    expect(JSON.stringify(world)).toBe(end)
  }
})
