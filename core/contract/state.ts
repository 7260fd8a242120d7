import { z } from 'zod'
import { Money } from '../base/money'
import { PlatformCaps } from '../chat/capability'
import { PaidEvent } from '../chat/paid'
import { PlatformState, Role, SignInState } from '../chat/port'
import { Barred, HiddenName } from '../chat/rulings'
import { ViewerRef } from '../chat/viewer'
import { Figure, HostCard } from '../cues/host-card'
import { Verdict } from '../moderation/verdict'
import { obsState } from '../obs/state'
import { OverlayPage } from '../onair/page'
import { OnAir } from '../onair/state'
import { OverlayModel } from '../overlay/model'
import { TunnelState } from '../reach/tunnel'
import { Show } from '../show/show'

export const FunnelView = z.object({
  runId: z.string(),
  cueTitle: z.string(),
  openedAt: z.number(),
  reached: z.number().int(),
  /** 31 places each: seconds 0 to 29, then everything later. */
  perSecond: z.object({
    claimed: z.array(z.number()),
    checkout: z.array(z.number()),
    paid: z.array(z.number()),
  }),
  totals: z.object({ claimed: z.number(), checkout: z.number(), paid: z.number() }),
})
export type FunnelView = z.infer<typeof FunnelView>

/** One thing a run asked of the world, and what became of it. */
export const EffectView = z.object({
  id: z.string(),
  what: z.enum(['scene', 'post', 'mark', 'redemption']),
  /** The scene exactly as it was asked for, the beginning of the text, or the platform of the redemption. */
  name: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  /** Why it failed, or what was left out of it; null when there is nothing to say. */
  reason: z.string().nullable(),
  /** It failed because it can never happen here, or the host did away with it: no fault of the show. */
  quiet: z.boolean(),
})
export type EffectView = z.infer<typeof EffectView>

/** `done`: all that it asked for has happened. `unknown`: begun by an older Micdrop, which did not follow it. */
const Outcome = z.enum(['unknown', 'waiting', 'failed', 'done'])

export const RunView = z.object({
  id: z.string(),
  cueId: z.string(),
  kind: z.string(),
  title: z.string(),
  firedAt: z.number(),
  closedAt: z.number().nullable(),
  paused: z.boolean(),
  figures: z.array(Figure),
  /** The same run as numbers and instants: what the console draws. */
  card: HostCard,
  actions: z.array(
    z.object({ id: z.string(), label: z.string(), risk: z.enum(['free', 'visible', 'money']) }),
  ),
  outcome: Outcome,
  /** Oldest first, at most 20; money is in the orders. */
  effects: z.array(EffectView),
})
export type RunView = z.infer<typeof RunView>

export const LineView = z.object({
  id: z.string(),
  at: z.number(),
  viewer: ViewerRef,
  text: z.string(),
  verdict: Verdict,
  shown: z.boolean(),
  reviewed: z.enum(['allow', 'hide']).nullable(),
  roles: z.array(Role),
  sharedFrom: z.string().nullable(),
  heldByPlatform: z.boolean(),
})
export type LineView = z.infer<typeof LineView>

export const OrderView = z.object({
  id: z.string(),
  number: z.number().int(),
  title: z.string(),
  viewer: ViewerRef,
  price: Money,
  state: z.enum(['open', 'paid', 'cancelled', 'refunding', 'refunded']),
  carrier: z.string().nullable(),
  sandbox: z.boolean(),
  openedAt: z.number(),
  paidAt: z.number().nullable(),
  reason: z.string().nullable(),
})
export type OrderView = z.infer<typeof OrderView>

export const AiringView = z.object({
  id: z.string(),
  mode: z.enum(['rehearsal', 'live']),
  show: Show,
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  panic: z.object({ at: z.number(), by: z.string(), runIds: z.array(z.string()) }).nullable(),
  nextCueId: z.string().nullable(),
  /** How often each cue was fired. */
  fired: z.record(z.string(), z.number().int()),
  /** Fired cues whose newest run is not known to be done, with what to say about it. */
  undone: z.record(z.string(), z.object({ runId: z.string(), outcome: Outcome, words: z.string() })),
  counts: z.object({
    lines: z.number(),
    allowed: z.number(),
    held: z.number(),
    hidden: z.number(),
    reversed: z.number(),
    acts: z.number(),
  }),
  audience: z.record(z.string(), z.number().int()),
  revenue: Money,
  scene: z.string().nullable(),
})
export type AiringView = z.infer<typeof AiringView>

