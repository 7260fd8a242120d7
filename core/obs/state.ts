import { z } from 'zod'
import { OverlaySource } from './overlay-source'

/**
 * `off`: not asked to connect. `needs-password`: none or a wrong one was given; no more tries until `connect`.
 * `not-answering`: the link stands, or opens, but OBS says nothing. `retrying`: lost; tries go on by themselves.
 */
export const obsLink = z.enum([
  'off',
  'connecting',
  'connected',
  'needs-password',
  'not-answering',
  'retrying',
])
export type ObsLink = z.infer<typeof obsLink>

const text = z.string().nullable()
const instant = z.number().nullable()
const count = z.number().int().nonnegative()

/** What is known about OBS. It is true now only while `link` is `connected`; instants are ms since 1970 by our clock. */
export const obsState = z.object({
  link: obsLink,
  /** Why the link is as it is, in the host's words; null when all is well. */
  reason: text,
  /** When OBS last answered. */
  seenAt: instant,
  version: z.object({ obs: z.string(), websocket: z.string(), platform: z.string() }).nullable(),
  /** This OBS build has the input kind `browser_source`. */
  browserSource: z.boolean(),
  /** It can capture a window or a screen of an X11 desktop. */
  windowCapture: z.boolean(),
  availableRequests: z.array(z.string()),
  /** In the order OBS shows them. */
  scenes: z.array(z.string()),
  /** Scenes that were renamed while the console looked on, oldest first. */
  renamed: z.array(z.object({ from: z.string(), to: z.string() })),
  programScene: text,
  /** The scene a transition is under way to. */
  switchingTo: text,
  canvas: z.object({ width: z.number(), height: z.number() }).nullable(),
  streaming: z.boolean(),
  /** OBS lost its streaming server and tries again. */
  streamReconnecting: z.boolean(),
  recording: z.boolean(),
  recordPaused: z.boolean(),
  /** Since when by our clock: OBS's own timecode starts anew after a reconnect of the stream. */
  streamingSince: instant,
  recordingSince: instant,
  /** OBS's own timecode of the stream, else of the recording. */
  timecode: text,
  /** Frames lost since OBS started: not drawn in time (of `total`), not encoded or sent in time (of `outputTotal`). */
  skippedFrames: z.object({ render: count, output: count, total: count, outputTotal: count }),
  activeFps: z.number(),
  overlay: z.object({
    /** There is a source that shows the overlay, or one of the name it should have. */
    present: z.boolean(),
    /** Scenes that hold such a source themselves, not only through a nested scene or a group. */
    scenes: z.array(z.string()),
    /** A page source has the address that OBS should have now; null when that cannot be told. */
    urlMatches: z.boolean().nullable(),
    sources: z.array(OverlaySource),
    /** When OBS last said which of them are in the program. */
    toldAt: instant,
  }),
})

export type ObsState = z.infer<typeof obsState>

/** What passes away with the link; the rest is kept, so that forms can still offer scenes. */
export const unknownNow = {
  programScene: null,
  switchingTo: null,
  streaming: false,
  streamReconnecting: false,
  recording: false,
  recordPaused: false,
  streamingSince: null,
  recordingSince: null,
  timecode: null,
  activeFps: 0,
} satisfies Partial<ObsState>

export const noOverlay: ObsState['overlay'] = {
  present: false,
  scenes: [],
  urlMatches: null,
  sources: [],
  toldAt: null,
}

export const obsOff: ObsState = {
  ...unknownNow,
  link: 'off',
  reason: null,
  seenAt: null,
  version: null,
  browserSource: false,
  windowCapture: false,
  availableRequests: [],
  scenes: [],
  renamed: [],
  canvas: null,
  skippedFrames: { render: 0, output: 0, total: 0, outputTotal: 0 },
  overlay: noOverlay,
}
