import { expect, test } from 'vitest'
import { rigWith } from './room-rig'

test('a thousand claims at once for one unit: one hold, the rest in line, each told so', async () => {
  const rig = await rigWith({ stock: 1 })
  const runId = await rig.fire()
  const browsers = Array.from({ length: 1_000 }, () => rig.browse())
  for (const browser of browsers) await browser.get('/')
  const answers = await Promise.all(
    browsers.map((browser) => browser.send('act', { do: `claim ${runId}` }, browser.page, { 'x-live': '/' })),
  )
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  const told = answers.map(
    ({ html }) => JSON.parse(html) as { ok: boolean; html: string; note: { words: string } | null },
  )
  expect(told.every(({ ok }) => ok)).toBe(true)
  expect(told.filter(({ html }) => html.includes('One Signed print is kept for you'))).toHaveLength(1)
  const places = told.flatMap(({ note }) => /You are no\. (\d+) in line/.exec(note?.words ?? '')?.[1] ?? [])
  expect(places.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 999 }, (_, at) => at + 1))
  const [pool] = Object.values(rig.engine.world().airing!.shop.pools)
  expect(pool!.held.stream).toBe(1)
  expect(pool!.waiting).toHaveLength(999)
}, 180_000)
