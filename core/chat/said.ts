import { ok, type Result } from '../base/result'
import { type Instant, minute } from '../base/time'
import { createRecent } from './recent'

/** Effects come again after a crash or a retry under the same id: what was said is not said twice. */
export interface Said {
  /** Sends unless this effect was sent before; asked again while sending, both get the one answer. Failures are forgotten. */
  once(effectId: string, send: () => Promise<Result<null>>): Promise<Result<null>>
}

/** Remembers the last 5,000 effects of an hour. */
export function createSaid(now: () => Instant): Said {
  const sent = createRecent(60 * minute, 5_000)
  const sending = new Map<string, Promise<Result<null>>>()
  return {
    once(effectId, send) {
      if (sent.has(effectId)) return Promise.resolve(ok(null))
      const running = sending.get(effectId)
      if (running) return running
      const answer = send()
        .then((result) => {
          if (result.ok) sent.add(effectId, now())
          return result
        })
        .finally(() => sending.delete(effectId))
      sending.set(effectId, answer)
      return answer
    },
  }
}
