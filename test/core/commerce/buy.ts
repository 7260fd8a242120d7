import { applyNews, checkOut } from '../../../core/commerce'
import type { Hold, Order } from '../../../core/commerce/order'
import { type Booth, newsOf, viewer } from './booth'

/** Checks out with consent in sandbox money; the order's payment is opening. */
export function order(booth: Booth, name: string, hold: Hold = booth.hold(name)): Order {
  const opened = checkOut(booth.stage(), {
    viewer: viewer(name),
    holdId: hold.id,
    consent: true,
    carrier: null,
    test: null,
  })
  if (!opened.ok) throw new Error(opened.message)
  return opened.value
}

/** The whole way to a paid order. */
export function buy(booth: Booth, name: string, hold: Hold = booth.hold(name)): Order {
  const bought = order(booth, name, hold)
  if (bought.payments.length > 0)
    applyNews(booth.stage(), newsOf(bought, 'paid', { fee: 45, reference: 'sb_1' }))
  return bought
}