/** What the pages report of themselves, and no more: whether viewers see one is in `onAir`. */
export const OverlayHealth = z.object({ pages: z.array(OverlayPage), revision: z.number().int() })
export type OverlayHealth = z.infer<typeof OverlayHealth>

export const Health = z.object({
  moderation: z.object({
    model: z.enum(['ready', 'starting', 'down', 'off']),
    reason: z.string().nullable(),
  }),
  platforms: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      link: z.string(),
      reason: z.string().nullable(),
      linesPerMinute: z.number(),
    }),
  ),
  carriers: z.array(z.object({ id: z.string(), title: z.string(), realMoney: z.boolean() })),
  room: z.object({
    /** For this machine. */
    url: z.string(),
    networkUrl: z.string().nullable(),
    /** The public address as it is set, with a slash at its end. It is given to viewers whether it is proven or not. */
    publicUrl: z.string().nullable(),
    /** Whether it led here when it was tried last; null while it was not tried. */
    publicProven: z.boolean().nullable(),
    /** What is wrong with it and what to do, in the host's words. */
    publicReason: z.string().nullable(),
    publicTriedAt: z.number().nullable(),
    /** Where a tunnel or proxy on this machine has to lead; null while the port is not known. */
    proxyTarget: z.string().nullable(),
    /** The ways into a network, best first. */
    interfaces: z.array(z.object({ name: z.string(), address: z.string(), proposed: z.boolean() })),
    /** The one whose address people in the network are given now; null in no network. */
    networkInterface: z.string().nullable(),
    /** Why it is not the one the host chose. */
    networkReason: z.string().nullable(),
    open: z.boolean(),
    spectators: z.number().int(),
    /** Why the room does not answer where the settings want it, or null. */
    reason: z.string().nullable(),
    /** The public address was given at start (MICDROP_PUBLIC_ORIGIN): it wins, and the setting is read only. */
    publicFixed: z.boolean(),
    /** Whether the proxy before the public address names its clients (X-Forwarded-For); null before the first request. */
    proxyNamesClients: z.boolean().nullable(),
  }),
  tunnel: TunnelState,
  /** On this computer. */
  overlayUrl: z.string(),
  /** Where OBS loads the overlay. */
  overlayForObs: z.object({
    /** OBS runs on another computer. */
    elsewhere: z.boolean(),
    /** For a source made by hand there; null while it could load none. */
    url: z.string().nullable(),
    /** Why OBS could not load the overlay, and the way out. */
    fault: z.string().nullable(),
  }),
  /** The screen in the hall, with its token: in the network where the host opened it there, else on this machine. */
  hallUrl: z.string(),
  /** Hall screens that answer. */
  hallScreens: z.number().int(),
  controlUrl: z.string(),
  hotkeys: z.array(
    z.object({
      accelerator: z.string(),
      what: z.string(),
      cueId: z.string().nullable(),
      state: z.enum(['on', 'taken', 'refused', 'off', 'proven']),
      reason: z.string().nullable(),
    }),
  ),
  /** Old shells run rehearsal and sandbox only. */
  shell: z.object({ kind: z.enum(['electron', 'headless']), version: z.string(), old: z.boolean() }),
  storage: z.object({ ok: z.boolean(), reason: z.string().nullable() }),
  /** Why the last press of a key came to nothing, and when; null once one has come to something. */
  refusedPress: z.object({ words: z.string(), at: z.number() }).nullable(),
  /** Things the host should know once, in plain words (a fallback port, a file set aside). */
  notices: z.array(z.string()),
  recovered: z.object({ entries: z.number().int(), at: z.number() }).nullable(),
})
export type Health = z.infer<typeof Health>

