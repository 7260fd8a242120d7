import type { Money } from '../../../core/base/money'
import { fail, ok, type Result } from '../../../core/base/result'
import type { Carrier, CarrierWorld, OpenPayment, PaymentNews } from '../../../core/commerce/payment'
import { openBook, type SandboxPayment } from './book'

/** How a buyer tells the sandbox what to play; the checkout page offers these words. */
export const sandboxTests = ['paid', 'declined', 'slow', 'silent', 'late'] as const
export type SandboxTest = (typeof sandboxTests)[number]

const payAfter: Record<SandboxTest, number | null> = {
  paid: 700,
  declined: 700,
  slow: 20_000,
  silent: null,
  late: null,
}

export interface SandboxOptions {
  readonly world: CarrierWorld
  /** Where the sandbox keeps its own book, as a real carrier would: it survives a crash of the console. */
  readonly file: string
}

/**
 * Pretend money, clearly marked as not real. It behaves like a carrier: it remembers operations by their id,
 * succeeds, declines, delays, stays silent (`silent`: no answer to `open`), or pays at the moment it is asked to
 * stop (`late`).
 */
export function createSandbox({ world, file }: SandboxOptions): Carrier {
  const book = openBook(file)
  const timers = new Set<() => void>()
  let closed = false

  const newsOf = (payment: SandboxPayment): PaymentNews => ({
    orderId: payment.orderId,
    operationId: payment.operationId,
    carrier: 'sandbox',
    state: payment.state,
    reference: `SANDBOX-${payment.operationId}`,
    url: null,
    reason:
      payment.state === 'declined'
        ? 'The card was declined. No money moved. Try again or choose another way.'
        : null,
    fee: 0,
  })
  const settle = (operationId: string, state: SandboxPayment['state']) => {
    const payment = book.get(operationId)
    if (payment === null || payment.state !== 'pending') return
    book.put({ ...payment, state })
    world.news(newsOf({ ...payment, state }))
  }
  const plan = (payment: SandboxPayment) => {
    const after = payAfter[payment.test]
    if (after === null || closed) return
    const cancel = world.after(after, () => {
      timers.delete(cancel)
      settle(payment.operationId, payment.test === 'declined' ? 'declined' : 'paid')
    })
    timers.add(cancel)
  }
  // What was pending when the console stopped goes on, as it would at a carrier.
  for (const payment of book.pending()) plan(payment)

  const known = (operationId: string): Result<SandboxPayment> => {
    const payment = book.get(operationId)
    return payment === null
      ? fail('unknown-payment', 'The sandbox has never heard of this payment.')
      : ok(payment)
  }

  return {
    id: 'sandbox',
    title: 'Sandbox (not real money)',
    realMoney: false,
    open: async (request: OpenPayment) => {
      const before = book.get(request.operationId)
      if (before !== null) return ok(newsOf(before))
      const test = sandboxTests.find((one) => one === request.test) ?? 'paid'
      const payment: SandboxPayment = {
        operationId: request.operationId,
        orderId: request.orderId,
        amount: request.amount,
        state: 'pending',
        test,
      }
      book.put(payment)
      plan(payment)
      // A carrier whose answer is lost: the payment exists, the caller does not know.
      if (test === 'silent') return fail('timeout', 'The sandbox did not answer in time.')
      return ok(newsOf(payment))
    },
    look: async (operationId) => {
      const payment = known(operationId)
      return payment.ok ? ok(newsOf(payment.value)) : payment
    },
    shut: async (operationId) => {
      const payment = known(operationId)
      if (!payment.ok) return payment
      settle(operationId, payment.value.test === 'late' ? 'paid' : 'expired')
      return ok(newsOf(book.get(operationId) ?? payment.value))
    },
    refund: async (operationId: string, amount: Money) => {
      const payment = known(operationId)
      if (!payment.ok) return payment
      if (payment.value.state === 'refunded') return ok(newsOf(payment.value))
      if (payment.value.state !== 'paid' || amount.amount !== payment.value.amount.amount)
        return ok({
          ...newsOf(payment.value),
          state: 'refund-failed',
          reason: 'Only the whole of a paid payment can be refunded here.',
        })
      book.put({ ...payment.value, state: 'refunded' })
      return ok(newsOf({ ...payment.value, state: 'refunded' }))
    },
    close: async () => {
      closed = true
      for (const cancel of timers) cancel()
    },
  }
}
