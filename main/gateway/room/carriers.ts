import { moneyText } from '../../../core/base/money'
import { sandbox } from '../../../core/commerce'
import type { Pool } from '../../../core/commerce/order'
import type { Airing } from '../../../core/show/airing'

export interface CarrierChoice {
  readonly id: string
  readonly title: string
  readonly realMoney: boolean
}

/**
 * The ways a buyer may pay. A rehearsal never moves real money; a live show that can take real money does not also
 * give its goods away for pretended money.
 */
export function offeredCarriers(carriers: readonly CarrierChoice[], airing: Airing): CarrierChoice[] {
  const real = carriers.filter((carrier) => carrier.realMoney)
  return airing.mode === 'live' && real.length > 0 ? real : carriers.filter((carrier) => !carrier.realMoney)
}

/** What the sandbox can be asked to play (core/commerce/payment.ts), in the buyer's words. */
export const sandboxTests = [
  { id: 'paid', words: 'Works at once' },
  { id: 'declined', words: 'The card is declined' },
  { id: 'slow', words: 'Works after 20 seconds' },
  { id: 'silent', words: 'No answer comes' },
  { id: 'late', words: 'Works only after the time is over' },
] as const

export function testOf(carrier: string, asked: string | null): string | null {
  return carrier === sandbox ? (sandboxTests.find(({ id }) => id === asked)?.id ?? 'paid') : null
}

export function priceOf(pool: Pick<Pool, 'price'>): string {
  return pool.price.amount === 0 ? 'free' : moneyText(pool.price)
}