/** One chat platform as the host sees it: what it is, can and does, and what waits to be sent there. */
export const PlatformView = z.object({
  id: z.string(),
  title: z.string(),
  state: PlatformState,
  caps: PlatformCaps,
  linesPerMinute: z.number(),
  /** What a send button says of this platform: `yes`, `12 posts left`, `read only`, `signed out`, ... */
  reach: z.object({ ok: z.boolean(), words: z.string() }),
  /** Waiting to be sent, next first. */
  queue: z.array(z.object({ id: z.string(), text: z.string(), waitingSince: z.number(), why: z.string() })),
  /** Sent in the last 30 seconds, of `caps.perThirtySeconds`. */
  sentLately: z.number().int(),
  /** Not sent, by a rule or because the platform refused: how many this sitting, and why the last one. */
  dropped: z.object({ count: z.number().int(), last: z.string() }).optional(),
  signIn: SignInState.nullable(),
})
export type PlatformView = z.infer<typeof PlatformView>

export const ModeratedView = z.object({
  id: z.string(),
  at: z.number(),
  by: z.string(),
  act: z.enum(['delete', 'timeout', 'ban', 'warn']),
  viewer: ViewerRef,
  lineId: z.string().nullable(),
  seconds: z.number().nullable(),
  why: z.string(),
  state: z.enum(['asked', 'done', 'refused', 'undoing', 'undone']),
  fault: z.string().nullable(),
})
export type ModeratedView = z.infer<typeof ModeratedView>

/** Names that stand before everyone now, and those the host took off every screen. */
export const NamesView = z.object({
  /** `detail` in words: the place and points, or what was bought. Names that did not pass are left out. */
  shown: z.array(
    z.object({ viewer: ViewerRef, where: z.enum(['leaderboard', 'ticker']), detail: z.string() }),
  ),
  /** Newest first, at most 200. */
  hidden: z.array(HiddenName),
  /** Visitors of the room who are kept out now; newest first, at most 200. */
  barred: z.array(Barred),
})
export type NamesView = z.infer<typeof NamesView>

/** The estimate for one source, with how it was made and how old it is. Milliseconds. */
export const DelayView = z.object({
  source: z.string(),
  /** What windows are shifted by; null while nothing is known. */
  ms: z.number().nullable(),
  from: z.enum(['set', 'measured', 'given', 'none']),
  /** Half the middle spread of the samples; null with fewer than two. */
  spread: z.number().nullable(),
  samples: z.number().int(),
  /** When the newest sample came, or the platform's figure while that is used; null without any. */
  at: z.number().nullable(),
})
export type DelayView = z.infer<typeof DelayView>

/**
 * What the console shows, in sections. On connect a client gets all of them, then patches that replace whole
 * sections; a gap in `revision` means: ask for the snapshot again.
 */
export const ConsoleState = z.object({
  airing: AiringView.nullable(),
  /** Open runs first, then the last ended ones, newest first; at most 40. */
  runs: z.array(RunView),
  funnels: z.array(FunnelView),
  /** Newest last: the last 200, and up to 200 older ones that wait for a person. */
  lines: z.array(LineView),
  /** What the console itself said, newest last; `only` is the one platform it went to, null all of them. */
  said: z.array(z.object({ id: z.string(), at: z.number(), text: z.string(), only: z.string().nullable() })),
  /** Newest first, at most 200. */
  orders: z.array(OrderView),
  /** The room first, then in the order of the settings; connected or not. */
  platforms: z.array(PlatformView),
  /** Newest first, at most 50. */
  moderated: z.array(ModeratedView),
  names: NamesView,
  delays: z.object({
    measuring: z.object({ code: z.string(), until: z.number() }).nullable(),
    sources: z.array(DelayView),
  }),
  /** Paid and redeemed on platforms, newest first, at most 50. */
  paid: z.array(PaidEvent.extend({ at: z.number() })),
  overlay: OverlayModel,
  overlayHealth: OverlayHealth,
  /** Whether viewers see the overlay now, by the one rule of core/onair. */
  onAir: OnAir,
  obs: obsState,
  health: Health,
  now: z.number(),
})
export type ConsoleState = z.infer<typeof ConsoleState>

export const StateEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), revision: z.number().int(), state: ConsoleState }),
  z.object({ type: z.literal('patch'), revision: z.number().int(), set: ConsoleState.partial() }),
])
export type StateEvent = z.infer<typeof StateEvent>
