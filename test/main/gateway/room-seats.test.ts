import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Happening } from '../../../core/cues/happening'
import { happenings, type Make, people } from './room-happenings'
import { openPhone, openRoom, type Phone } from './room-phones'
import { builtRenderer } from './room-rig'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

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

const by = { from: 'console', name: 'test' } as const
const line = (id: number): Happening => ({
  type: 'line-judged',
  lineId: `twitch:${id}`,
  viewer: { platform: 'twitch', id: 'tess', name: 'Tess' },
  audience: 'stream',
  text: `line number ${id}`,
  flags: [],
  verdict: { action: 'allow', reasons: [] },
  act: null,
})

async function joined() {
  const room = await openRoom(await builtRenderer())
  const phone = await openPhone(room, true)
  phone.connect()
  phone.heard.length = 0
  return { room, phone }
}

test('a cue goes out at once, with what was waiting; chat waits for its beat', async () => {
  const { room, phone } = await joined()
  room.happen(() => line(1))
  expect(phone.heard).toHaveLength(1)
  room.pass(10)
  room.happen(() => line(2))
  room.happen(() => line(3))
  expect(phone.heard).toHaveLength(1)
  room.pass(20)
  room.happen(() => ({ type: 'cue-fired', cueId: 'drop', by }))
  expect(phone.heard).toHaveLength(2)
  expect(phone.heard[1]!.html).toContain('On sale now: Signed print')
  expect(phone.heard[1]!.add).toMatch(/line number 3.*line number 2/)
  room.happen(() => line(4))
  room.pass(200)
  expect(phone.heard).toHaveLength(2)
  room.pass(100)
  expect(phone.heard).toHaveLength(3)
  phone.drop()
})

test('while nothing happens everybody still hears that the line is alive, pages of a purchase too, however busy the rest is', async () => {
  const { room, phone } = await joined()
  const buyer = await openPhone(room, true, (page) => `/live?page=order&rev=${page.rev}`)
  buyer.connect()
  expect(buyer.heard).toHaveLength(1)
  for (let second = 0; second < 60; second += 1) {
    room.pass(1_000)
    if (second === 30) for (const one of [phone, buyer]) one.heard.length = 0
  }
  for (const one of [phone, buyer]) expect(one.heard.length).toBeGreaterThanOrEqual(4)
  buyer.heard.length = 0
  for (let second = 0; second < 60; second += 1) {
    room.pass(1_000)
    room.happen(() => line(second))
  }
  expect(buyer.heard.length).toBeGreaterThanOrEqual(8)
  expect(buyer.heard.every((news) => Object.keys(news).length === 2)).toBe(true)
  for (const one of [phone, buyer]) one.drop()
})

test('who is back is told what they missed and no more; of another show only a new page can be made', async () => {
  const { room, phone } = await joined()
  room.happen(() => line(1))
  phone.drop()
  room.pass(1_000)
  room.happen(() => line(2))
  phone.heard.length = 0
  phone.connect()
  expect(phone.heard).toHaveLength(1)
  expect(Object.keys(phone.heard[0]!)).toEqual(['now', 'rev', 'add'])
  expect(phone.heard[0]!.add).not.toContain('line number 1')
  phone.drop()
  room.happen(() => ({ type: 'airing-ended', by }))
  room.begin('a2')
  phone.connect()
  expect(phone.heard.at(-1)).toMatchObject({ reload: true })
  phone.drop()
})

test('a phone that died is put out, and at once when its owner is back', async () => {
  const { room, phone } = await joined()
  phone.die()
  room.pass(15_000)
  expect(phone.isOpen()).toBe(false)
  const answers = await openPhone(room, false)
  answers.connect()
  for (let second = 0; second < 30; second += 1) room.pass(1_000)
  expect(answers.isOpen()).toBe(true)
  answers.drop()
})
