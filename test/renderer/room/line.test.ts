import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepLine, silentAfter } from '../../../renderer/room/line'

/** The browser's sockets, and what it is asked beside them. */
class Socket {
  onmessage?: (event: { data: string }) => void
  onclose?: (event: { code: number }) => void
  closed = false
  readonly at = performance.now()
  constructor(readonly url: string) {
    opened.push(this)
  }
  close() {
    this.closed = true
  }
}
let opened: Socket[] = []
let probes: number[] = []
/** What /room/up says; null is no answer. */
let up: number | null = null
const page = { hidden: false, documentElement: { lang: 'en' } }
const told: string[] = []

const newest = () => opened.at(-1)!
const beat = (text = '{"now":1,"rev":7}') => newest().onmessage!({ data: text })
const lineOf = () =>
  keepLine(() => `ws://room/live?rev=${opened.length}`, {
    heard: (text, isFirst) => told.push(`${isFirst ? 'first ' : ''}${text}`),
    lost: () => told.push('lost'),
    back: () => told.push('back'),
  })

beforeEach(() => {
  opened = []
  probes = []
  up = null
  told.length = 0
  page.hidden = false
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', Socket)
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('fetch', async (_path: string, { signal }: RequestInit) => {
    probes.push(performance.now())
    if (up !== null) return new Response(null, { status: up, headers: { 'x-micdrop': 'room' } })
    return new Promise((_, reject) =>
      signal!.addEventListener('abort', () => reject(new Error('nothing came'))),
    )
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a socket that says nothing for 15 s is left for another, and words come only after two seconds more', async () => {
  lineOf()
  beat()
  await vi.advanceTimersByTimeAsync(7_000)
  beat()
  await vi.advanceTimersByTimeAsync(14_999)
  expect(opened).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(silentAfter).toBe(15_000)
  expect(opened).toHaveLength(2)
  expect(opened[0]!.closed).toBe(true)
  expect(newest().url).toBe('ws://room/live?rev=1')
  await vi.advanceTimersByTimeAsync(1_999)
  expect(told).not.toContain('lost')
  beat('{"now":2,"rev":9}')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told).toEqual(['first {"now":1,"rev":7}', '{"now":1,"rev":7}', 'first {"now":2,"rev":9}'])
})

test('a lost line is told once and so is its return; what a left socket still says is not heard', async () => {
  lineOf()
  beat()
  for (let tries = 0; tries < 7; tries += 1) {
    newest().onclose!({ code: 1006 })
    await vi.advanceTimersByTimeAsync(1_200)
  }
  expect(opened.length).toBe(8)
  expect(told.filter((word) => word === 'lost')).toHaveLength(1)
  const left = opened[1]!
  beat()
  left.onmessage!({ data: 'late' })
  expect(told.filter((word) => word === 'back')).toHaveLength(1)
  expect(told).not.toContain('late')
})

test('the first try comes within a second, later ones are spread and never further apart than 1.2 s', async () => {
  const gaps: number[][] = [[], [], []]
  for (let phone = 0; phone < 200; phone += 1) {
    opened = []
    lineOf()
    beat()
    for (let tries = 0; tries < 3; tries += 1) {
      const from = performance.now()
      const many = opened.length
      newest().onclose!({ code: 1006 })
      while (opened.length === many) await vi.advanceTimersByTimeAsync(10)
      gaps[tries]!.push(performance.now() - from)
    }
    newest().onclose = undefined
    vi.clearAllTimers()
  }
  expect(Math.max(...gaps[0]!)).toBeLessThanOrEqual(1_000)
  expect(Math.max(...gaps[1]!, ...gaps[2]!)).toBeLessThanOrEqual(1_200)
  // A crowd does not come back in one moment: each tenth of the first second has its share of two hundred phones.
  for (let tenth = 0; tenth < 10; tenth += 1)
    expect(gaps[0]!.filter((gap) => Math.ceil(gap / 100) - 1 === tenth).length).toBeGreaterThan(3)
})

test('after eight sockets that failed a light request goes ahead of the next', async () => {
  lineOf()
  beat()
  for (let tries = 0; tries < 9; tries += 1) {
    newest().onclose!({ code: 1006 })
    await vi.advanceTimersByTimeAsync(1_200)
  }
  expect(opened).toHaveLength(9)
  expect(probes).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(opened).toHaveLength(9)
  up = 204
  while (opened.length === 9) await vi.advanceTimersByTimeAsync(50)
  beat()
  expect(told.at(-2)).toBe('back')
})

test('after two minutes, and behind other tabs, it asks seldom; a full room is left alone for a while', async () => {
  lineOf()
  beat()
  newest().onclose!({ code: 1013 })
  await vi.advanceTimersByTimeAsync(7_499)
  expect(opened).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(7_501)
  expect(opened).toHaveLength(2)
  page.hidden = true
  newest().onclose!({ code: 1006 })
  await vi.advanceTimersByTimeAsync(7_499)
  expect(opened).toHaveLength(2)
  page.hidden = false
  await vi.advanceTimersByTimeAsync(120_000)
  const many = opened.length
  newest().onclose!({ code: 1006 })
  await vi.advanceTimersByTimeAsync(7_499)
  expect(opened).toHaveLength(many)
})

test('a phone that slept looks at the clock on the wall: its timers and its steady clock stood still', async () => {
  const line = lineOf()
  beat()
  line.look()
  expect(opened).toHaveLength(1)
  // Ten minutes in a pocket, in which nothing of the page ran.
  vi.setSystemTime(Date.now() + 600_000)
  line.look()
  expect(opened).toHaveLength(2)
  beat()
  // Set back by two hours, it is no reason.
  vi.setSystemTime(Date.now() - 7_200_000)
  line.look()
  expect(opened).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(told).not.toContain('lost')
})

test('waking up, coming back by the back button and a request without an answer each open another socket at once', async () => {
  const line = lineOf()
  beat()
  line.rest()
  expect(newest().closed).toBe(true)
  line.look()
  expect(opened).toHaveLength(2)
  beat()
  const began = { steady: performance.now() + 1, wall: Date.now() }
  line.doubt(began)
  expect(opened).toHaveLength(3)
  beat()
  await vi.advanceTimersByTimeAsync(5)
  beat()
  line.doubt(began)
  expect(opened).toHaveLength(3)
  line.renew()
  expect(opened).toHaveLength(4)
})

test('while a socket hangs on a line that went silent, a light request finds out that it is back', async () => {
  lineOf()
  beat()
  await vi.advanceTimersByTimeAsync(silentAfter)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(opened).toHaveLength(2)
  expect(probes.length).toBeGreaterThanOrEqual(4)
  up = 204
  const back = performance.now()
  while (opened.length === 2) await vi.advanceTimersByTimeAsync(50)
  expect(performance.now() - back).toBeLessThanOrEqual(1_050)
})

test('a slow server is given time: who opens in its turn is not started again', async () => {
  lineOf()
  up = 204
  vi.stubGlobal('fetch', async () => {
    probes.push(performance.now())
    await new Promise((resolve) => setTimeout(resolve, 2_900))
    return new Response(null, { status: 204, headers: { 'x-micdrop': 'room' } })
  })
  // Three times as long as an answer takes, and a little more: until 9.5 s whatever chance says.
  await vi.advanceTimersByTimeAsync(9_400)
  expect(opened).toHaveLength(1)
  // Nothing was silent here: it is asked seldom.
  expect(probes.length).toBeLessThanOrEqual(3)
  beat()
  expect(opened).toHaveLength(1)
})
