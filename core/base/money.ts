import { z } from 'zod'

/** An amount in the currency's smallest unit (cents, yen): always an integer, never a float. */
export const Money = z.object({
  amount: z.number().int().safe(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters, for example EUR'),
})
export type Money = z.infer<typeof Money>

/** How many digits of the currency stand after the point (ISO 4217, through ECMA-402). */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** For people: `{1250, EUR} -> "€12.50"`. */
export function moneyText(money: Money): string {
  const digits = minorDigits(money.currency)
  return new Intl.NumberFormat('en', { style: 'currency', currency: money.currency }).format(
    money.amount / 10 ** digits,
  )
}
