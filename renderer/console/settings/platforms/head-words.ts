import type { PlatformView } from '../../../../core/contract/state'
import type { Tone } from '../../../kit/tone'
import { gapText, rateText, stateSentence, stateWords } from '../../platforms/state-words'

export interface HeadSituation {
  readonly enabled: boolean
  /** The next step while something is missing. */
  readonly missing: string | null
  /** A rehearsal is on that takes nothing from the real chats. */
  readonly rehearsing: boolean
  readonly off?: string
}

const leftOut = 'This rehearsal leaves it out; Settings, Rehearsal can let it in.'

/** How a platform is, with its reason, the last outage and the next step, for the top of its page. */
export function headWords(
  view: Pick<PlatformView, 'state' | 'linesPerMinute'> | null,
  {
    enabled,
    missing,
    rehearsing,
    off = 'Switched off. Everything is filled in: switch it on to connect.',
  }: HeadSituation,
): readonly [Tone, string] {
  if (missing !== null) return [enabled ? 'warn' : 'plain', missing]
  if (!enabled) return ['plain', off]
  if (view === null || view.state.link === 'off')
    return [
      'plain',
      view?.state.reason ?? (rehearsing ? `Not connected yet. ${leftOut}` : 'Not connected yet.'),
    ]
  const { state } = view
  const [tone, short] = stateWords(state)
  const parts = [
    state.reason === null ? '' : `${short[0]?.toUpperCase()}${short.slice(1)}.`,
    stateSentence(state),
    state.link === 'live' ? `${rateText(view.linesPerMinute)}.` : '',
    ['live', 'needs-login', 'quota'].includes(state.link) && state.gap !== null
      ? `Last outage ${gapText(state.gap)}.`
      : '',
    state.link === 'gap' && state.reason === null && state.gap !== null
      ? `It was ${gapText(state.gap)}.`
      : '',
    rehearsing ? leftOut : '',
  ]
  return [tone, parts.filter((part) => part !== '').join(' ')]
}
