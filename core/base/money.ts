import { z } from 'zod'

/** An amount in the currency's smallest unit (cents, yen): always an integer, never a float. */
export const Money = z.object({
  amount: z.number().int().safe(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters, for example EUR'),
})
export type Money = z.infer<typeof Money>

/** Making one takes longer than the page that it is for. */
const formats = new Map<string, Intl.NumberFormat>()

/** Always with the digits 0 to 9, as clocks and codes beside it. */
function formatOf(currency: string, language: string): Intl.NumberFormat {
  const key = `${language} ${currency}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language, { style: 'currency', currency, numberingSystem: 'latn' })
  formats.set(key, made)
  return made
}

/** How many digits of the currency stand after the point (ISO 4217, through ECMA-402). */
export function minorDigits(currency: string): number {
  return formatOf(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2
}

/** For people: `{1250, EUR} -> "€12.50"`, in German `12,50 €`. */
export function moneyText(money: Money, language = 'en'): string {
  return formatOf(money.currency, language).format(money.amount / 10 ** minorDigits(money.currency))
}
