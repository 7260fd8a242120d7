import type { PreflightItem } from '../../../core/contract/report'
import type { Health } from '../../../core/contract/state'
import { sellsTo } from '../../../core/cues'
import { addressFor } from '../../../core/reach/reach'
import type { Show } from '../../../core/show/show'

/** Whether people in the hall can prove that they are there; no row for a show that has nothing to do with a hall. */
export function hallRow(
  { hallScreens, room }: Pick<Health, 'hallScreens' | 'room'>,
  show: Show,
): PreflightItem[] {
  const row = (
    state: PreflightItem['state'],
    detail: string,
    mend: PreflightItem['mend'],
  ): PreflightItem[] => [{ id: 'hall', title: 'Hall screen', state, detail, mend }]
  if (!show.audiences.hall) {
    const locked = show.rundown.find((cue) => keptForHall(cue.props) > 0)
    return locked === undefined
      ? []
      : row(
          'warn',
          `"${locked.title}" keeps ${keptForHall(locked.props)} for the hall, but the show has no audience there, so nobody could claim them. Add Hall to its audiences, or keep none.`,
          'shows',
        )
  }
  if (addressFor('hall', room, 'live') === null)
    return row(
      'warn',
      'Phones in the hall cannot open the room, so the screen shows them no code. Open the room to the network, or set a public address.',
      'settings-room',
    )
  if (hallScreens > 0)
    return row('ok', hallScreens === 1 ? 'One is connected.' : `${hallScreens} are connected.`, null)
  const sells = show.rundown.some((cue) => sellsTo(cue).includes('hall'))
  return row(
    'warn',
    `None is connected, so nobody can show that they are in the hall${sells ? '; what is kept for it stays unsold' : ''}. Open its address on a screen there.`,
    'settings-room',
  )
}

/** What a cue keeps for the hall, of whatever kind it is. */
function keptForHall(props: Record<string, unknown>): number {
  return typeof props.hall === 'number' ? props.hall : 0
}
