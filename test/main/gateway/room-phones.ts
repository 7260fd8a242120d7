import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { expect, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { identitiesOf } from '../../../core/chat/links'
import { type ViewerKey, viewerKey } from '../../../core/chat/viewer'
import { Settings } from '../../../core/contract/settings'
import type { Happening } from '../../../core/cues/happening'
import type { Engine } from '../../../main/gateway/engine'
import { createRoom, type RoomOptions } from '../../../main/gateway/room'
import { createVisitors } from '../../../main/gateway/room/visitor'
import { type Make, openWorld } from './room-happenings'
import { framesIn, type Heard, Page } from './room-page'

const signingKey = 'a key of this test'
const visitors = createVisitors(signingKey, () => null)

/** The room over a world without a disk: what happens is committed at once. */
export async function openRoom(rendererDir: string, options: Partial<RoomOptions> = {}) {
  const { world, step, begin, now, pass } = openWorld()
  const listeners = new Set<(revision: number, happenings: readonly Happening[]) => void>()
  let revision = 1_000
  const tell = (happening: Happening) => {
    revision += 1
    for (const listener of listeners) listener(revision, [happening])
  }
  const engine = {
    world: () => world,
    now,
    revision: () => revision,
    nonce: () => 'a-nonce-of-22-letters-',
    spectators: () => {},
    offer: async () => ({ ok: true, value: null }),
    onChange: (listener: (revision: number, happenings: readonly Happening[] | null) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as Engine
  const room = createRoom({
    signingKey,
    engine,
    carriers: [],
    settings: () => Settings.parse({}),
    rendererDir,
    ...options,
  })
  return {
    world,
    engine,
    room,
    happen: (make: Make) => {
      const happening = make(world)
      if (!step(happening).refused) tell(happening)
    },
    begin: (airingId: string) => {
      begin(airingId)
      tell({ type: 'tick' })
    },
    /** Time goes on, for the room and its timers, which the test has made its own. */
    pass: (ms: number) => {
      pass(ms)
      vi.advanceTimersByTime(ms)
    },
  }
}
export type Room = Awaited<ReturnType<typeof openRoom>>

/** Holds and lines kept back are shown to their owner alone. */
function expectOwn({ world }: Room, key: ViewerKey, { html = '' }: Heard): void {
  const { links, shop } = world.airing!
  const own = identitiesOf(links, key)
  for (const [, id] of html.matchAll(/id="hold-([^"]+)"/g))
    expect(own).toContain(viewerKey(shop.holds[id!]!.viewer))
  for (const [, id] of html.matchAll(/<q dir="auto">words \d+ of ([^<]+)<\/q>/g))
    expect(own.map((one) => one.slice(one.indexOf(':') + 1))).toContain(id)
}

/** A browser of the room: a cookie, a page, and a socket that may be slow or gone. */
export async function openPhone(
  room: Room,
  inflates: boolean,
  address: ((page: Page) => string) | null = null,
) {
  const load = async (cookie: string) => {
    const answer = await room.room.app.request('/', { headers: cookie === '' ? {} : { cookie } })
    return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? cookie, html: await answer.text() }
  }
  const first = await load('')
  const { key, viewer } = visitors.of(first.cookie)!
  const page = new Page(first.html)
  const line = { waiting: 0 }
  const dead = { is: false }
  const heard: Heard[] = []
  let socket: (EventEmitter & { readyState: number }) | null = null
  const connect = () => {
    if (socket !== null) return
    let isFirst = true
    const mine = Object.assign(new EventEmitter(), {
      OPEN: 1,
      readyState: 1,
      extensions: inflates ? 'permessage-deflate' : '',
      terminate: () => drop(),
      close: () => drop(),
    })
    socket = mine
    const write = (bytes: Buffer) => {
      for (const { text, deflated } of framesIn(bytes)) {
        if (socket !== mine) return
        if (text === null) {
          if (!dead.is) mine.emit('pong')
          continue
        }
        expect(!deflated || inflates).toBe(true)
        const news = JSON.parse(text) as Heard
        expectOwn(room, key, news)
        heard.push(news)
        page.hear(news, isFirst)
        isFirst = false
      }
    }
    const request = {
      url: address === null ? page.address() : address(page),
      headers: { cookie: first.cookie },
      socket: {
        remoteAddress: '127.0.0.1',
        write,
        get writableLength() {
          return line.waiting
        },
      },
    }
    room.room.join(mine as unknown as WebSocket, request as unknown as IncomingMessage)
  }
  const drop = () => {
    const mine = socket
    socket = null
    if (mine === null) return
    mine.readyState = 3
    mine.emit('close')
  }
  let coming: string | null = null
  return {
    page,
    id: viewer.id,
    viewer,
    /** Everything its sockets said. */
    heard,
    isOpen: () => socket !== null,
    /** Answers no ping any more. */
    die: () => {
      dead.is = true
    },
    connect,
    drop,
    slow: (isSlow: boolean) => {
      line.waiting = isSlow ? 1_000_000 : 0
    },
    ask: async () => {
      if (coming !== null) return
      page.ask()
      coming = (await load(first.cookie)).html
    },
    arrive: () => {
      if (coming !== null) page.show(coming)
      coming = null
    },
    fresh: async () => new Page((await load(first.cookie)).html),
  }
}
export type Phone = Awaited<ReturnType<typeof openPhone>>
