import { fail, ok, type Result } from '../base/result'
import type { PaidEvent } from '../chat/paid'
import type { Entry, HappeningOf } from '../cues/happening'
import { saleFault } from '../onair/sale'
import type { Airing } from './airing'
import { cueFor } from './reward-cue'
import { fireCue } from './runs'
import type { Scratch } from './scratch'

/** Payments shown; totals count all of them. */
export const keptPaid = 100
/** Ids remembered, so that a payment told again counts once. */
const keptSeen = 5_000

/** The run a redemption fired, and why it fired none although a cue is meant for it. */
export interface Redeemed {
  readonly runId: string | null
  readonly fault: string | null
}

/** Counts what a viewer paid or redeemed on a platform once, and fires the cue that a redeemed reward is meant for. */
export function takePaid(
  airing: Airing,
  entry: Entry,
  { event, unseen = false, why }: HappeningOf<'platform-paid'>,
  scratch: Scratch,
): Result<Redeemed> {
  const { paid } = airing
  const id = `${event.platform}:${event.id}`
  if (paid.seen.includes(id)) return fail('counted-before', 'This was counted before.')
  paid.seen.push(id)
  if (paid.seen.length > keptSeen) paid.seen.shift()
  paid.list.push({ ...event, at: entry.at })
  if (paid.list.length > keptPaid) paid.list.shift()
  const key = totalKey(event)
  paid.totals[key] = (paid.totals[key] ?? 0) + (event.amount?.amount ?? event.count ?? 1)
  return ok(
    event.kind === 'redemption'
      ? redeem(airing, entry, event, unseen ? (why ?? notSeen) : null, scratch)
      : none,
  )
}

/** One total: minor units where there is a currency, else bits, points, months, or how many. */
interface PaidTotal {
  readonly platform: string
  readonly kind: PaidEvent['kind']
  readonly currency: string | null
  readonly total: number
}

function totalKey({ platform, kind, amount }: PaidEvent): string {
  return [platform, kind, amount?.currency ?? '-'].join(' ')
}

export function paidTotals({ paid }: Airing): PaidTotal[] {
  return Object.entries(paid.totals).map(([key, total]) => {
    const [platform = '', kind = '', currency = '-'] = key.split(' ')
    return { platform, kind: kind as PaidEvent['kind'], currency: currency === '-' ? null : currency, total }
  })
}

const none: Redeemed = { runId: null, fault: null }
/** The words of logs that did not keep the reason. */
const notSeen = 'The overlay is not on air, so viewers would not see this sale.'

/** Fires as a press would; what cannot be fired is given back to the viewer, where the platform lets us. */
function redeem(
  airing: Airing,
  entry: Entry,
  event: PaidEvent,
  unseen: string | null,
  scratch: Scratch,
): Redeemed {
  const meant = cueFor(airing.show, event)
  if (meant === null) return none
  const by = { from: 'redemption', name: event.viewer.name } as const
  const fired = !meant.ok
    ? meant
    : (saleFault(airing, meant.value, unseen) ??
      fireCue(airing, entry, { type: 'cue-fired', cueId: meant.value.id, by }, scratch))
  const { platform, rewardId, id: redemptionId, settleable } = event
  const runId = fired.ok ? (fired.value as { runId: string }).runId : null
  if (settleable && rewardId !== null)
    // Older airings counted it to no run; that would change the ids of what the run asks for later.
    scratch.shop.emit(airing.followsEffects === true && runId !== null ? runId : '', {
      type: 'settle-redemption',
      platform,
      rewardId,
      redemptionId,
      fulfil: fired.ok,
    })
  return { runId, fault: fired.ok ? null : fired.message }
}
