import { performance } from 'node:perf_hooks'
import type { Duration } from '../../core/base/time'
import type { Health } from '../../core/contract/state'

type Hotkey = Health['hotkeys'][number]

/** The part of Electron's globalShortcut that is used; tests bring their own desktop. */
export interface Shortcuts {
  readonly register: (accelerator: string, pressed: () => void) => boolean
  readonly unregister: (accelerator: string) => void
}

export interface HotkeyWish {
  readonly accelerator: string
  /** In the host's words: the cue's title, "Panic", "Next cue". */
  readonly what: string
  readonly cueId: string | null
  readonly press: () => void
}

export interface Hotkeys {
  /** Makes exactly these hotkeys active; what stays the same stays registered. */
  readonly wish: (wishes: readonly HotkeyWish[]) => void
  readonly states: () => Hotkey[]
  /**
   * While a key is being recorded in the window the desktop must not take it first, and a bound one must not fire.
   * Ends by itself after `most` ms: a window that died must not leave the host without a panic key.
   */
  readonly pause: (on: boolean, most: number) => void
  /** Resolves when the desktop delivers the key, or says why it did not within `within` ms. */
  readonly test: (accelerator: string, within: number) => Promise<{ fired: boolean; reason: string | null }>
  readonly close: () => void
}

/**
 * A held key repeats itself after 660 ms and then every 40 ms (measured on X11, other desktops are alike), and the
 * desktop delivers each: "next cue" would run through the whole show. What follows so soon is the same press.
 */
const repeatWithin: Duration = 750

/**
 * Global hotkeys. The desktop can refuse one (another program holds it; Wayland gives none): that is shown, and a
 * test proves that a press really arrives.
 */
export function createHotkeys(
  shortcuts: Shortcuts,
  session: string,
  changed: () => void,
  steady: () => Duration = () => performance.now(),
): Hotkeys {
  const active = new Map<string, { wish: HotkeyWish; state: Hotkey['state']; reason: string | null }>()
  const testing = new Map<string, () => void>()
  const heardAt = new Map<string, Duration>()
  let wished: readonly HotkeyWish[] = []
  let resuming: ReturnType<typeof setTimeout> | null = null

  const pressed = (accelerator: string) => {
    const hotkey = active.get(accelerator)
    const before = heardAt.get(accelerator) ?? Number.NEGATIVE_INFINITY
    heardAt.set(accelerator, steady())
    if (hotkey === undefined || steady() - before < repeatWithin) return
    if (hotkey.state === 'on') {
      hotkey.state = 'proven'
      changed()
    }
    const proven = testing.get(accelerator)
    // A key under test proves itself and fires nothing: the host is in Settings, not on air.
    if (proven !== undefined) proven()
    else hotkey.wish.press()
  }

  const add = (wish: HotkeyWish) => {
    const { accelerator } = wish
    let state: Hotkey['state'] = 'on'
    let reason: string | null = null
    try {
      if (!shortcuts.register(accelerator, () => pressed(accelerator))) {
        state = session === 'wayland' ? 'refused' : 'taken'
        reason =
          session === 'wayland'
            ? 'This Wayland desktop gives no global hotkeys to programs. Bind the control API in the desktop settings instead.'
            : 'Another program holds this key. Choose another, or close that program.'
      }
    } catch {
      state = 'refused'
      reason = 'The desktop does not know this key.'
    }
    active.set(accelerator, { wish, state, reason })
  }

  const bind = (wishes: readonly HotkeyWish[]) => {
    const wanted = new Map<string, HotkeyWish>()
    for (const wish of wishes) if (!wanted.has(wish.accelerator)) wanted.set(wish.accelerator, wish)
    for (const [accelerator, hotkey] of [...active]) {
      const wish = wanted.get(accelerator)
      if (wish !== undefined && (hotkey.state === 'on' || hotkey.state === 'proven')) hotkey.wish = wish
      else {
        if (hotkey.state === 'on' || hotkey.state === 'proven') shortcuts.unregister(accelerator)
        active.delete(accelerator)
      }
    }
    for (const wish of wanted.values()) if (!active.has(wish.accelerator)) add(wish)
    changed()
  }
  const resume = () => {
    if (resuming === null) return
    clearTimeout(resuming)
    resuming = null
    bind(wished)
  }

  return {
    wish: (wishes) => {
      wished = wishes
      if (resuming === null) bind(wishes)
    },
    pause: (on, most) => {
      resume()
      if (!on) return
      bind([])
      resuming = setTimeout(resume, most)
    },
    states: () =>
      [...active.values()].map(({ wish, state, reason }) => ({
        accelerator: wish.accelerator,
        what: wish.what,
        cueId: wish.cueId,
        state,
        reason,
      })),
    test: (accelerator, within) => {
      const hotkey = active.get(accelerator)
      if (hotkey === undefined)
        return Promise.resolve({ fired: false, reason: 'This key is not bound to anything.' })
      if (hotkey.reason !== null) return Promise.resolve({ fired: false, reason: hotkey.reason })
      return new Promise((resolve) => {
        const timer = setTimeout(
          () => end({ fired: false, reason: 'The key was not pressed, or the desktop kept it to itself.' }),
          within,
        )
        const end = (result: { fired: boolean; reason: string | null }) => {
          clearTimeout(timer)
          testing.delete(accelerator)
          resolve(result)
        }
        testing.set(accelerator, () => end({ fired: true, reason: null }))
      })
    },
    close: () => {
      if (resuming !== null) clearTimeout(resuming)
      for (const accelerator of active.keys()) shortcuts.unregister(accelerator)
      active.clear()
    },
  }
}
