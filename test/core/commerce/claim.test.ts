import { describe, expect, test } from 'vitest'
import { arrive, cancel, claim, openPool, releaseHall } from '../../../core/commerce'
import { openBooth, viewer } from './booth'
import { buy } from './buy'

describe('claim', () => {
  test('keeps a unit for each, then a place in line', () => {
    const booth = openBooth({ stock: 2 })
    expect(booth.claim('ada')).toMatchObject({
      ok: true,
      value: { kind: 'held', hold: { state: 'held', payBy: 481_000 } },
    })
    booth.claim('bob')
    expect(booth.claim('eve')).toEqual({ ok: true, value: { kind: 'waiting', place: 1 } })
    expect(booth.claim('joe')).toEqual({ ok: true, value: { kind: 'waiting', place: 2 } })
    expect(booth.counts()).toEqual({ left: 0, held: 2, sold: 0, waiting: 2 })
    expect(booth.replies).toEqual(['ada held', 'bob held', 'eve waiting', 'joe waiting'])
  })

  test('counts held units, waiting places and paid units towards the limit', () => {
    const booth = openBooth({ stock: 1 })
    booth.hold('ada')
    booth.claim('bob')
    expect(booth.claim('ada')).toMatchObject({ ok: false, code: 'limit' })
    expect(booth.claim('bob')).toMatchObject({ ok: false, code: 'limit' })
    const roomy = openBooth({ stock: 9, perViewer: 2 })
    buy(roomy, 'ada')
    expect(roomy.claim('ada').ok).toBe(true)
    expect(roomy.claim('ada')).toMatchObject({ ok: false, code: 'limit', message: 'At most 2 per viewer.' })
  })

  test('counts per platform account: the same id elsewhere is another viewer', () => {
    const booth = openBooth({ stock: 9 })
    booth.claim('ada')
    const elsewhere = { ...viewer('ada'), platform: 'twitch' }
    expect(
      claim(booth.stage(), { poolId: booth.pool.id, runId: 'r1', viewer: elsewhere, audience: 'stream' }).ok,
    ).toBe(true)
  })

  test('is sold out once every unit is paid for, and the line is let go', () => {
    const booth = openBooth({ stock: 1 })
    const hold = booth.hold('ada')
    booth.claim('bob')
    buy(booth, 'ada', hold)
    expect(booth.claim('eve')).toMatchObject({ ok: false, code: 'sold-out' })
    expect(booth.counts()).toEqual({ left: 0, held: 0, sold: 1, waiting: 0 })
    expect(booth.pool.perViewerUsed).toEqual({ 'room:ada': 1 })
  })

  test('is closed for an unknown pool and during a panic', () => {
    const booth = openBooth()
    expect(
      claim(booth.stage(), { poolId: '__proto__', runId: 'r1', viewer: viewer('ada'), audience: 'hall' }),
    ).toMatchObject({
      code: 'closed',
    })
    booth.airing.panic = { at: 0, by: 'test', runIds: [] }
    expect(booth.claim('ada')).toMatchObject({ ok: false, code: 'closed' })
  })

  test('gives every hold a token of its own that does not show the nonce', () => {
    const booth = openBooth({ stock: 9 })
    const tokens = ['ada', 'bob'].map((name) => booth.hold(name).token)
    expect(new Set(tokens).size).toBe(2)
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })

  test('takes a second firing of the cue from the same stock', () => {
    const booth = openBooth({ stock: 2 })
    booth.hold('ada')
    const again = openPool(booth.airing.shop, { ...booth.pool, stock: 99 })
    expect(again).toBe(booth.pool)
    expect(booth.counts().left).toBe(1)
  })

  test('counts claims in the funnel of the run', () => {
    const booth = openBooth({ stock: 1 })
    booth.claim('ada')
    booth.claim('bob')
    booth.claim('bob')
    expect(booth.airing.runs.r1!.funnel!.perSecond.claimed.slice(0, 3)).toEqual([0, 2, 0])
  })

  test('handles 10,000 claims for 100 units without a scan', () => {
    const booth = openBooth({ stock: 100 })
    for (let i = 0; i < 10_000; i += 1) booth.claim(`v${i}`)
    expect(booth.counts()).toEqual({ left: 0, held: 100, sold: 0, waiting: 9_900 })
  })
})

describe('the split between hall and stream', () => {
  test('keeps hall units from the stream; the hall may take any', () => {
    const booth = openBooth({ stock: 3, hall: 1 })
    booth.hold('s1')
    booth.hold('s2')
    expect(booth.claim('s3')).toMatchObject({ value: { kind: 'waiting' } })
    expect(booth.claim('h1', 'hall')).toMatchObject({ value: { kind: 'held' } })
    expect(booth.claim('h2', 'hall')).toMatchObject({ value: { kind: 'waiting' } })
  })

  test('lets the hall take the shared units too, and counts them towards its reservation', () => {
    const booth = openBooth({ stock: 3, hall: 1 })
    booth.hold('h1', 'hall')
    booth.hold('h2', 'hall')
    expect(booth.claim('s1')).toMatchObject({ value: { kind: 'held' } })
    expect(booth.claim('s2')).toMatchObject({ value: { kind: 'waiting' } })
  })

  test('counts what the hall has paid for towards its reservation', () => {
    const booth = openBooth({ stock: 2, hall: 1 })
    buy(booth, 'h1', booth.hold('h1', 'hall'))
    expect(booth.claim('s1')).toMatchObject({ value: { kind: 'held' } })
  })

  test('moves a hall viewer past stream viewers when only a hall unit is free', () => {
    const booth = openBooth({ stock: 2, hall: 1 })
    booth.hold('s1')
    booth.hold('h1', 'hall')
    booth.claim('s2')
    booth.claim('h2', 'hall')
    cancel(booth.stage(), viewer('h1'), null)
    expect(booth.replies.at(-1)).toBe('h2 moved-up')
    expect(booth.pool.waiting.map((waiting) => waiting.viewer.name)).toEqual(['s2'])
  })

  test('who waits in the stream and arrives in the hall takes what is kept there; holds stay what they are', () => {
    const booth = openBooth({ stock: 2, hall: 1 })
    booth.hold('s1')
    booth.claim('s2')
    booth.claim('s3')
    arrive(booth.stage(), viewer('s1'))
    arrive(booth.stage(), viewer('nobody'))
    expect(booth.counts()).toMatchObject({ held: 1, waiting: 2 })
    arrive(booth.stage(), viewer('s3'))
    expect(booth.counts()).toMatchObject({ held: 2, waiting: 1 })
    expect(booth.pool.held).toEqual({ stream: 1, hall: 1 })
    expect(booth.pool.waiting).toMatchObject([{ viewer: { name: 's2' }, audience: 'stream' }])
  })

  test('gives unsold hall units to all when the host releases them', () => {
    const booth = openBooth({ stock: 3, hall: 2 })
    for (const name of ['s1', 's2', 's3']) booth.claim(name)
    booth.hold('h1', 'hall')
    expect(booth.counts().waiting).toBe(2)
    expect(releaseHall(booth.stage(), booth.pool.id)).toBe(1)
    expect(booth.replies.at(-1)).toBe('s2 moved-up')
    expect(booth.counts()).toEqual({ left: 0, held: 3, sold: 0, waiting: 1 })
    expect(releaseHall(booth.stage(), booth.pool.id)).toBe(0)
  })
})
