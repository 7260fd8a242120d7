import { z } from 'zod'
import { Links } from '../chat/links'
import { PaidEvent } from '../chat/paid'
import { Role } from '../chat/port'
import { Barred, HiddenName } from '../chat/rulings'
import { Audience, ViewerRef } from '../chat/viewer'
import { PaymentNews } from '../commerce/payment'
import { Verdict } from '../moderation/verdict'
import { Show } from '../show/show'

/** What a spectator may ask for, from chat or by a button in the room. */
export const ViewerAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('claim'), runId: z.string().nullable() }),
  z.object({ act: z.literal('stock') }),
  z.object({ act: z.literal('answer'), text: z.string().max(200), runId: z.string().nullable() }),
  z.object({ act: z.literal('more-time') }),
  /** Two chats, one person: without a code it asks for one, with a code it answers one; `ok` confirms. */
  z.object({ act: z.literal('link'), code: z.string().max(16).nullable() }),
  z.object({ act: z.literal('unlink') }),
  /** The code seen on the overlay: measures how late this source sees the stream. */
  z.object({ act: z.literal('sync'), code: z.string().max(8) }),
  /** They have proved to be in the hall: what they wait for, they wait for there. */
  z.object({ act: z.literal('arrive') }),
  z.object({ act: z.literal('cancel'), holdId: z.string().nullable() }),
  /** Consent is explicit and asked once, before the first purchase. */
  z.object({
    act: z.literal('check-out'),
    holdId: z.string(),
    consent: z.boolean(),
    carrier: z.string().nullable(),
    test: z.string().max(32).nullable(),
  }),
])
export type ViewerAct = z.infer<typeof ViewerAct>

/** Who pressed: the console window, a hotkey, a remote control. */
export const Presser = z.object({
  from: z.enum(['console', 'hotkey', 'remote', 'sample', 'redemption']),
  name: z.string().max(64),
})
export type Presser = z.infer<typeof Presser>

