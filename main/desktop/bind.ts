import type { Settings } from '../../core/contract/settings'
import type { Airing } from '../../core/show/airing'
import type { Show } from '../../core/show/show'
import type { ElectronDesktop } from './desktop'
import type { Hotkeys, HotkeyWish } from './hotkeys'

export interface HotkeyPresses {
  readonly fire: (cueId: string) => void
  readonly fireNext: () => void
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
  if (panic !== null) wishes.push({ accelerator: panic, what: 'panic', cueId: null, press: presses.panic })
  if (next !== null) wishes.push({ accelerator: next, what: 'next', cueId: null, press: presses.fireNext })
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

export interface BoundHotkeysParts {
  readonly desktop: ElectronDesktop | null
  readonly settings: () => Settings
  readonly airing: () => Airing | null
  readonly upcoming: () => Show | null
  readonly presses: HotkeyPresses
  readonly changed: () => void
}

export interface BoundHotkeys {
  readonly refresh: () => void
  readonly states: Hotkeys['states']
  /** For the procedures; null where there is no desktop that could press a key. */
  readonly desktop: {
    readonly refreshHotkeys: () => void
    /** Nothing is bound while a key is recorded. */
    readonly pauseHotkeys: (on: boolean) => void
    readonly testHotkey: (accelerator: string) => Promise<{ fired: boolean; reason: string | null }>
  } | null
  readonly close: () => void
}

/** A recording that is never ended gives the keys back after this. */
const recordFor = 30_000

/** How long the host has to press the key under test. */
const testFor = 10_000

/** Keeps the registered hotkeys in step with settings and shows. */
export function createBoundHotkeys(parts: BoundHotkeysParts): BoundHotkeys {
  const hotkeys = parts.desktop?.hotkeys(parts.changed) ?? null
  const refresh = () => {
    hotkeys?.wish(hotkeyWishes(parts.settings(), parts.airing(), parts.upcoming(), parts.presses))
    parts.changed()
  }
  return {
    refresh,
    states: () => hotkeys?.states() ?? [],
    desktop: hotkeys && {
      refreshHotkeys: refresh,
      pauseHotkeys: (on) => hotkeys.pause(on, recordFor),
      testHotkey: (accelerator) => hotkeys.test(accelerator, testFor),
    },
    close: () => hotkeys?.close(),
  }
}
