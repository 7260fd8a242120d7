import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { accountSecrets } from '../chat/accounts'
import { BridgeLine } from '../chat/bridge'
import { ViewerRef } from '../chat/viewer'
import { maxPictureBytes, PictureId } from '../pictures/picture'
import { TunnelWish } from '../reach/tunnel'
import { Show } from '../show/show'
import { notFound, refusal } from './faults'
import { AiringSummary, PreflightItem, Report } from './report'
import { Settings } from './settings'
import { ConsoleState, FunnelView, LineView, OrderView, RunView, StateEvent } from './state'

/**
 * Everything that crosses a process or a network, each checked at the door. `open` procedures are also the
 * control API (HTTP, bearer token); the rest belongs to the console window alone. Each transport checks this.
 */
const desk = oc
  .$meta<{ readonly from: 'console' | 'remote' }>({ from: 'console' })
  .errors({ ...refusal, ...notFound })
const open = desk.meta({ from: 'remote' })

const id = z.string().min(1).max(64)
const nothing = z.object({})

export const contract = {
  state: {
    /** Snapshot, then patches, until the client leaves. */
    watch: desk.output(eventIterator(StateEvent)),
    get: open
      .route({ method: 'GET', path: '/state', summary: 'Everything the console shows, now' })
      .output(ConsoleState),
  },
  shows: {
    list: open.route({ method: 'GET', path: '/shows', summary: 'The shows in the library' }).output(
      z.array(
        z.object({
          id,
          title: z.string(),
          startsAt: z.number().nullable(),
          nextAt: z.number().nullable(),
          cues: z.number().int(),
          updatedAt: z.number(),
        }),
      ),
    ),
    get: desk.input(z.object({ showId: id })).output(Show),
    /** Checks and keeps the show; refuses nothing a person can still be typing, only what cannot be stored. */
    save: desk.input(z.object({ show: Show })).output(z.object({ updatedAt: z.number() })),
    create: desk
      .input(z.object({ title: z.string().min(1).max(120), from: z.enum(['empty', 'sample']) }))
      .output(Show),
    duplicate: desk.input(z.object({ showId: id })).output(Show),
    remove: desk.input(z.object({ showId: id })).output(nothing),
    /** Pictures in the file are cleaned as if the host chose them. Notes are for the host. */
    importFile: desk
      .input(z.object({ text: z.string() }))
      .output(z.object({ show: Show, notes: z.array(z.string()) })),
    exportFile: desk
      .input(z.object({ showId: id }))
      .output(z.object({ name: z.string(), text: z.string(), notes: z.array(z.string()) })),
    calendar: desk.input(z.object({ showId: id })).output(z.object({ name: z.string(), text: z.string() })),
    occurrences: desk
      .input(z.object({ showId: id, count: z.number().int().min(1).max(60) }))
      .output(z.array(z.number())),
    preflight: desk.input(z.object({ showId: id })).output(z.array(PreflightItem)),
    start: open
      .route({
        method: 'POST',
        path: '/shows/{showId}/start',
        summary: 'Start a show, live or as a rehearsal',
      })
      .input(
        z.object({
          showId: id,
          mode: z.enum(['live', 'rehearsal']).default('rehearsal'),
          key: z.string().max(100).optional(),
        }),
      )
      .output(z.object({ airingId: z.string() })),
    end: open
      .route({ method: 'POST', path: '/shows/{showId}/end', summary: 'End the running show' })
      .input(z.object({ showId: id }))
      .output(z.object({ airingId: z.string() })),
  },
  /** Pictures of goods. */
  pictures: {
    /** A file as base64; what is no picture, too large or too slow is refused in words. Notes are for the host. */
    add: desk
      .input(z.object({ file: z.string().max(4 * maxPictureBytes) }))
      .output(z.object({ picture: PictureId, notes: z.array(z.string()) })),
    /** As a data URL; null when it is not on this computer. */
    get: desk.input(z.object({ picture: PictureId })).output(z.object({ image: z.string().nullable() })),
  },
  cues: {
    fire: open
      .route({
        method: 'POST',
        path: '/cues/{cueId}/fire',
        summary: 'Fire a cue of the running show; one Idempotency-Key is one run',
      })
      .input(
        z.object({
          cueId: id,
          key: z.string().min(1).max(100),
          /** Opens a sale although viewers might not see it. */
          anyway: z.boolean().default(false),
        }),
      )
      .output(z.object({ runId: z.string() })),
    /** Of the show that runs, or ended last. */
    run: open
      .route({
        method: 'GET',
        path: '/runs/{runId}',
        summary: 'One run: its figures, and what became of its effects',
      })
      .input(z.object({ runId: id }))
      .output(RunView),
    act: open
      .route({
        method: 'POST',
        path: '/runs/{runId}/{action}',
        summary: 'Press a button of a running cue: close, extend, reveal, ...',
      })
      .input(z.object({ runId: id, action: z.string().max(32), key: z.string().max(100).optional() }))
      .output(nothing),
  },
  onAir: {
    /** Holds while OBS cannot tell; refused while it can. `on: false` takes it back. */
    vouch: open
      .route({ method: 'POST', path: '/on-air/vouch', summary: 'Say that viewers see the overlay' })
      .input(z.object({ on: z.boolean().default(true) }).prefault({}))
      .output(nothing),
  },
  panic: open
    .route({ method: 'POST', path: '/panic', summary: 'Close sales, clear the overlay, silence the bot' })
    .input(z.object({}).optional())
    .output(z.object({ runIds: z.array(z.string()) })),
  resume: open
    .route({ method: 'POST', path: '/resume', summary: 'Bring back the named runs; without names, none' })
    .input(z.object({ runIds: z.array(id).default([]), anyway: z.boolean().default(false) }))
    .output(z.object({ runIds: z.array(z.string()) })),
  funnel: open
    .route({ method: 'GET', path: '/funnel', summary: 'The first 30 seconds of one run' })
    .input(z.object({ runId: id }))
    .output(FunnelView),
  chat: {
    /** `only` is a platform's id; null reaches all that are live and can be written to. */
    say: desk
      .input(
        z.object({ text: z.string().min(1).max(450), only: z.string().max(32).nullable().default(null) }),
      )
      .output(nothing),
    /** To the platform, for one viewer; `lineId` is the line it is about. Undone with `undo` where the platform can. */
    moderate: desk
      .input(
        z.object({
          act: z.enum(['delete', 'timeout', 'ban', 'warn']),
          viewer: ViewerRef,
          lineId: id.nullable(),
          seconds: z.number().int().min(1).max(1_209_600).nullable(),
          why: z.string().max(500),
        }),
      )
      .output(z.object({ actionId: z.string() })),
    undo: desk.input(z.object({ actionId: id })).output(nothing),
    /** Everywhere and in the following shows too: overlay, room, answers; `hidden: false` puts it back. */
    hideName: open
      .route({
        method: 'POST',
        path: '/names/hide',
        summary: "Take a viewer's name off every screen, or put it back",
      })
      .input(
        z.object({
          platform: z.string().min(1).max(32),
          viewerId: z.string().min(1).max(128),
          hidden: z.boolean().default(true),
        }),
      )
      .output(nothing),
    /** Ends a time-out or ban of a visitor of the room, also one of an earlier show. */
    readmit: desk.input(z.object({ viewerId: z.string().min(1).max(128) })).output(nothing),
    review: desk.input(z.object({ lineId: id, action: z.enum(['allow', 'hide']) })).output(nothing),
    history: desk
      .input(
        z.object({ airingId: id, before: z.number().nullable(), limit: z.number().int().min(1).max(200) }),
      )
      .output(z.array(LineView)),
  },
  platforms: {
    /** Connects anew: after a failure, or when the host does not want to wait for the next try. */
    reconnect: desk.input(z.object({ id })).output(nothing),
    /** Asks the platform for the named steps; the prompt appears in the state. */
    signIn: desk.input(z.object({ id, steps: z.array(z.string().max(40)).min(1) })).output(nothing),
    cancelSignIn: desk.input(z.object({ id })).output(nothing),
    signOut: desk.input(z.object({ id })).output(nothing),
    /** Keeps a secret in the keychain; null forgets it. It is never read back. */
    setSecret: desk
      .input(z.object({ name: z.enum(accountSecrets), value: z.string().max(500).nullable() }))
      .output(nothing),
    secrets: desk.output(z.record(z.enum(accountSecrets), z.boolean())),
    /** Drops what waits to be sent: on one platform, or with null on all. */
    emptyQueue: desk.input(z.object({ id: id.nullable() })).output(z.object({ dropped: z.number().int() })),
    /** Shield mode, slow mode: settings of the whole chat. */
    guard: desk
      .input(
        z.object({ id, act: z.enum(['shield', 'slow-mode']), value: z.number().int().min(0).max(86_400) }),
      )
      .output(nothing),
    poll: desk
      .input(
        z.object({
          id,
          question: z.string().min(1).max(60),
          choices: z.array(z.string().min(1).max(25)).min(2).max(5),
          seconds: z.number().int().min(15).max(1_800),
        }),
      )
      .output(nothing),
    /** A channel-point reward whose points can be given back, also between shows. Answers its title as the platform has it. */
    createReward: desk
      .input(
        z.object({
          id,
          title: z.string().trim().min(1).max(45),
          cost: z.number().int().min(1).max(2_147_483_647),
          prompt: z.string().max(200),
        }),
      )
      .output(z.object({ title: z.string() })),
    /** The token tools use at `POST /api/v1/lines`. */
    bridgeToken: desk.input(z.object({ renew: z.boolean() })).output(z.object({ token: z.string() })),
  },
  lines: {
    /** The inbound bridge: chat collected by other tools. Repeated ids do nothing. */
    add: open
      .route({ method: 'POST', path: '/lines', summary: 'Chat lines collected by another tool' })
      .input(z.object({ lines: z.array(BridgeLine).min(1).max(200) }))
      .output(
        z.object({
          taken: z.number().int(),
          refused: z.array(z.object({ id: z.string(), reason: z.string() })),
        }),
      ),
  },
  delays: {
    measure: desk.input(z.object({ on: z.boolean() })).output(nothing),
    set: desk
      .input(z.object({ source: z.string().max(32), ms: z.number().int().min(0).max(60_000).nullable() }))
      .output(nothing),
  },
  orders: {
    list: desk.input(z.object({ airingId: id })).output(z.array(OrderView)),
    refund: desk.input(z.object({ orderId: id })).output(nothing),
  },
  reports: {
    list: desk.output(z.array(AiringSummary)),
    get: desk.input(z.object({ airingId: id })).output(Report),
    file: desk
      .input(z.object({ airingId: id, format: z.enum(['html', 'csv', 'journal']) }))
      .output(z.object({ name: z.string(), text: z.string() })),
  },
  settings: {
    get: desk.output(Settings),
    save: desk.input(z.object({ settings: Settings })).output(Settings),
    openRoom: desk
      .input(z.object({ open: z.boolean() }))
      .output(z.object({ networkUrl: z.string().nullable() })),
    /** Tries the public address now, as a viewer would; answers within a few seconds what came of it, in words. */
    proveRoom: desk.output(z.object({ proven: z.boolean(), words: z.string() })),
    /** The hall screen's old address stops working at once; the new one is in the state. */
    renewHallAddress: desk.output(nothing),
    controlToken: desk.input(z.object({ renew: z.boolean() })).output(z.object({ token: z.string() })),
    purgeChat: desk.output(z.object({ lines: z.number().int() })),
  },
  /** A tunnel from the internet to the room that the console runs. */
  tunnel: {
    start: desk.input(TunnelWish).output(nothing),
    stop: desk.output(nothing),
  },
  obs: {
    find: desk.output(
      z.object({
        found: z.boolean(),
        host: z.string(),
        port: z.number().int(),
        hasPassword: z.boolean(),
        words: z.string(),
      }),
    ),
    /** `password: null` keeps the one in the keychain; `local: true` takes what OBS keeps on this machine. */
    connect: desk
      .input(
        z.object({
          host: z.string().max(200),
          port: z.number().int().min(1).max(65_535),
          password: z.string().max(200).nullable(),
          local: z.boolean(),
        }),
      )
      .output(nothing),
    disconnect: desk.output(nothing),
    setUp: desk
      .input(
        z.object({
          scenes: z.array(z.string()).min(1, 'choose at least one scene'),
          how: z.enum(['browser-source', 'window-capture']),
        }),
      )
      .output(z.object({ created: z.boolean(), scenes: z.array(z.string()), words: z.string() })),
    switchScene: desk.input(z.object({ scene: z.string() })).output(nothing),
    screenshot: desk.output(z.object({ image: z.string().nullable() })),
  },
  hotkeys: {
    /** Saves the accelerator on the cue (or `panic`, `next`) and registers it. */
    set: desk
      .input(
        z.object({
          showId: id.nullable(),
          what: z.string().max(64),
          accelerator: z.string().max(64).nullable(),
        }),
      )
      .output(nothing),
    /** While one is recorded in the window, so that a bound key is recorded and not fired. */
    pause: desk.input(z.object({ paused: z.boolean() })).output(nothing),
    /** Waits for the host to press it once; proves that the desktop really delivers it. */
    test: desk
      .input(z.object({ accelerator: z.string().max(64) }))
      .output(z.object({ fired: z.boolean(), reason: z.string().nullable() })),
  },
}
export type Contract = typeof contract