/** What the world tells us. Closed: every kind speaks these and no adapter learns what a quiz is. */
export const Happening = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('airing-started'),
    airingId: z.string(),
    show: Show,
    mode: z.enum(['rehearsal', 'live']),
    joinUrl: z.string().nullable(),
    by: Presser,
    /** Links made in earlier airings. */
    links: Links.optional(),
    /** Names the host hid in earlier airings. */
    hiddenNames: z.record(z.string(), HiddenName).optional(),
    /** Visitors the host kept out of the room in earlier airings. */
    barred: z.record(z.string(), Barred).optional(),
    /** Shift each source's windows by its stream delay; absent means yes. */
    fairWindows: z.boolean().optional(),
    /** What its runs ask of the world is followed to its end (`effect-settled`); absent in older logs, which tell no end. */
    followsEffects: z.boolean().optional(),
  }),
  z.object({ type: z.literal('airing-ended'), by: Presser }),
  z.object({ type: z.literal('cue-fired'), cueId: z.string(), by: Presser }),
  /** A button of a running cue (`close`, `extend`, `reveal`, ...): the kind lists its own. */
  z.object({ type: z.literal('host-acted'), runId: z.string(), action: z.string().max(32), by: Presser }),
  z.object({
    type: z.literal('line-judged'),
    lineId: z.string(),
    viewer: ViewerRef,
    audience: Audience,
    /** Cleaned text; emptied when its retention ends. */
    text: z.string(),
    flags: z.array(z.string()),
    verdict: Verdict,
    act: ViewerAct.nullable(),
    roles: z.array(Role).optional(),
    sharedFrom: z.string().nullable().optional(),
    heldByPlatform: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('line-reviewed'),
    lineId: z.string(),
    action: z.enum(['allow', 'hide']),
    by: Presser,
  }),
  /** `only` is a platform's id; null or absent reaches all that are live and can be written to. */
  z.object({
    type: z.literal('host-said'),
    text: z.string().min(1).max(450),
    only: z.string().max(32).nullable().optional(),
    by: Presser,
  }),
  z.object({ type: z.literal('line-retracted'), lineId: z.string() }),
  /** Everything of one viewer (`viewerId` is the platform's own id), or with null the platform's whole chat. */
  z.object({
    type: z.literal('lines-retracted'),
    platform: z.string(),
    viewerId: z.string().nullable(),
  }),
  z.object({
    type: z.literal('moderation-asked'),
    act: z.enum(['delete', 'timeout', 'ban', 'warn']),
    viewer: ViewerRef,
    lineId: z.string().nullable(),
    seconds: z.number().int().min(1).max(1_209_600).nullable(),
    why: z.string().max(500),
    by: Presser,
  }),
  /** Takes a viewer's name off every screen, or puts it back. */
  z.object({
    type: z.literal('name-hidden'),
    platform: z.string().min(1).max(32),
    viewerId: z.string().min(1).max(128),
    hidden: z.boolean(),
    by: Presser,
  }),
  /** A visitor whom this or an earlier show kept out of the room may take part again. */
  z.object({ type: z.literal('visitor-readmitted'), viewerId: z.string().min(1).max(128), by: Presser }),
  z.object({ type: z.literal('moderation-undone'), actionId: z.string(), by: Presser }),
  /** What the platform answered; `fault` is null when it did it. */
  z.object({
    type: z.literal('moderation-settled'),
    actionId: z.string(),
    undo: z.boolean(),
    fault: z.string().nullable(),
  }),
  /** `unseen`: viewers do not see the overlay, so no sale may open on it (docs/decisions/0006); `why` in words. */
  z.object({
    type: z.literal('platform-paid'),
    event: PaidEvent,
    unseen: z.boolean().optional(),
    why: z.string().max(1_000).optional(),
  }),
  /** The host says that viewers see the overlay, while OBS cannot: until it can, or the show ends. */
  z.object({ type: z.literal('on-air-vouched'), by: Presser }),
  /** Taken back by the host, or with null because OBS can tell again. */
  z.object({ type: z.literal('vouch-ended'), by: Presser.nullable() }),
  z.object({ type: z.literal('delay-measuring'), on: z.boolean(), by: Presser }),
  /** `given`: the platform's own figure; `measured`: one round trip, for example of a room page. */
  z.object({
    type: z.literal('delay-told'),
    source: z.string().max(32),
    how: z.enum(['given', 'measured']),
    ms: z.number().int().min(0).max(600_000),
  }),
  /** The host's own figure; null goes back to what is measured. */
  z.object({
    type: z.literal('delay-set'),
    source: z.string().max(32),
    ms: z.number().int().min(0).max(60_000).nullable(),
    by: Presser,
  }),
  z.object({ type: z.literal('viewer-acted'), viewer: ViewerRef, audience: Audience, act: ViewerAct }),
  z.object({ type: z.literal('viewer-count'), platform: z.string(), count: z.number().int().min(0) }),
  z.object({ type: z.literal('payment-changed'), news: PaymentNews }),
  z.object({ type: z.literal('refund-asked'), orderId: z.string(), by: Presser }),
  z.object({ type: z.literal('scene-switched'), scene: z.string() }),
  /** What a run asked of the world has happened, or will not; `quiet`: it never could here (docs/decisions/0020). */
  z.object({
    type: z.literal('effect-settled'),
    effectId: z.string(),
    runId: z.string(),
    state: z.enum(['done', 'failed']),
    /** Why it failed, or what was left out of it, for the host. */
    reason: z.string().max(500).nullable(),
    quiet: z.boolean().optional(),
  }),
  z.object({ type: z.literal('join-url-changed'), joinUrl: z.string().nullable() }),
  z.object({ type: z.literal('panicked'), by: Presser }),
  /** What comes back is the host's choice: sales stay closed unless named. */
  z.object({ type: z.literal('resumed'), runIds: z.array(z.string()), by: Presser }),
  z.object({ type: z.literal('tick') }),
])
export type Happening = z.infer<typeof Happening>
export type HappeningOf<T extends Happening['type']> = Extract<Happening, { type: T }>

/** A happening as the log keeps it: in order, stamped, with fresh randomness for the ids it will need. */
export interface Entry {
  readonly seq: number
  readonly at: number
  /** Idempotency key, unique in the log: `cue.fire:<key>`, `<platform>:<messageId>`; null for ticks. */
  readonly key: string | null
  /** 128 random bits, base64url; secret tokens (hold pages) are derived from it, so replay equals live. */
  readonly nonce: string
  readonly happening: Happening
}
