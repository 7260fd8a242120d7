import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { build } from 'vite'
import { onTestFinished } from 'vitest'
import type { Result } from '../../../core/base/result'
import { Settings } from '../../../core/contract/settings'
import type { Happening, Presser } from '../../../core/cues/happening'
import { openQuestion } from '../../../core/cues/quiz'
import { codeAt, type HallCode } from '../../../core/hall/code'
import { listensForCodes } from '../../../core/show/delays'
import { emptyWorld, nextWakeAt, reduce, touchesMoney } from '../../../core/show/reduce'
import { type Cue, emptyShow, type Show } from '../../../core/show/show'
import { after } from '../../../main/after'
import { roomLineOf } from '../../../main/engine'
import type { Engine } from '../../../main/gateway/engine'
import { createHallScreen, type HallScreen } from '../../../main/gateway/hall'
import { hallSecret } from '../../../main/gateway/hall/secret'
import { createLocalApp } from '../../../main/gateway/local-app'
import { createRoom, type RoomOptions } from '../../../main/gateway/room'
import { deflating, listen } from '../../../main/gateway/server'
import { carriers } from '../../../main/payments'
import { createPerformer } from '../../../main/runner/effects'
import { createNonce } from '../../../main/runner/input'
import { createIntake } from '../../../main/runner/intake'
import { createPorts } from '../../../main/runner/ports'
import { createRunner } from '../../../main/runner/runner'
import { openStore } from '../../../main/storage/store'
import { Browser } from './room-browse'

export const by: Presser = { from: 'console', name: 'test' }

export interface RoomRig {
  readonly engine: Engine
  readonly url: string
  /** Where the room itself listens. */
  readonly port: number
  /** Time stands still until the test moves it; `pass` also tells the core. */
  readonly time: { now: number }
  readonly pass: (ms: number) => Promise<void>
  readonly spectators: number[]
  readonly fire: (cueId?: string) => Promise<string>
  /** The codes the hall's screen shows now. */
  readonly hallCode: () => HallCode
  readonly hall: HallScreen
  readonly browse: (headers?: Record<string, string>) => Browser
  /** Resolves once `found` gives something, after a batch; no time is waited for. */
  readonly until: <T>(found: () => T | null | undefined | false) => Promise<T>
  readonly close: () => Promise<void>
}

const signingKey = 'a key of this test'

const built = new Map<boolean, string>()

/** The room's script and style as the renderer's build makes them, in a folder of their own; with the hall's screen. */
export async function builtRenderer(hall = false): Promise<string> {
  const known = built.get(hall)
  if (known !== undefined) return known
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-room-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../../../renderer'),
    base: './',
    build: {
      // As electron-vite builds it.
      minify: true,
      target: 'chrome103',
      outDir: folder,
      rollupOptions: {
        input: {
          room: join(import.meta.dirname, '../../../renderer/room/main.ts'),
          'room-paper': join(import.meta.dirname, '../../../renderer/room/paper.css'),
          ...(hall ? { hall: join(import.meta.dirname, '../../../renderer/hall.html') } : {}),
        },
        output: { entryFileNames: 'assets/[name].js', assetFileNames: 'assets/[name][extname]' },
      },
    },
  })
  built.set(hall, folder)
  return folder
}

const cue = (id: string, kind: string, title: string, props: Record<string, unknown>): Cue => ({
  id,
  kind,
  title,
  props,
  plannedFor: 60_000,
  hotkey: null,
  note: '',
})

export function roomShow(stock: number, hall = false): Show {
  const rundown = [
    cue('drop', 'drop', 'Print', {
      title: 'Signed print',
      price: 500,
      stock,
      hall: hall ? 1 : null,
      windowFor: 600_000,
    }),
    cue('tip', 'drop', 'Free', { title: 'Sticker', price: 0, stock, windowFor: 600_000 }),
    cue('quiz', 'quiz', 'Quiz', {
      question: 'Who invented the press?',
      choices: ['Gutenberg', 'Edison'],
      correct: [0],
      window: 60_000,
    }),
    cue('hello', 'message', 'Hello', { text: 'Hello <b>everyone</b>' }),
  ]
  return {
    ...emptyShow('show', 'Print night', 0),
    rundown,
    audiences: { stream: true, room: true, hall },
  }
}

export interface RigOptions {
  readonly stock?: number
  readonly onAir?: boolean
  readonly mode?: 'live' | 'rehearsal'
  /** The show has an audience in the hall, for which one print is kept. */
  readonly hall?: boolean
  readonly room?: Partial<RoomOptions>
  /** The port that browsers see, where something stands between them and the room. */
  readonly front?: number
  /** Real time, for browsers. */
  readonly ticking?: boolean
  /** Words with which a line is held for a moderator. */
  readonly held?: string
}

