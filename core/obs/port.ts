import type { Result } from '../base/result'
import type { ObsSettings } from './settings'
import type { ObsState } from './state'

/**
 * Why a request to OBS came to nothing. Every one of them comes with a sentence for the host.
 * `timeout`: OBS did not answer in time. `closed`: the link broke before the answer came.
 * `refused`: OBS answered no; the message carries its words. `superseded`: another scene was asked for before this one
 * was shown. `other-scene`: OBS took the request and shows another one.
 */
export type ObsFailure =
  | 'not-connected'
  | 'timeout'
  | 'closed'
  | 'needs-password'
  | 'unreachable'
  | 'not-obs'
  | 'no-such-scene'
  | 'no-scene-chosen'
  | 'no-browser-source'
  | 'no-window-capture'
  | 'no-such-window'
  | 'no-overlay'
  | 'name-taken'
  | 'unsupported'
  | 'not-recording'
  | 'superseded'
  | 'other-scene'
  | 'refused'

export type ObsResult<T> = Result<T, ObsFailure>

/** The overlay's addresses as this console gives them out. The state never holds one: they have secrets in them. */
export interface OverlayAddresses {
  /** What OBS should have now; null while there is none that it could reach. */
  wanted(): string | null
  /** Which of the overlay's keys an address holds; null: it is not this console's overlay. */
  keyOf(url: string): 'set-up' | 'copied' | null
  /** The address is one that OBS should have now. */
  current(url: string): boolean
}

/** What the overlay source shall be. Sizes are the page's own pixels; OBS fits it to its canvas. */
export interface OverlayWish {
  readonly url: string
  readonly scenes: readonly string[]
  readonly width: number
  readonly height: number
}

export interface OverlaySetUp {
  /** What the source is called in OBS. */
  readonly name: string
  /** The source was made now. */
  readonly created: boolean
  /** It was there, and its settings were changed. False for a second identical set-up. */
  readonly updated: boolean
  /** The chosen scenes, each of which holds the source now. */
  readonly scenes: readonly string[]
}

/** A window the console has opened on an X11 screen, for an OBS without a browser source. Sizes in screen pixels. */
export interface WindowCaptureWish {
  /** The window's exact title. */
  readonly title: string
  readonly region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly screen: { readonly width: number; readonly height: number }
  /** X server that holds the window, like ":78"; left out, the one OBS itself runs on. */
  readonly display?: string
  readonly scenes: readonly string[]
  /** The window's background, made transparent in OBS. */
  readonly key: 'green' | 'blue' | 'magenta'
}

export interface WindowCaptureSetUp extends OverlaySetUp {
  /** `xcomposite_input` follows the window; `xshm_input` copies its place on the screen. */
  readonly kind: 'xcomposite_input' | 'xshm_input'
}

/** What the console asks of OBS. No call outlives its time limit, and none throws for what OBS does. */
export interface ObsPort {
  /**
   * Opens the link and keeps it: after a loss it tries again until `disconnect` or a wrong password. The answer is
   * the first try's. By `overlay` the state knows which sources show this console's overlay, whatever their names.
   */
  connect(settings: ObsSettings, password?: string, overlay?: OverlayAddresses): Promise<ObsResult<void>>
  disconnect(): Promise<void>
  /** Answers when OBS says that the scene is the program, which is when its transition is over. */
  switchScene(name: string): Promise<ObsResult<void>>
  /** Makes or updates the overlay source in the chosen scenes; doing it twice changes nothing. */
  setUpOverlay(wish: OverlayWish): Promise<ObsResult<OverlaySetUp>>
  /** For an OBS without `browser_source` on X11: captures a window and takes its background out. */
  setUpWindowCapture(wish: WindowCaptureWish): Promise<ObsResult<WindowCaptureSetUp>>
  /** Makes OBS load the overlay's pages anew. */
  reloadOverlay(): Promise<ObsResult<void>>
  /** The program scene now, as the data URL of a JPEG `width` pixels wide (default 480). */
  screenshot(width?: number): Promise<ObsResult<string>>
  /** Puts a chapter into the recording; `unsupported` below OBS 30.2, `not-recording`, `refused` where its format has none. */
  mark(text: string): Promise<ObsResult<void>>
  state(): ObsState
  /** Calls `listener` after each change; the answer stops it. */
  onState(listener: (state: ObsState) => void): () => void
  /** Ends everything, for good. */
  close(): Promise<void>
}
