import { sandbox } from '../../../core/commerce'
import type { Airing } from '../../../core/show/airing'
import type { Speech } from './speech'

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

/** What the sandbox can be asked to play (core/commerce/payment.ts). */
export const sandboxTests = ['paid', 'declined', 'slow', 'silent', 'late'] as const

/** How a carrier is called: its own name, but for the one that is no carrier. */
export function carrierTitle({ words }: Speech, { id, title }: Pick<CarrierChoice, 'id' | 'title'>): string {
  return id === sandbox ? words.sandbox : title
}

export function testOf(carrier: string, asked: string | null): string | null {
  return carrier === sandbox ? (sandboxTests.find((id) => id === asked) ?? 'paid') : null
}
