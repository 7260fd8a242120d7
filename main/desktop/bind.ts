import type { Settings } from '../../core/contract/settings'
import { nextCueId } from '../../core/contract/view'
import type { Airing } from '../../core/show/airing'
import type { Show } from '../../core/show/show'
import type { HotkeyWish } from './hotkeys'

export interface HotkeyPresses {
  readonly fire: (cueId: string) => void
  readonly panic: () => void
}

/**
 * Which keys are bound now: panic and next always, the cues of the running show, or, between shows, of the show
 * that starts next, so that its keys can be tested.
 */
export function hotkeyWishes(
  settings: Settings,
  airing: Airing | null,
  upcoming: Show | null,
  presses: HotkeyPresses,
): HotkeyWish[] {
  const running = airing !== null && airing.endedAt === null ? airing : null
  const show = running?.show ?? upcoming
  const wishes: HotkeyWish[] = []
  const { panic, next } = settings.hotkeys
  if (panic !== null) wishes.push({ accelerator: panic, what: 'Panic', cueId: null, press: presses.panic })
  if (next !== null)
    wishes.push({
      accelerator: next,
      what: 'Fire next cue',
      cueId: null,
      press: () => {
        const cueId = running === null ? null : nextCueId(running)
        if (cueId !== null) presses.fire(cueId)
      },
    })
  for (const cue of show?.rundown ?? []) {
    if (cue.hotkey === null) continue
    wishes.push({
      accelerator: cue.hotkey,
      what: cue.title,
      cueId: cue.id,
      press: () => presses.fire(cue.id),
    })
  }
  return wishes
}
