import { createNonce } from './input'

export interface TokenStore {
  readonly get: (name: string) => string | null
  readonly set: (name: string, value: string | null) => void
}

export interface ConsoleTokens {
  readonly overlay: {
    /** In the source that "Set up overlay" makes: nobody but OBS is given it. Stays the same between starts. */
    readonly setUp: string
    /** In the address that a person copies, and in the console's preview. Stays the same between starts. */
    readonly copied: string
    /** In the window for an OBS without browser source; new at every start. */
    readonly window: string
  }
  /** Opens the hall's screen, whose codes prove presence: in its address like the overlay's; `renew` ends the old. */
  readonly hall: (renew: boolean) => string
  /** Signs the room's cookies and makes the hall's codes; the same between starts, so that buyers stay themselves. */
  readonly room: string
  /** For the console in a browser; new at every start. */
  readonly console: string
  /** For the control API; `renew` makes the old one useless at once. One given by the environment wins. */
  readonly control: (renew: boolean) => string
  /** For tools that bring chat lines; made when first asked for. */
  readonly bridge: (renew: boolean) => string
  /** The bridge's token if anybody ever asked for one. */
  readonly bridgeIfMade: () => string | null
}

/** Each door has a key of its own: what opens the overlay fires no cue. */
export function openConsoleTokens(secrets: TokenStore, given: string | null): ConsoleTokens {
  const kept = (name: string): string => {
    const value = secrets.get(name) ?? createNonce()
    secrets.set(name, value)
    return value
  }
  let control = given ?? kept('control-token')
  return {
    overlay: { setUp: kept('overlay-obs-token'), copied: kept('overlay-token'), window: createNonce() },
    hall: (renew) => {
      if (renew) secrets.set('hall-token', null)
      return kept('hall-token')
    },
    room: kept('room-key'),
    console: createNonce(),
    bridge: (renew) => {
      if (renew) secrets.set('bridge-token', null)
      return kept('bridge-token')
    },
    bridgeIfMade: () => secrets.get('bridge-token'),
    control: (renew) => {
      if (renew && given === null) {
        control = createNonce()
        secrets.set('control-token', control)
      }
      return control
    },
  }
}
