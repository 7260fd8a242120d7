import type { Result } from '../../core/base/result'
import type { Duration, Instant } from '../../core/base/time'
import type { BridgeLine } from '../../core/chat/bridge'
import type { ModerationAct, PlatformPoll, PlatformReward } from '../../core/chat/port'
import type { AiringSummary } from '../../core/contract/report'
import type { Settings } from '../../core/contract/settings'
import type { LineView, PlatformView } from '../../core/contract/state'
import type { ObsPort } from '../../core/obs/port'
import type { OnAir } from '../../core/onair/state'
import type { NetworkAddress, NetworkInterface } from '../../core/reach/interfaces'
import type { Addresses } from '../../core/reach/reach'
import type { TunnelState, TunnelWish } from '../../core/reach/tunnel'
import type { Airing, World } from '../../core/show/airing'
import type { Calendar } from '../../core/show/recurrence'
import type { Show } from '../../core/show/show'
import type { Engine } from './engine'
import type { Fire } from './fire'
import type { HallScreen } from './hall'
import type { Opening } from './opening'
import type { OverlayForObs } from './overlay-for-obs'
import type { OverlayHub } from './overlay-hub'
import type { PictureFiles } from './pictures'
import type { Resume } from './resume'
import type { StateHub } from './state-hub'

/** What the procedures need of the rest of main; compose.ts hands it in, so that tests can too. */
export interface Library {
  readonly list: () => readonly Show[]
  readonly get: (id: string) => Show | null
  readonly save: (show: Show) => Promise<Result<Show>>
  readonly remove: (id: string) => Promise<Result<null>>
}

export interface Archive {
  readonly airings: () => AiringSummary[]
  readonly read: (airingId: string) => World | null
  readonly lines: (query: { airingId: string; before: number | null; limit: number }) => LineView[]
  readonly journal: (airing: Airing) => string
  readonly purgeText: (before: number) => Promise<Result<number>>
}

export interface Pictures extends PictureFiles {
  /** Cleans a file and keeps it. Refusals are in the host's words. */
  readonly add: (file: Uint8Array) => Promise<Result<{ readonly id: string; readonly animated: boolean }>>
}

export interface SettingsDocument {
  readonly get: () => Settings
  readonly save: (settings: Settings) => Promise<Result<Settings>>
  /** Changes what is newest when its turn comes, so that two savers at once do not undo each other. */
  readonly update: (change: (settings: Settings) => Settings) => Promise<Result<Settings>>
  readonly onChange: (listener: (settings: Settings) => void) => () => void
}

/** Kept encrypted by the desktop's keychain where there is one. */
export interface Secrets {
  readonly get: (name: string) => string | null
  readonly set: (name: string, value: string | null) => void
}

/** The chat platforms, connected or not. An unknown id or a platform that is switched off is refused in words. */
export interface PlatformDesk {
  readonly views: () => PlatformView[]
  /** Ids of the platforms that need an account or are switched on in the settings. */
  readonly accounts: readonly string[]
  readonly reconnect: (id: string) => Promise<Result<null>>
  readonly signIn: (id: string, steps: readonly string[]) => Promise<Result<null>>
  readonly cancelSignIn: (id: string) => Result<null>
  readonly signOut: (id: string) => Promise<Result<null>>
  /** Drops what waits to be sent, on all platforms with null; answers how many posts. */
  readonly emptyQueue: (id: string | null) => Result<number>
  readonly moderate: (id: string, act: ModerationAct) => Promise<Result<null>>
  readonly poll: (id: string, poll: PlatformPoll) => Promise<Result<null>>
  /** Answers the title as the platform has it. */
  readonly createReward: (id: string, reward: PlatformReward) => Promise<Result<string>>
  /** Titles of all rewards, exactly as the platforms have them; null where none tells them in time. */
  readonly rewards: (within: Duration) => Promise<readonly string[] | null>
  /** Lines of the inbound bridge. */
  readonly addLines: (
    lines: readonly BridgeLine[],
  ) => Result<{ readonly taken: number; readonly refused: { id: string; reason: string }[] }>
  /** Why a real platform may not be written to now, or null: a rehearsal is kept to itself. */
  readonly muted: (id: string) => string | null
}

/** What only a real desktop can do; headless has none. */
export interface Desktop {
  /** Registers the hotkeys of the airing's cues, or else of the show the host is editing. */
  readonly refreshHotkeys: () => void
  /** Lets go of all hotkeys while one is recorded in the window. */
  readonly pauseHotkeys: (paused: boolean) => void
  readonly testHotkey: (accelerator: string) => Promise<{ fired: boolean; reason: string | null }>
}

export interface LocalObs {
  readonly find: () => Promise<Result<{ readonly port: number; readonly password?: string }>>
}

/** Where viewers go, and how that is looked after. */
export interface ReachDesk {
  readonly addresses: () => Addresses
  /** Where viewers of the stream open the room in such a show, or null. */
  readonly joinUrl: (mode: 'live' | 'rehearsal') => string | null
  readonly network: {
    readonly view: () => NetworkAddress & { readonly interfaces: readonly NetworkInterface[] }
  }
  readonly proof: {
    readonly view: () => ProofView
    /** Tries the public address now. */
    readonly prove: () => Promise<ProofView>
    /** After `ms` what is known by then. */
    readonly proveWithin: (ms: Duration) => Promise<ProofView>
  }
  /** Something was opened or closed: the running show is told. */
  readonly follow: () => Promise<void>
}

export interface ProofView {
  readonly proven: boolean | null
  readonly reason: string | null
  readonly at: Instant | null
}

export interface Parts {
  readonly fire: Fire
  readonly resume: Resume
  readonly engine: Engine
  readonly state: StateHub
  readonly overlay: OverlayHub
  readonly library: Library
  readonly pictures: Pictures
  readonly archive: Archive
  readonly settings: SettingsDocument
  readonly secrets: Secrets
  readonly calendar: Calendar
  readonly obs: ObsPort
  readonly localObs: LocalObs
  readonly desktop: Desktop | null
  /** Whether viewers see the overlay now. */
  readonly onAir: () => OnAir
  readonly overlayForObs: OverlayForObs
  readonly opening: Opening
  readonly hall: Pick<HallScreen, 'renew'>
  readonly tunnel: {
    readonly state: () => TunnelState
    readonly start: (wish: TunnelWish) => Promise<Result<null>>
    readonly stop: () => Promise<Result<null>>
  }
  readonly reach: ReachDesk
  readonly platforms: PlatformDesk
  /** Opens `POST /api/v1/lines` and nothing else. */
  readonly bridgeToken: (renew: boolean) => string
  readonly controlToken: (renew: boolean) => string
  readonly realMoney: (carrier: string) => boolean
  /** Puts a capture window on the screen for an OBS without browser source; null where there is no X11 screen. */
  readonly captureWindow:
    | (() => Promise<{
        title: string
        region: { x: number; y: number; width: number; height: number }
        screen: { width: number; height: number }
      } | null>)
    | null
}

/** Who is calling, known by the transport alone. */
export interface Caller {
  readonly from: 'console' | 'remote'
  readonly name: string
}
