import type { PreflightItem } from '../../../core/contract/report'
import type { Health } from '../../../core/contract/state'
import { sellsTo } from '../../../core/cues'
import { addressFor } from '../../../core/reach/reach'
import { readable, whoCanJoin } from '../../../core/reach/words'
import type { Show } from '../../../core/show/show'

type Room = Health['room']

/** Where viewers go; and the network, when it is not the one the host chose. */
export function reachRows(room: Room, show: Show): PreflightItem[] {
  return [viewers(room, show), ...network(room)]
}

const row = (id: string, title: string, state: PreflightItem['state'], detail: string): PreflightItem => ({
  id,
  title,
  state,
  detail,
  mend: state === 'ok' ? null : 'settings-room',
})

/**
 * Red only where units would be held by people who cannot pay for them: a stream is an audience, something is sold to
 * it, and no address leads it here (docs/decisions/0016). An address that failed its proof is no reason to stop.
 */
function viewers(room: Room, show: Show): PreflightItem {
  const say = (state: PreflightItem['state'], detail: string) => row('viewers', 'Viewers', state, detail)
  const { tone, words } = whoCanJoin(room)
  if (show.audiences.stream) {
    if (addressFor('stream', room, 'live') === null)
      return show.rundown.some((cue) => sellsTo(cue).includes('stream'))
        ? say(
            'stop',
            'Viewers of the stream cannot open the room, so they could claim and never pay. Set a public address; or keep all units for the hall, or take Stream off the audiences of this show.',
          )
        : say(
            'warn',
            'Viewers of the stream cannot open the room; they can take part in their own chats alone.',
          )
    return say(tone === 'good' ? 'ok' : 'warn', words)
  }
  const there = addressFor('hall', room, 'live')
  if (there === null)
    return say(
      'warn',
      'Only this computer can open the room. Open it to the network for the people in the hall.',
    )
  return tone === 'warn' ? say('warn', words) : say('ok', `The room is open at ${readable(there)}.`)
}

function network({ open, networkReason }: Room): PreflightItem[] {
  return open && networkReason !== null ? [row('network', 'Network', 'warn', networkReason)] : []
}
