import { createHotkeys, type Hotkeys, type Shortcuts } from './hotkeys'

export interface ElectronDesktop {
  readonly hotkeys: (changed: () => void) => Hotkeys
}

/** The desktop as compose.ts takes it; the session type decides what a refused hotkey means. */
export function createElectronDesktop(shortcuts: Shortcuts): ElectronDesktop {
  const session = process.env.XDG_SESSION_TYPE ?? ''
  return { hotkeys: (changed) => createHotkeys(shortcuts, session, changed) }
}
