import { fail, ok, type Result } from '../../core/base/result'
import type { Duration } from '../../core/base/time'
import type { PaymentNews } from '../../core/commerce/payment'
import type { Effect } from '../../core/cues/effect'
import type { Happening } from '../../core/cues/happening'
import { backoff } from './attempts'
import { newsKey } from './news-key'
import type { Log, Settled } from './port'

export type MoneyEffect = Extract<Effect, { type: 'open-payment' | 'close-payment' | 'refund' }>
type Of<T extends MoneyEffect['type']> = Extract<MoneyEffect, { type: T }>

export interface MoneyPorts {
  readonly openPayment: (effect: Of<'open-payment'>) => Promise<Result<PaymentNews>>
  readonly closePayment: (effect: Of<'close-payment'>) => Promise<Result<PaymentNews>>
  readonly refund: (effect: Of<'refund'>) => Promise<Result<PaymentNews>>
  /** What the carrier knows of the operation now. `unknown-payment`: it answered, and never heard of it. */
  readonly look: (payment: {
    readonly carrier: string
    readonly operationId: string
  }) => Promise<Result<PaymentNews>>
}

/** The one Fail of `look` after which an open payment may be sent (again): the carrier is up and has no such thing. */
export const unknownPayment = 'unknown-payment'

export interface MoneyOptions {
  readonly ports: MoneyPorts
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  readonly pause: (ms: Duration) => Promise<void>
  readonly log: Log
}

/** Refusals of the runner after which the same news must be offered again. */
export const unsaved: readonly string[] = ['disk-full', 'write-failed', 'locked', 'damaged', 'bug']

/**
 * Money is never retried blindly: after a failure or a restart the carrier is asked what it knows, and only its
 * answer lets the same operation be sent again. It is asked until it answers, more and more rarely: the unit
 * stays kept meanwhile. Effects on one operation go one after the other.
 */
export function createMoneyPerformer({ ports, offer, pause, log }: MoneyOptions) {
  const lastOf = new Map<string, Promise<unknown>>()

  function send(effect: MoneyEffect): Promise<Result<PaymentNews>> {
    switch (effect.type) {
      case 'open-payment':
        return ports.openPayment(effect)
      case 'close-payment':
        return ports.closePayment(effect)
      case 'refund':
        return ports.refund(effect)
    }
  }

  async function settle(effect: MoneyEffect, resumed: boolean): Promise<Settled> {
    let looking = resumed
    for (let tries = 1; ; tries += 1) {
      const answer = await (looking ? ports.look(effect) : send(effect)).catch(unclear)
      if (answer.ok && !(looking && isStillToDo(effect, answer.value))) {
        await report(effect, answer.value)
        return { id: effect.id, state: 'done', tries, result: ok(null) }
      }
      const maySend =
        looking && (answer.ok || (answer.code === unknownPayment && effect.type === 'open-payment'))
      looking = !maySend
      if (maySend && tries === 1) continue
      if (!answer.ok && tries % 10 === 1)
        log.warn(`${effect.type} ${effect.id}: the carrier did not say (${answer.code}); asking again`)
      await pause(backoff(tries))
    }
  }

  /** A carrier's adapter that throws has not said that nothing happened. */
  function unclear(error: unknown): Result<never> {
    log.error('a carrier threw', error)
    return fail('bug', 'The carrier could not be asked.')
  }

  async function report(effect: MoneyEffect, news: PaymentNews): Promise<void> {
    // A second refund may fail like the first one did: that is new.
    const key = effect.type === 'refund' ? `${newsKey(news)}:${effect.id}` : newsKey(news)
    for (let tries = 1; ; tries += 1) {
      const heard = await offer({ type: 'payment-changed', news }, key)
      if (heard.ok || !unsaved.includes(heard.code)) return
      await pause(backoff(tries))
    }
  }

  return {
    perform: (effect: MoneyEffect, resumed: boolean): Promise<Settled> => {
      const before = lastOf.get(effect.operationId)
      const mine =
        before === undefined
          ? settle(effect, resumed)
          : before.then(
              () => settle(effect, resumed),
              () => settle(effect, resumed),
            )
      lastOf.set(effect.operationId, mine)
      const forget = () => {
        if (lastOf.get(effect.operationId) === mine) lastOf.delete(effect.operationId)
      }
      mine.then(forget, forget)
      return mine
    },
  }
}

/** The carrier's state shows that what we ask for has not been done yet. */
function isStillToDo(effect: MoneyEffect, news: PaymentNews): boolean {
  if (effect.type === 'refund') return news.state === 'paid'
  return effect.type === 'close-payment' && news.state === 'pending'
}
