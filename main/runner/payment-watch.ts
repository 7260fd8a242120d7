import type { Result } from '../../core/base/result'
import { type Duration, type Instant, minute, second } from '../../core/base/time'
import type { Payment } from '../../core/commerce/order'
import type { PaymentNews } from '../../core/commerce/payment'
import type { Happening } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'
import { newsKey } from './news-key'
import type { Log } from './port'

export interface PaymentWatchOptions {
  readonly world: () => World
  readonly look: (payment: {
    readonly carrier: string
    readonly operationId: string
  }) => Promise<Result<PaymentNews>>
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  readonly now: () => Instant
  /** Runs once after `ms`; returns the cancel. */
  readonly after: (ms: Duration, run: () => void) => () => void
  readonly log: Log
}

export interface PaymentWatch {
  /** Asks about everything open at once: what a carrier said while we were away, it says to nobody again. */
  start(): void
  close(): void
}

const every: Duration = 2 * second
const rarest: Duration = minute
/** Questions under way at a time. */
const atOnce = 8

/**
 * Pull first: a desktop has no public address, and news that come by themselves are lost with the process that
 * heard them. Each open payment is asked about after 2, 4, 8 ... at most 60 seconds, until it has ended.
 */
export function createPaymentWatch({
  world,
  look,
  offer,
  now,
  after,
  log,
}: PaymentWatchOptions): PaymentWatch {
  let nextLook = new Map<string, { at: Instant; wait: Duration }>()
  let cancel: (() => void) | null = null
  let closed = false

  async function round(first: boolean): Promise<void> {
    const time = now()
    const open = openPayments(world())
    // Ended ones are forgotten; new ones get their first turn later: their opening has just been answered.
    nextLook = new Map(
      open.map(({ operationId }) => [
        operationId,
        nextLook.get(operationId) ?? { at: first ? time : time + every, wait: every },
      ]),
    )
    const due = open.filter(({ operationId }) => nextLook.get(operationId)!.at <= time)
    for (let from = 0; from < due.length && !closed; from += atOnce)
      await Promise.all(due.slice(from, from + atOnce).map((one) => ask(one).catch(noted)))
    if (!closed) cancel = after(every, () => void round(false))
  }

  function noted(error: unknown): void {
    log.error('a carrier threw when it was asked', error)
  }

  async function ask(payment: Payment): Promise<void> {
    const { operationId, carrier } = payment
    const turn = nextLook.get(operationId)!
    const wait = Math.min(rarest, turn.wait * 2)
    nextLook.set(operationId, { at: now() + wait, wait })
    const answer = await look({ carrier, operationId })
    if (answer.ok && isNews(payment, answer.value))
      await offer({ type: 'payment-changed', news: answer.value }, newsKey(answer.value))
  }

  return {
    start: () => void round(true),
    close: () => {
      closed = true
      cancel?.()
    },
  }
}

/** What is `opening` is still in the performer's hands. */
function openPayments(world: World): Payment[] {
  const orders = Object.values(world.airing?.shop.orders ?? {})
  return orders.flatMap(({ payments }) =>
    payments.filter(({ state }) => state === 'pending' || state === 'refunding'),
  )
}

/** A failed refund is told by the refund itself: the carrier may still be speaking of an earlier one. */
function isNews(payment: Payment, news: PaymentNews): boolean {
  return payment.state === 'refunding' ? news.state === 'refunded' : news.state !== 'pending'
}
