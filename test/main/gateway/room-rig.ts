import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { WebSocket } from 'ws'
import type { Result } from '../../../core/base/result'
import { Settings } from '../../../core/contract/settings'
import type { Happening, Presser } from '../../../core/cues/happening'
import { overlayOf } from '../../../core/overlay/fold'
import { emptyWorld, nextWakeAt, reduce, touchesMoney } from '../../../core/show/reduce'
import { type Cue, emptyShow, type Show } from '../../../core/show/show'
import { after } from '../../../main/after'
import type { Engine } from '../../../main/gateway/engine'
import { createLocalApp } from '../../../main/gateway/local-app'
import { createRoom, type RoomOptions } from '../../../main/gateway/room'
import { listen } from '../../../main/gateway/server'
import { carriers } from '../../../main/payments'
import { createPerformer } from '../../../main/runner/effects'
import { openChoices } from '../../../main/runner/follow'
import { createNonce } from '../../../main/runner/input'
import { createIntake } from '../../../main/runner/intake'
import { createPorts } from '../../../main/runner/ports'
import { createRunner } from '../../../main/runner/runner'
import { openStore } from '../../../main/storage/store'

export const by: Presser = { from: 'console', name: 'test' }

export interface RoomRig {
  readonly engine: Engine
  readonly url: string
  /** Time stands still until the test moves it; `pass` also tells the core. */
  readonly time: { now: number }
  readonly pass: (ms: number) => Promise<void>
  readonly spectators: number[]
  readonly fire: (cueId?: string) => Promise<string>
  readonly browse: (headers?: Record<string, string>) => Browser
  /** Resolves once `found` gives something, after a batch; no time is waited for. */
  readonly until: <T>(found: () => T | null | undefined | false) => Promise<T>
  readonly close: () => Promise<void>
}

let built: string | null = null

/** The room's script and style as the renderer's build makes them, in a folder of their own. */
export async function builtRenderer(): Promise<string> {
  if (built !== null) return built
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-room-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '../../../renderer'),
    base: './',
    build: {
      target: 'chrome114',
      outDir: folder,
      rollupOptions: {
        input: { room: join(import.meta.dirname, '../../../renderer/room/main.ts') },
        output: { entryFileNames: 'assets/[name].js', assetFileNames: 'assets/[name][extname]' },
      },
    },
  })
  built = folder
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

export function roomShow(stock: number): Show {
  const rundown = [
    cue('drop', 'drop', 'Print', { title: 'Signed print', price: 500, stock, windowFor: 600_000 }),
    cue('tip', 'drop', 'Free', { title: 'Sticker', price: 0, stock, windowFor: 600_000 }),
    cue('quiz', 'quiz', 'Quiz', {
      question: 'Who invented the press?',
      choices: ['Gutenberg', 'Edison'],
      correct: [0],
      window: 60_000,
    }),
    cue('hello', 'message', 'Hello', { text: 'Hello <b>everyone</b>' }),
  ]
  return { ...emptyShow('show', 'Print night', 0), rundown }
}

