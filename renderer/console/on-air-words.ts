import type { AiringView } from '../../core/contract/state'
import type { OnAir } from '../../core/onair/state'
import type { Tone } from '../kit/tone'

/** Whether viewers see the overlay, as a word of the light. Only a live show makes the lack of it a fault. */
export function onAirWord(
  { state, missing, preview }: OnAir,
  airing: Pick<AiringView, 'mode' | 'endedAt'> | null,
): readonly [string, Tone] {
  const live = airing !== null && airing.endedAt === null && airing.mode === 'live'
  switch (state) {
    case 'on':
      return ['On air', 'good']
    case 'vouched':
      return ['You say so', 'warn']
    case 'unknown':
      return ['Not known', live ? 'warn' : 'plain']
    case 'off':
      // Shown somewhere, but not by OBS.
      if (preview && missing === 'source') return ['Preview', live ? 'bad' : 'plain']
      return ['Not on air', live ? 'bad' : missing === 'page' ? 'warn' : 'plain']
  }
}

/** What is so, why, and what to do about it. */
export function onAirDetail({ why, mend, preview, state }: OnAir): string {
  const tab =
    preview && state !== 'on' ? 'The overlay is open in a browser: that is a preview, not the stream.' : null
  return [why, tab, mend].filter((part) => part !== null).join(' ')
}
