import type { Result } from '../../core/base/result'
import type { PaidEvent } from '../../core/chat/paid'
import { ownName } from '../../core/chat/viewer'
import type { Happening } from '../../core/cues/happening'
import type { Redeemed } from '../../core/show/paid'

export interface PaidNewsParts {
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  /** Why viewers might not see a sale that opens now; null when they would. */
  readonly unseen: () => string | null
  readonly notice: (text: string) => void
}

/** Notes in the log what was paid on a platform, once per id. A redemption that fired nothing has no button to say so. */
export function followPaid({ offer, unseen, notice }: PaidNewsParts): (event: PaidEvent) => Promise<void> {
  return async (event) => {
    const why = unseen()
    const told: Happening = { type: 'platform-paid', event, unseen: why !== null, why: why ?? undefined }
    const taken = (await offer(told, `paid:${event.platform}:${event.id}`)) as Result<Redeemed>
    if (!taken.ok) {
      // Of a reward that Micdrop made, the points wait until somebody settles it.
      if (event.settleable && taken.code === 'not-on-air')
        notice(
          `${ownName(event.viewer)} redeemed "${event.title}" while no show was on. Give the points back on the platform, or keep them.`,
        )
      return
    }
    if (taken.value.fault === null) return
    const back = event.settleable
      ? 'The points are given back.'
      : 'Micdrop did not make this reward, so only you can give the points back.'
    notice(
      `${ownName(event.viewer)} redeemed "${event.title}", and its cue was not fired. ${taken.value.fault} ${back}`,
    )
  }
}
