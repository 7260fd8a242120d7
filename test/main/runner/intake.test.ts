import { describe, expect, test } from 'vitest'
import { ok } from '../../../core/base/result'
import type { RawLine } from '../../../core/chat/port'
import type { Happening } from '../../../core/cues/happening'
import type { Verdict } from '../../../core/moderation/verdict'
import { createIntake } from '../../../main/runner/intake'

const allow: Verdict = { action: 'allow', reasons: [] }
const line = (messageId: string, text: string): RawLine => ({
  platform: 'replay',
  messageId,
  viewer: { platform: 'replay', id: messageId, name: messageId },
  text,
  reply: null,
  fragments: null,
  sentAt: null,
})

function bench(choices: number | null = null, measuring = false) {
  const offered: { happening: Happening; key: string | null }[] = []
  const judges = new Map<string, { resolve: (verdict: Verdict) => void; reject: (error: Error) => void }>()
  const intake = createIntake({
    judge: ({ id }) => new Promise((resolve, reject) => judges.set(id, { resolve, reject })),
    fitName: async (viewer) => viewer,
    offer: async (happening, key) => {
      offered.push({ happening, key })
      return ok(null)
    },
    openChoices: () => choices,
    measuring: () => measuring,
  })
  return { intake, offered, judges }
}

describe('createIntake', () => {
  test('offers in the order of arrival, whichever verdict comes first', async () => {
    const { intake, offered, judges } = bench()
    const taken = [intake.take(line('1', 'hello'), 'stream'), intake.take(line('2', '!claim'), 'stream')]
    judges.get('replay:2')?.resolve(allow)
    await new Promise((resolve) => setImmediate(resolve))
    expect(offered).toEqual([])
    judges.get('replay:1')?.resolve(allow)
    await Promise.all(taken)
    expect(offered.map(({ key }) => key)).toEqual(['replay:1', 'replay:2'])
    expect(intake.waiting()).toBe(0)
  })

  test('a bare code is read only while delays are measured', async () => {
    for (const [measuring, act] of [
      [false, null],
      [true, { act: 'sync', code: 'K7X2' }],
    ] as const) {
      const { intake, offered, judges } = bench(null, measuring)
      const taken = intake.take(line('1', 'k7x2'), 'stream')
      judges.get('replay:1')?.resolve(allow)
      await taken
      expect(offered[0]?.happening).toMatchObject({ act })
    }
  })

  test('reads commands, and a bare letter only while a question is open', async () => {
    for (const [choices, act] of [
      [null, null],
      [3, { act: 'answer', runId: null }],
    ] as const) {
      const { intake, offered, judges } = bench(choices)
      const taken = intake.take(line('1', 'b'), 'hall')
      judges.get('replay:1')?.resolve(allow)
      await taken
      const happening = offered[0]?.happening
      expect(happening).toMatchObject({ type: 'line-judged', audience: 'hall' })
      if (act === null) expect(happening).toMatchObject({ act: null })
      else expect(happening).toMatchObject({ act })
    }
  })

  test('a line whose judge fails is held for a person, never shown', async () => {
    const { intake, offered, judges } = bench()
    const taken = intake.take(line('1', 'hello'), 'stream')
    judges.get('replay:1')?.reject(new Error('worker gone'))
    expect(await taken).toEqual(ok({ held: true }))
    expect(offered[0]?.happening).toMatchObject({
      verdict: { action: 'hold', reasons: [{ rule: 'unjudged' }] },
    })
  })

  test('a line of invisible characters is not taken', async () => {
    const { intake, offered } = bench()
    expect(await intake.take(line('1', '​‮­'), 'stream')).toMatchObject({ ok: false, code: 'empty' })
    expect(offered).toEqual([])
  })
})
