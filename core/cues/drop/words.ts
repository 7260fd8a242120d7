import { moneyText } from '../../base/money'
import { clockText, type Duration } from '../../base/time'
import { heldCount, isSoldOut, left, reservedForHall, soldCount } from '../../commerce'
import type { Pool } from '../../commerce/order'
import type { CardView } from '../../overlay/model'
import { botWordsOf } from '../../words/bot'
import { hallWords } from '../../words/hall'
import type { Language } from '../../words/languages'
import { stageWords } from '../../words/stage'
import type { Figure } from '../kind'
import type { DropProps } from './props'

export const command = '!claim'

/** In English for the host, else as viewers of the show read it. */
export function priceText({ price }: Pick<Pool, 'price'>, language: Language = 'en'): string {
  return price.amount === 0 ? stageWords[language].free : moneyText(price, language)
}

/** What is sold, for the host: `€25.00, 20 units, 2 for the hall, open for 1:00`. */
export function aboutText({ price: amount, stock, hall, windowFor }: DropProps, currency: string): string {
  const kept = hall === null || hall === 0 ? '' : `, ${hall} for the hall`
  return `${offerText({ price: { amount, currency }, stock })}${kept}, open for ${clockText(windowFor)}`
}

/** The same while it runs, with what came in: `€25.00, 20 units, €100.00 taken`. */
export function takenText(pool: Pool): string {
  return pool.price.amount === 0 ? offerText(pool) : `${offerText(pool)}, ${revenueText(pool)} taken`
}

function offerText(offer: Pick<Pool, 'price' | 'stock'>): string {
  return `${priceText(offer)}, ${offer.stock.toLocaleString('en')} ${offer.stock === 1 ? 'unit' : 'units'}`
}

/** The chat line that opens a drop. */
export function announcementText(
  { language }: { readonly language?: Language | undefined },
  pool: Pool,
  opening: string,
  windowFor: Duration,
): string {
  const offer = botWordsOf({ language }).offer({
    title: pool.title,
    price: pool.price.amount === 0 ? null : moneyText(pool.price, language),
    left: left(pool),
    forHall: reservedForHall(pool),
    command,
    clock: clockText(windowFor),
  })
  return opening === '' ? offer : `${opening} ${offer}`
}

/** How to get one in the hall, in the show's language. Everybody else reads that where their pages are made. */
export function hintText(
  pool: Pool,
  phase: CardView['phase'],
  source: string | undefined,
  language: Language = 'en',
): string {
  if (source !== 'hall' || phase !== 'open') return ''
  const words = hallWords[language]
  if (left(pool) === 0) return words.allPaying
  const reserved = reservedForHall(pool)
  return reserved === 0 ? words.claim : words.claimKept(reserved)
}

/** Left, held, paid and refunded units add up to the stock. Revenue is what came in and was not given back. */
export function figuresOf(pool: Pool): readonly Figure[] {
  const kept = soldCount(pool) - pool.refunded
  return [
    { label: 'Left', value: String(left(pool)), tone: left(pool) === 0 ? 'warn' : 'plain' },
    { label: 'Held', value: String(heldCount(pool)), tone: 'plain' },
    { label: 'Paid', value: String(kept), tone: isSoldOut(pool) ? 'good' : 'plain' },
    {
      label: 'Waiting',
      value: String(pool.waiting.length),
      tone: pool.waiting.length > 0 ? 'warn' : 'plain',
    },
    { label: 'Revenue', value: revenueText(pool), tone: 'good' },
    ...refundFigures(pool),
  ]
}

function revenueText(pool: Pool): string {
  const { amount, currency } = pool.price
  return moneyText({ amount: (soldCount(pool) - pool.refunded) * amount, currency })
}

/** Of those figures what no drawing of the units shows. */
export function refundFigures(pool: Pool): readonly Figure[] {
  return [
    ...(pool.refunded > 0 ? [{ label: 'Refunded', value: String(pool.refunded), tone: 'bad' as const }] : []),
  ]
}
