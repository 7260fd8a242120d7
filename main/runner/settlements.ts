import { fail, ok, type Result } from '../../core/base/result'
import type { Duration } from '../../core/base/time'
import type { Effect } from '../../core/cues/effect'
import type { Happening } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'
import { effectOf, settlementOf, waitingEffects } from '../../core/show/effects'
import { backoff } from './attempts'
import { unsaved } from './money'
import type { LogStore } from './port'

export interface SettlementParts {
  readonly world: () => World
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  readonly store: Pick<LogStore, 'ending'>
  readonly pause: (ms: Duration) => Promise<void>
}

const lost = fail('unknown', 'It is not known whether it happened.')

/**
 * Tells the log how the effects of runs ended, beside the outbox: after a crash either may be ahead. What the log does not
 * know the next session tells from the outbox, and what only the log knows is not done again.
 */
export function createSettlements({ world, offer, store, pause }: SettlementParts) {
  const told = (id: string) => {
    const { airing } = world()
    return airing === null ? null : effectOf(airing, id)
  }
  const tell = async (effect: Pick<Effect, 'id' | 'type'>, result: Result<unknown>): Promise<void> => {
    for (let tries = 1; told(effect.id)?.state === 'waiting'; tries += 1) {
      const heard = await offer(settlementOf(effect, result), null)
      if (heard.ok || !unsaved.includes(heard.code)) return
      await pause(backoff(tries))
    }
  }
  return {
    tell,
    /** How it ended by the log; null where the log does not know. Such an effect is not performed again. */
    known: (id: string): Result<null> | null => {
      const effect = told(id)
      if (effect === null || effect.state === 'waiting') return null
      return effect.state === 'done' ? ok(null) : fail('settled-before', effect.reason ?? '')
    },
    /** Tells what ended in an earlier session and did not reach the log. `open`: ids still in the outbox. */
    catchUp: (open: ReadonlySet<string>): Promise<unknown> => {
      const { airing } = world()
      if (airing === null) return Promise.resolve()
      const missed = waitingEffects(airing).filter(({ id }) => !open.has(id))
      return Promise.all(
        missed.map(({ id }) => {
          const ended = store.ending(id)
          return ended === null ? tell({ id, type: 'say' }, lost) : tell(ended.effect, ended.result)
        }),
      )
    },
  }
}
