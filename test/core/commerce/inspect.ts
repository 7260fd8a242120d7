import { viewerKey } from '../../../core/chat/viewer'
import { heldCount, left, soldCount } from '../../../core/commerce'
import type { Order } from '../../../core/commerce/order'
import { isUnderWay } from '../../../core/commerce/payments'
import { balance, check } from '../../../core/ledger'
import type { Booth } from './booth'

/** Plain throws: these run tens of thousands of times. */
function must(holds: boolean, words: string): void {
  if (!holds) throw new Error(`broken: ${words}`)
}

/** What must hold after every single step. Counted from the holds themselves, not from the pool's own numbers. */
export function inspect({ airing, pool }: Booth): void {
  const { shop } = airing
  const holds = Object.values(shop.holds)
  const open = holds.filter(({ state }) => state === 'held' || state === 'paying' || state === 'closing')
  const sold = holds.filter(({ state }) => state === 'paid' || state === 'refunded')
  must(heldCount(pool) === open.length, 'held counts the open holds')
  must(soldCount(pool) === sold.length, 'sold counts the paid holds')
  must(left(pool) >= 0, 'stock is never negative')
  must(left(pool) + open.length + sold.length === pool.stock, 'no unit is lost')
  must(
    [...shop.openHolds].sort().join() ===
      open
        .map((hold) => hold.id)
        .sort()
        .join(),
    'openHolds lists the open holds',
  )
  const byStream = pool.held.stream + pool.sold.stream
  must(pool.hall === null || byStream <= pool.stock - pool.hall, "the stream leaves the hall's units alone")
  const free = pool.stock - open.length - sold.length
  for (const { audience } of free > 0 && airing.endedAt === null ? pool.waiting : []) {
    must(
      audience === 'stream' && pool.hall !== null && byStream === pool.stock - pool.hall,
      'nobody waits beside a free unit',
    )
  }

  const takers = [...holds.filter((hold) => hold.state === 'paid' || open.includes(hold)), ...pool.waiting]
  const used = new Map<string, number>()
  for (const { viewer } of takers) used.set(viewerKey(viewer), (used.get(viewerKey(viewer)) ?? 0) + 1)
  must(Object.keys(pool.perViewerUsed).length === used.size, 'only who uses the limit is counted')
  for (const [key, units] of used) {
    must(pool.perViewerUsed[key] === units, 'the limit counts units and places')
    must(units <= pool.perViewer, 'the limit is kept')
  }
  for (const one of Object.values(shop.orders)) inspectOrder(one, shop.holds[one.holdId]!.state)
  for (const hold of open)
    must(hold.state === 'held' || hold.orderId !== null, 'what is paid for has an order')
  inspectBooks(airing.ledger, Object.values(shop.orders))
}

function inspectOrder(one: Order, unit: string): void {
  const states = one.payments.map((payment) => payment.state)
  const underWay = one.payments.filter(isUnderWay).length
  const isSold = unit === 'paid' || unit === 'refunded'
  must(underWay <= 1, 'never two open payments')
  must(
    isSold || (unit === 'paying' || unit === 'closing') === (underWay === 1),
    'kept as long as the carrier is silent',
  )
  must(one.state !== 'paid' || unit === 'paid', 'a paid order has a unit')
  must(unit !== 'paid' || one.state === 'paid' || one.state === 'refunding', 'a sold unit has a paid order')
  const moved = states.some((state) => state === 'paid' || state === 'refunding' || state === 'refunded')
  must(!moved || (one.state !== 'cancelled' && one.state !== 'open'), 'an order knows that money moved')
  must(
    !states.includes('paid') || unit === 'paid' || one.state === 'refunding',
    'money is with a unit or on its way back',
  )
}

function inspectBooks(ledger: Booth['airing']['ledger'], orders: readonly Order[]): void {
  must(check(ledger).length === 0, 'every transaction sums to zero')
  let sales = 0
  let fees = 0
  for (const { price, payments } of orders) {
    for (const { state, fee } of payments) {
      const isKept = state === 'paid' || state === 'refunding'
      if (isKept) sales += price.amount
      if (isKept || state === 'refunded') fees += fee
    }
  }
  must(balance(ledger, 'sales', 'EUR') + sales === 0, 'sales are what was paid and not given back')
  must(balance(ledger, 'fees:sandbox', 'EUR') === fees, 'fees are what carriers kept')
}
