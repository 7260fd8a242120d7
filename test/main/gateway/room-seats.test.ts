import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { identitiesOf } from '../../../core/chat/links'
import { type ViewerKey, viewerKey } from '../../../core/chat/viewer'
import { Settings } from '../../../core/contract/settings'
import type { Happening } from '../../../core/cues/happening'
import type { Engine } from '../../../main/gateway/engine'
import { createRoom } from '../../../main/gateway/room'
import { createVisitors } from '../../../main/gateway/room/visitor'
import { happenings, type Make, openWorld, people } from './room-happenings'
import { type Heard, Page, textIn } from './room-page'
import { builtRenderer } from './room-rig'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** The room over a world without a disk: what happens is committed at once. */
async function openRoom(rendererDir: string) {
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
  })
  return {
    world,
    room,
    happen: (make: Make) => {
      const happening = make(world)
      if (!step(happening).refused) tell(happening)
    },
    begin: (airingId: string) => {
      begin(airingId)
      tell({ type: 'tick' })
    },
    /** Time goes on, for the room and its timers. */
    pass: (ms: number) => {
      pass(ms)
      vi.advanceTimersByTime(ms)
    },
  }
}
type Room = Awaited<ReturnType<typeof openRoom>>

/** Holds and lines kept back are shown to their owner alone. */
function expectOwn({ world }: Room, key: ViewerKey, { html = '' }: Heard): void {
  const { links, shop } = world.airing!
  const own = identitiesOf(links, key)
  for (const [, id] of html.matchAll(/id="hold-([^"]+)"/g))
    expect(own).toContain(viewerKey(shop.holds[id!]!.viewer))
  for (const [, id] of html.matchAll(/<q dir="auto">words \d+ of ([^<]+)<\/q>/g))
    expect(own.map((one) => one.slice(one.indexOf(':') + 1))).toContain(id)
}

const signingKey = 'a key of this test'
const visitors = createVisitors(signingKey, () => null)

/** A browser of the room: a cookie, a page, and a socket that may be slow or gone. */
async function openPhone(room: Room, inflates: boolean) {
  const load = async (cookie: string) => {
    const answer = await room.room.app.request('/', { headers: cookie === '' ? {} : { cookie } })
    return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? cookie, html: await answer.text() }
  }
  const first = await load('')
  const { key, viewer } = visitors.of(first.cookie)!
  const page = new Page(first.html)
  const line = { waiting: 0 }
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
    const write = (frame: Buffer) => {
      if (socket !== mine) return
      const text = textIn(frame)
      if (text === null) return mine.emit('pong')
      expect((frame[0]! & 0x40) === 0 || inflates).toBe(true)
      const news = JSON.parse(text) as Heard
      expectOwn(room, key, news)
      page.hear(news, isFirst)
      isFirst = false
    }
    const request = {
      url: page.address(),
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
type Phone = Awaited<ReturnType<typeof openPhone>>

async function expectFresh(phone: Phone): Promise<void> {
  const fresh = await phone.fresh()
  const { page } = phone
  expect(Object.fromEntries(page.parts)).toEqual(Object.fromEntries(fresh.parts))
  // Lines taken away leave room for older ones, which only a new page shows.
  const lines = page.chat?.map(({ html }) => html) ?? null
  expect(lines).toEqual(fresh.chat?.slice(0, page.chat?.length).map(({ html }) => html) ?? null)
  if (fresh.chat !== null && fresh.chat.length > 0) expect(lines).not.toHaveLength(0)
}

type Deed =
  | { readonly do: 'happen'; readonly make: Make }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'connect' | 'drop' | 'slow' | 'fast' | 'ask' | 'arrive'; readonly phone: number }
  | { readonly do: 'next show' }

let said = 0
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 20,
    arbitrary: happenings(() => {
      said += 1
      return said
    }).map((make) => ({ do: 'happen', make }) as const),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(1, 30, 70, 300, 1_200, 7_500, 60_000)
      .map((ms) => ({ do: 'pass', ms }) as const),
  },
  {
    weight: 10,
    arbitrary: fc
      .record({
        do: fc.constantFrom('connect', 'connect', 'drop', 'slow', 'fast', 'ask', 'arrive'),
        phone: fc.nat(4),
      })
      .map((one) => one as Deed),
  },
  fc.constant({ do: 'next show' } as const),
)

async function play(deeds: readonly Deed[], rendererDir: string): Promise<void> {
  const room = await openRoom(rendererDir)
  const phones: Phone[] = []
  for (let n = 0; n < 5; n += 1) phones.push(await openPhone(room, n % 2 === 0))
  const ids = new Map(phones.slice(0, 4).map(({ id }, n) => [people[n]!.id, id] as const))
  let shows = 1
  for (const deed of deeds) {
    switch (deed.do) {
      case 'happen':
        room.happen((world) => renamed(deed.make(world), ids))
        break
      case 'pass':
        room.pass(deed.ms)
        break
      case 'next show':
        shows += 1
        room.happen(() => ({ type: 'airing-ended', by: { from: 'console', name: 'test' } }))
        room.begin(`a${shows}`)
        break
      case 'connect':
        phones[deed.phone]!.connect()
        break
      case 'drop':
        phones[deed.phone]!.drop()
        break
      case 'slow':
      case 'fast':
        phones[deed.phone]!.slow(deed.do === 'slow')
        break
      case 'ask':
        await phones[deed.phone]!.ask()
        break
      case 'arrive':
        phones[deed.phone]!.arrive()
        break
    }
  }
  for (const phone of phones) {
    phone.slow(false)
    phone.connect()
    phone.arrive()
  }
  room.pass(8_000)
  for (const phone of phones) {
    if (phone.page.wantsPage) {
      await phone.ask()
      phone.arrive()
    }
  }
  for (const phone of phones) await expectFresh(phone)
  for (const phone of phones) phone.drop()
}

/** The people of the happenings are the owners of these phones. */
function renamed(happening: Happening, ids: ReadonlyMap<string, string>): Happening {
  const text = JSON.stringify(happening, (name, value) => {
    if (name === 'id' || name === 'viewerId') return ids.get(value) ?? value
    return name === 'text'
      ? String(value).replace(/ of (\w+)$/, (_, id) => ` of ${ids.get(id) ?? id}`)
      : value
  })
  return JSON.parse(text) as Happening
}

test('whatever happens and however bad the lines are, every page ends as a new one would be, and nobody gets what is not theirs', async () => {
  const rendererDir = await builtRenderer()
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 120 }), (deeds) => play(deeds, rendererDir)),
    { numRuns: 40 },
  )
})
