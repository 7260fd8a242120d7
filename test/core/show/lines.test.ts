import { describe, expect, test } from 'vitest'
import type { World } from '../../../core/show/airing'
import { keptForReview, keptLines } from '../../../core/show/lines'
import { emptyWorld, reduce } from '../../../core/show/reduce'
import { emptyShow } from '../../../core/show/show'

const by = { from: 'console', name: 'test' } as const
const started = (): World => {
  const world = emptyWorld()
  reduce(world, {
    seq: 1,
    at: 0,
    key: null,
    nonce: 'n',
    happening: {
      type: 'airing-started',
      airingId: 'a',
      show: emptyShow('s', 'S', 0),
      mode: 'rehearsal',
      joinUrl: null,
      by,
    },
  })
  return world
}
const line = (world: World, seq: number, action: 'allow' | 'hold' | 'hide') =>
  reduce(world, {
    seq,
    at: seq,
    key: `room:${seq}`,
    nonce: 'n',
    happening: {
      type: 'line-judged',
      lineId: `room:${seq}`,
      viewer: { platform: 'room', id: `v${seq}`, name: 'V' },
      audience: 'stream',
      text: 'x',
      flags: [],
      verdict: { action, reasons: action === 'allow' ? [] : [{ rule: 'abuse', detail: 'x', score: null }] },
      act: null,
    },
  })

describe('lines', () => {
  test('a held line waits for a person while talk goes by', () => {
    const world = started()
    line(world, 2, 'hold')
    for (let seq = 3; seq < 3_000; seq += 1) line(world, seq, 'allow')
    expect(world.airing?.lines).toHaveLength(keptLines + 1)
    const reviewed = reduce(world, {
      seq: 3_001,
      at: 1,
      key: null,
      nonce: 'n',
      happening: { type: 'line-reviewed', lineId: 'room:2', action: 'allow', by },
    })
    expect(reviewed.reply.ok).toBe(true)
    line(world, 3_002, 'allow')
    expect(world.airing?.lines.some(({ id }) => id === 'room:2')).toBe(false)
    expect(world.airing?.counts).toMatchObject({ lines: 2_999, held: 1, reversed: 1, reasons: { abuse: 1 } })
  })

  test('a flood of held lines is bounded too', () => {
    const world = started()
    for (let seq = 2; seq < 2_000; seq += 1) line(world, seq, seq % 2 === 0 ? 'hold' : 'allow')
    expect(world.airing?.lines).toHaveLength(keptLines + keptForReview)
  })

  test('a line that is gone says so, and a hidden one is taken back from its platform', () => {
    const world = started()
    line(world, 2, 'allow')
    expect(
      reduce(world, {
        seq: 3,
        at: 1,
        key: null,
        nonce: 'n',
        happening: { type: 'line-reviewed', lineId: 'nobody', action: 'hide', by },
      }).reply,
    ).toMatchObject({ ok: false, code: 'line-gone' })
    const hidden = reduce(world, {
      seq: 4,
      at: 1,
      key: null,
      nonce: 'n',
      happening: { type: 'line-reviewed', lineId: 'room:2', action: 'hide', by },
    })
    expect(hidden.effects).toMatchObject([{ type: 'remove-line', lineId: 'room:2' }])
    expect(world.airing?.lines[0]?.shown).toBe(false)
  })
})