/** The real engine, sandbox and room on a real port, behind the real door. */
export async function openRoomRig(options: RigOptions = {}): Promise<RoomRig> {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-'))
  mkdirSync(home, { recursive: true })
  const opened = openStore({ folder: home })
  if (!opened.ok) throw new Error(opened.message)
  const store = opened.value
  const time = { now: 1_800_000_000_000 }
  const started = Date.now()
  const now = () => (options.ticking === true ? time.now + Date.now() - started : time.now)
  const log = {
    info: () => {},
    warn: () => {},
    error: (message: string, error?: unknown) => console.error(message, error),
  }
  const changes = new Set<(revision: number, happenings: readonly Happening[] | null) => void>()
  let revision = 0
  const runner = createRunner({
    store,
    core: { reduce, emptyWorld, nextWakeAt, touchesMoney },
    clock: { now, resync: () => {} },
    nonce: createNonce,
    log,
    onBatch: (_world, _outcomes, entries) => {
      revision += 1
      const happenings = entries.length === 0 ? null : entries.map(({ happening }) => happening)
      for (const change of [...changes]) change(revision, happenings)
    },
    perform: (effects) => performer.perform(effects),
  })
  // In tests with a standing clock whatever a carrier takes time for happens at once.
  const soon = (ms: number, run: () => void) => after(options.ticking === true ? ms : 0, run)
  const rails = carriers.map((create) =>
    create(
      { news: (news) => void runner.offer({ type: 'payment-changed', news }, null), now, after: soon },
      home,
    ),
  )
  const quiet = async (): Promise<Result<null>> => ({ ok: true, value: null })
  const done = async (): Promise<Result<undefined, never>> => ({ ok: true, value: undefined })
  const performer = createPerformer({
    world: runner.world,
    ports: createPorts({
      desk: { say: quiet, moderate: quiet, mark: () => {}, settleRedemption: quiet },
      obs: { switchScene: done, mark: done },
      carriers: rails,
    }),
    store,
    offer: runner.offer,
    now,
    after: soon,
    log,
  })
  const intake = createIntake({
    airing: () => 'a1',
    judge: async ({ text }) =>
      options.held !== undefined && text.includes(options.held)
        ? { action: 'hold', reasons: [{ rule: 'abuse', detail: 'held in this test', score: null }] }
        : { action: 'allow', reasons: [] },
    fitName: async (viewer) => viewer,
    offer: runner.offer,
    openQuestion: () => openQuestion(runner.world().airing),
    measuring: () => listensForCodes(runner.world().airing, now()),
    sharedCommands: () => false,
  })
  const spectators: number[] = []
  const engine: Engine = {
    world: runner.world,
    offer: runner.offer,
    onChange: (listener) => {
      changes.add(listener)
      return () => changes.delete(listener)
    },
    revision: () => revision,
    now,
    nonce: createNonce,
    roomLine: (viewer, audience, text, messageId, how) =>
      intake.take(roomLineOf(viewer, text, messageId, how?.waits ?? false), audience),
    spectators: (count) => spectators.push(count),
  }
  if (options.ticking === true) runner.start()
  const rendererDir = await builtRenderer(options.hall === true && options.ticking === true)
  const room = createRoom({
    signingKey,
    engine,
    carriers: rails.map(({ id, title, realMoney }) => ({ id, title, realMoney })),
    settings: () => Settings.parse({ hostName: 'Ana’s print shop', room: { slowModeSeconds: 2 } }),
    rendererDir,
    ...options.room,
  })
  let port = 0
  let hallToken = 'hall'
  const hall = createHallScreen({
    engine,
    settings: () => Settings.parse({}),
    token: (renew) => {
      if (renew) hallToken = createNonce()
      return hallToken
    },
    signingKey,
    rendererDir,
    upcoming: () => null,
    base: () => `http://127.0.0.1:${port}/`,
    addresses: () => ({ publicUrl: null, networkUrl: null, url: `http://127.0.0.1:${port}/` }),
  })
  const site = createLocalApp({
    port: () => port,
    now,
    api: { openapi: async () => ({}), handle: async () => null } as never,
    controlToken: () => 'control',
    bridgeToken: () => null,
    overlay: new Hono(),
    consoleToken: 'console',
    rendererDir,
    room: room.app,
    hall: hall.app,
  })
  const listening = await listen(
    site,
    (request) =>
      hall.upgrade(request) ??
      (request.url?.startsWith('/live') ? deflating((socket) => room.join(socket, request)) : null),
    '127.0.0.1',
    0,
    16 * 1024,
  )
  if (!listening.ok) throw new Error(listening.message)
  port = options.front ?? listening.value.port
  const url = `http://127.0.0.1:${port}`

  const offer = async (happening: Happening): Promise<unknown> => {
    const result = await runner.offer(happening, null)
    if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
    return result.value
  }
  if (options.onAir !== false)
    await offer({
      type: 'airing-started',
      airingId: 'a1',
      show: roomShow(options.stock ?? 5, options.hall),
      mode: options.mode ?? 'rehearsal',
      joinUrl: null,
      by,
    })

  return {
    engine,
    url,
    port: listening.value.port,
    time,
    spectators,
    pass: async (ms) => {
      time.now += ms
      await runner.offer({ type: 'tick' }, null)
      await performer.idle()
      await runner.idle()
    },
    fire: async (cueId = 'drop') =>
      ((await offer({ type: 'cue-fired', cueId, by })) as { runId: string }).runId,
    hall,
    hallCode: () => codeAt(hallSecret(signingKey, engine.world().airing!.id), now()),
    browse: (headers = {}) => new Browser(url, headers),
    until: (found) =>
      new Promise((resolve) => {
        const look = () => {
          const value = found()
          if (value === null || value === undefined || value === false) return false
          changes.delete(look)
          resolve(value as never)
          return true
        }
        if (!look()) changes.add(look)
      }),
    close: async () => {
      hall.close()
      await listening.value.close()
      performer.close()
      await Promise.all(rails.map((rail) => rail.close()))
      await runner.close()
      store.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A rig that closes with the test. */
export async function rigWith(options: RigOptions = {}): Promise<RoomRig> {
  const rig = await openRoomRig(options)
  onTestFinished(rig.close)
  return rig
}

export const shop = (rig: RoomRig) => rig.engine.world().airing!.shop

/** Claims one unit of the newest run by the page's form. */
export async function claimed(rig: RoomRig, browser: Browser = rig.browse()) {
  const runId = rig.engine.world().airing!.runOrder.at(-1)!
  await browser.get('/')
  return { browser, page: await browser.send('act', { do: `claim ${runId}` }) }
}
