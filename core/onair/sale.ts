import { type Fail, fail } from '../base/result'
import { kindOf } from '../cues'
import type { Airing } from '../show/airing'
import type { Cue } from '../show/show'
import { goesOut } from './decide'
import type { OnAir } from './state'

export const unseenCode = 'overlay-unseen'

/** Why viewers might not see a sale that opens now, in the host's words; null when they would. */
export function unseenWords({ state, why, mend }: OnAir): string | null {
  if (state === 'on' || state === 'vouched') return null
  const words = [why, mend].filter((one) => one !== null).join(' ')
  return state === 'off' ? `Viewers would not see this sale. ${words}` : words
}

/**
 * The one rule of whether a sale may open: in a live show with a stream only while viewers see the overlay
 * (docs/decisions/0006). Null when it may. `unseen` is what `unseenWords` says of now. Who insists does not ask.
 */
export function saleFault(
  airing: Airing,
  cue: Pick<Cue, 'kind'>,
  unseen: string | null,
): Fail<typeof unseenCode> | null {
  if (unseen === null || !goesOut(airing) || kindOf(cue.kind)?.risk !== 'money') return null
  return fail(unseenCode, unseen)
}
