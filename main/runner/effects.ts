import { type Fail, fail, ok, type Result } from '../../core/base/result'
import { type Duration, type Instant, second } from '../../core/base/time'
import type { Effect } from '../../core/cues/effect'
import type { Happening } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'
import { backoff, createAttempts } from './attempts'
import { createMoneyPerformer, type MoneyEffect, type MoneyPorts, unsaved } from './money'
import type { Log, LogStore, PendingEffect, Settled } from './port'
import { createSettlements } from './settlements'

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>

/**
 * What carries effects out; answers when it has happened, not when it was accepted. A known id must be treated as done;
 * money ports answer with what the carrier said.
 */
export interface EffectPorts extends MoneyPorts {
  /** Null, or what was left out of it, for the host: some platforms did not take it. */
  readonly say: (effect: Of<'say'>) => Promise<Result<string | null>>
  readonly switchScene: (effect: Of<'switch-scene'>) => Promise<Result<unknown>>
  readonly mark: (effect: Of<'mark'>) => Promise<Result<unknown>>
  readonly moderate: (effect: Of<'moderate'>) => Promise<Result<unknown>>
  readonly settleRedemption: (effect: Of<'settle-redemption'>) => Promise<Result<unknown>>
  readonly removeLine: (effect: Of<'remove-line'>) => Promise<Result<unknown>>
}

export interface PerformerOptions {
  readonly ports: EffectPorts
  readonly store: Pick<LogStore, 'settle' | 'waiting' | 'ending'>
  readonly world: () => World
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  readonly now: () => Instant
  /** Runs once after `ms`; returns the cancel. */
  readonly after: (ms: Duration, run: () => void) => () => void
  readonly log: Log
  /** For the console: what could not be done, and why. */
  readonly onFailed?: (effect: Effect, fault: Fail) => void
}

export interface Performer {
  /** Sets saved effects going, in order; they settle by themselves. */
  perform(effects: readonly PendingEffect[]): void
  /** What an earlier session left waiting: performed again under the same ids, or dropped when its moment is over. */
  resume(): void
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
  /** Stops waiting for another try; what is open stays in the outbox. */
  close(): void
}

/** A greeting half a minute late is worse than none, and so is a scene the host no longer expects. */
const staleAfter: Duration = 15 * second
const removeTries = 6
/** Asked again, a platform says the same. */
const final: readonly string[] = ['unsupported', 'refused', 'needs-login', 'quota', 'rehearsal']
const mistake = fail('bug', 'Micdrop made a mistake while doing this.')
const stale = fail('stale', 'Micdrop was not running when it was due, and then its moment had passed.')

export function createPerformer({
  ports,
  store,
  world,
  offer,
  now,
  after,
  log,
  onFailed,
}: PerformerOptions): Performer {
  const attempts = createAttempts(store, after, log)
  const settlements = createSettlements({ world, offer, store, pause: attempts.pause })
  const money = createMoneyPerformer({ ports, offer, pause: attempts.pause, log })

  function fulfil(effect: Effect, resumed: boolean): Promise<Settled> {
    switch (effect.type) {
      case 'open-payment':
      case 'close-payment':
      case 'refund':
        return money.perform(effect satisfies MoneyEffect, resumed)
      case 'remove-line':
        return repeat(effect.id, () => ports.removeLine(effect), removeTries)
      case 'moderate':
        return moderate(effect)
      case 'settle-redemption':
        return repeat(effect.id, () => ports.settleRedemption(effect), removeTries)
      case 'say':
        return repeat(effect.id, () => ports.say(effect), 1)
      case 'switch-scene':
        return repeat(effect.id, () => ports.switchScene(effect), 1)
      case 'mark':
        return repeat(effect.id, () => ports.mark(effect), 1)
    }
  }

  async function repeat(id: string, run: () => Promise<Result<unknown>>, most: number): Promise<Settled> {
    for (let tries = 1; ; tries += 1) {
      const result = await run()
      if (result.ok) return { id, state: 'done', tries, result: ok(partly(result.value)) }
      if (tries >= most || final.includes(result.code)) return { id, state: 'failed', tries, result }
      await attempts.pause(backoff(tries))
    }
  }

  /** Tried once, since a person looks at it; what the platform answered must reach the log. */
  async function moderate(effect: Of<'moderate'>): Promise<Settled> {
    const { id, actionId, undo } = effect
    const settled = await repeat(id, () => ports.moderate(effect), 1).catch((error: unknown): Settled => {
      log.error(`moderating ${id} failed`, error)
      return { id, state: 'failed', tries: 1, result: mistake }
    })
    if (actionId === null) return settled
    const fault = settled.result.ok ? null : settled.result.message
    for (let tries = 1; ; tries += 1) {
      const heard = await offer({ type: 'moderation-settled', actionId, undo, fault }, id)
      // Not settled while the console closes: the next session asks the platform again and hears its answer.
      if (heard.ok || !(unsaved.includes(heard.code) || heard.code === 'closed')) return settled
      await attempts.pause(backoff(tries))
    }
  }

  async function track(effect: Effect, resumed: boolean) {
    const settled = await fulfil(effect, resumed).catch((error: unknown): Settled => {
      log.error(`performing ${effect.type} ${effect.id} failed`, error)
      return {
        id: effect.id,
        state: 'failed',
        tries: 1,
        result: mistake,
      }
    })
    end(effect, settled)
  }

  /** The log hears it as well, and nobody waits for that. */
  function end(effect: Effect, settled: Settled) {
    attempts.settle(settled)
    attempts.track(settlements.tell(effect, settled.result))
    if (settled.result.ok) return
    log.warn(`${effect.type} ${effect.id} was not done: ${settled.result.code}`)
    onFailed?.(effect, settled.result)
  }

  return {
    perform: (effects) => {
      for (const { effect } of effects) attempts.track(track(effect, false))
    },
    resume: () => {
      const waiting = store.waiting()
      for (const { effect, at } of waiting) {
        const known = settlements.known(effect.id)
        if (known !== null)
          attempts.settle({ id: effect.id, state: known.ok ? 'done' : 'failed', tries: 0, result: known })
        else if (isPassing(effect) && now() - at > staleAfter)
          end(effect, { id: effect.id, state: 'dropped', tries: 0, result: stale })
        else attempts.track(track(effect, true))
      }
      attempts.track(settlements.catchUp(new Set(waiting.map(({ effect }) => effect.id))))
    },
    idle: attempts.idle,
    close: attempts.close,
  }
}

/** All that is kept of an answer. */
function partly(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function isPassing(effect: Effect): boolean {
  return effect.type === 'say' || effect.type === 'switch-scene' || effect.type === 'mark'
}