export interface RigOptions {
  readonly stock?: number
  readonly onAir?: boolean
  readonly mode?: 'live' | 'rehearsal'
  readonly room?: Partial<RoomOptions>
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
  const changes = new Set<(revision: number) => void>()
  let revision = 0
  const runner = createRunner({
    store,
    core: { reduce, emptyWorld, nextWakeAt, touchesMoney },
    clock: { now, resync: () => {} },
    nonce: createNonce,
    log,
    onBatch: () => {
      revision += 1
      for (const change of [...changes]) change(revision)
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
  const performer = createPerformer({
    ports: createPorts({
      desk: { say: quiet, remove: quiet },
      obs: { switchScene: quiet, mark: quiet },
      carriers: rails,
    }),
    store,
    offer: runner.offer,
    now,
    after: soon,
    log,
  })
  const intake = createIntake({
    judge: async ({ text }) =>
      options.held !== undefined && text.includes(options.held)
        ? { action: 'hold', reasons: [{ rule: 'abuse', detail: 'held in this test', score: null }] }
        : { action: 'allow', reasons: [] },
    fitName: async (viewer) => viewer,
    offer: runner.offer,
    openChoices: () => openChoices(overlayOf(runner.world().airing, now())),
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
    roomLine: (viewer, audience, text, messageId) =>
      intake.take(
        { platform: 'room', messageId, viewer, text, reply: null, fragments: null, sentAt: null },
        audience,
      ),
    spectators: (count) => spectators.push(count),
  }
  if (options.ticking === true) runner.start()
  const rendererDir = await builtRenderer()
  const room = createRoom({
    engine,
    carriers: rails.map(({ id, title, realMoney }) => ({ id, title, realMoney })),
    settings: () => Settings.parse({ hostName: 'Ana’s print shop', room: { slowModeSeconds: 2 } }),
    rendererDir,
    ...options.room,
  })
  let port = 0
  const site = createLocalApp({
    port: () => port,
    now,
    api: { openapi: async () => ({}), handle: async () => null } as never,
    controlToken: () => 'control',
    overlayToken: 'overlay',
    consoleToken: 'console',
    rendererDir,
    room: room.app,
  })
  const listening = await listen(
    site,
    (request) => (request.url?.startsWith('/live') ? (socket) => room.join(socket, request) : null),
    '127.0.0.1',
    0,
    16 * 1024,
  )
  if (!listening.ok) throw new Error(listening.message)
  port = listening.value.port
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
      show: roomShow(options.stock ?? 5),
      mode: options.mode ?? 'rehearsal',
      joinUrl: null,
      by,
    })

  return {
    engine,
    url,
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
      await listening.value.close()
      performer.close()
      await Promise.all(rails.map((rail) => rail.close()))
      await runner.close()
      store.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export interface Seen {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Path and query of the page in the end. */
  readonly path: string
}

/** A browser without scripts: keeps cookies, follows redirects, fills the forms it finds. */
export class Browser {
  readonly jar = new Map<string, string>()
  page: Seen | null = null

  constructor(
    readonly url: string,
    readonly headers: Record<string, string> = {},
  ) {}

  async get(path: string): Promise<Seen> {
    return this.follow(await this.request(path, {}), path)
  }

  /** Sends the form with this id as it stands in the page, with changed or added fields. */
  async send(
    formId: string,
    fields: Record<string, string> = {},
    page = this.page,
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    const html = page?.html ?? ''
    const form = new RegExp(`<form[^>]*id="${formId}"[^>]*>([\\s\\S]*?)</form>`).exec(html)
    if (form === null) throw new Error(`no form ${formId} in ${html.slice(0, 3_000)}`)
    const action = /action="([^"]*)"/.exec(form[0])![1]!
    const body = new URLSearchParams()
    for (const [input] of form[1]!.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
      body.set(/name="([^"]*)"/.exec(input)![1]!, /value="([^"]*)"/.exec(input)![1]!)
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return this.post(action, body, headers)
  }

  async post(
    path: string,
    body: URLSearchParams | string,
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    return this.follow(await this.request(path, { method: 'POST', body, headers }), path)
  }

  async request(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.url + path, {
      redirect: 'manual',
      ...init,
      headers: {
        'accept-encoding': 'identity',
        ...this.headers,
        ...(cookie === '' ? {} : { cookie }),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const cut = pair.indexOf('=')
      this.jar.set(pair.slice(0, cut), pair.slice(cut + 1))
    }
    return response
  }

  /** A socket with this browser's cookies; `next` gives its messages in order. */
  async connect(
    path = '/live',
  ): Promise<{ socket: WebSocket; next: () => Promise<Record<string, unknown>> }> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const socket = new WebSocket(this.url.replace('http', 'ws') + path, { headers: { cookie } })
    const heard: Record<string, unknown>[] = []
    const waiting: ((message: Record<string, unknown>) => void)[] = []
    socket.on('message', (raw) => {
      const message = JSON.parse(String(raw)) as Record<string, unknown>
      const take = waiting.shift()
      if (take === undefined) heard.push(message)
      else take(message)
    })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return {
      socket,
      next: () => {
        const first = heard.shift()
        return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first)
      },
    }
  }

  private async follow(response: Response, path: string): Promise<Seen> {
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null)
      return this.follow(await this.request(location, {}), location)
    this.page = { status: response.status, headers: response.headers, html: await response.text(), path }
    return this.page
  }
}
