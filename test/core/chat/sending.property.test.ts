import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOf } from '../../../core/chat/send-window'
import { oldAfter, type Urgency } from '../../../core/chat/sending'
import { type Ask, channel, run } from './send-run'

const limits = fc.record({
  maxLength: fc.integer({ min: 30, max: 120 }),
  lengthUnit: fc.constantFrom('characters' as const, 'bytes' as const),
  perThirtySeconds: fc.integer({ min: 1, max: 30 }),
  minGap: fc.constantFrom(0, 200, 1_000, 2_000),
  repeatAfter: fc.constantFrom(0, 10_000, 30_000),
})
const ask = fc.record({
  wait: fc.constantFrom(0, 0, 0, 10, 400, 1_500, 6_000, 31_000),
  urgency: fc.constantFrom<Urgency>('host', 'announcement', 'reply', 'reply'),
  word: fc.constantFrom('sold out', 'drop: poster', 'welcome', 'köszönöm', '🎉 now'),
  size: fc.integer({ min: 0, max: 12 }),
})
const asks = fc.array(ask, { maxLength: 60 }).map((list) =>
  list.map(
    ({ wait, urgency, word, size }): Ask => ({
      wait,
      urgency,
      text: `${word} ${'more '.repeat(size)}`.trim(),
    }),
  ),
)
const unique = asks.map((list) =>
  list.map((one, index) => ({ ...one, text: `#${index} ${one.text.replaceAll('more', `more${index}`)}` })),
)
/** No connection for some of the time. */
const outage = fc.record({
  from: fc.integer({ min: 0, max: 40_000 }),
  for: fc.integer({ min: 0, max: 80_000 }),
})

describe('whatever is asked, on whatever platform', () => {
  test('never more than the platform takes in any 30 seconds, never without its pause, never a repeat', () => {
    fc.assert(
      fc.property(asks, limits, (list, limit) => {
        const { sent } = run(list, () => channel({ limits: limit }))
        sent.forEach((one, index) => {
          const before = sent.slice(0, index)
          const inWindow = before.filter(({ at }) => one.at - at <= 30_000)
          expect(inWindow.length).toBeLessThan(limit.perThirtySeconds)
          expect(inWindow.length).toBeLessThan(shareOf(one.urgency, limit.perThirtySeconds))
          const last = before[before.length - 1]
          if (last !== undefined) expect(one.at - last.at).toBeGreaterThanOrEqual(limit.minGap)
          if (limit.repeatAfter > 0)
            for (const same of before.filter(({ text }) => text === one.text))
              expect(one.at - same.at).toBeGreaterThan(limit.repeatAfter)
        })
      }),
    )
  })

  test('everything is sent or dropped with a reason, and nothing is left waiting', () => {
    fc.assert(
      fc.property(asks, limits, outage, (list, limit, gone) => {
        const start = 1_000_000
        const down = (now: number) => now >= start + gone.from && now < start + gone.from + gone.for
        const { sent, drops, queue } = run(
          list,
          (now) => channel({ limits: limit, ready: !down(now) }),
          start,
        )
        expect(queue.waiting).toEqual([])
        const ended = new Set([
          ...sent.flatMap(({ effectIds }) => effectIds),
          ...drops.flatMap(({ post }) => post.effectIds),
        ])
        for (const index of list.keys()) expect(ended).toContain(`e${index}`)
        for (const { why } of drops) expect(why).toMatch(/^[A-Z].+\.$/)
        for (const one of sent) expect(one.at - one.since).toBeLessThanOrEqual(oldAfter[one.urgency])
        for (const one of sent) expect(down(one.at)).toBe(false)
      }),
    )
  })

  test('within an urgency the order is kept, and a merged text holds every reply in it', () => {
    fc.assert(
      fc.property(unique, limits, (list, limit) => {
        const { sent, drops, cuts } = run(list, () => channel({ limits: limit }))
        for (const urgency of ['host', 'announcement', 'reply'] as const) {
          const order = sent
            .filter((one) => one.urgency === urgency)
            .flatMap(({ effectIds }) => effectIds.map((id) => Number(id.slice(1))))
          expect(order).toEqual([...order].sort((a, b) => a - b))
        }
        for (const one of sent) {
          for (const part of one.parts) expect(one.text).toContain(part.text)
          if (one.parts.length > 1) expect(one.urgency).toBe('reply')
        }
        for (const [index, { text }] of list.entries()) {
          const posts = sent
            .flatMap(({ parts }) => parts)
            .filter(({ effectIds }) => effectIds[0] === `e${index}`)
          const lost = drops.some(({ post }) => post.effectIds[0] === `e${index}`)
          if (cuts[index] === '' && !lost) expect(posts.map((post) => post.text).join(' ')).toBe(text)
        }
      }),
    )
  })
})
