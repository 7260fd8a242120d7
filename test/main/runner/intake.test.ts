import { describe, expect, test } from 'vitest'
import { ok } from '../../../core/base/result'
import type { RawLine } from '../../../core/chat/port'
import type { Happening, HappeningOf } from '../../../core/cues/happening'
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

function bench(
  choices: number | null = null,
  measuring = false,
  sharedCommands: (platform: string) => boolean = () => false,
) {
  let held: Promise<void> | null = null
  const offered: { happening: Happening; key: string | null }[] = []
  const judges = new Map<string, { resolve: (verdict: Verdict) => void; reject: (error: Error) => void }>()
  let airing = 'a1'
  const intake = createIntake({
    airing: () => airing,
    judge: ({ id }) => new Promise((resolve, reject) => judges.set(id, { resolve, reject })),
    fitName: async (viewer) => viewer,
    offer: async (happening, key) => {
      offered.push({ happening, key })
      await held
      return ok(null)
    },
    openQuestion: () =>
      choices === null ? null : { runId: 'r1', choices: Array.from({ length: choices }, () => '') },
    measuring: () => measuring,
    sharedCommands,
  })
  /** The log answers no more until the returned function is called. */
  const hold = () => {
    let release = () => {}
    held = new Promise((resolve) => {
      release = resolve
    })
    return () => release()
  }
  const next = (id: string) => {
    airing = id
  }
  return { intake, offered, judges, hold, next }
}

/** What a line of talk is answered. */
const talk = (held: boolean) => ok({ held, act: null, reply: null })

describe('createIntake', () => {
  test('a line written long before it came is shown and runs no command', async () => {
    const { intake, offered, judges } = bench()
    const taken = intake.take({ ...line('1', '!claim'), past: true }, 'stream')
    judges.get('replay:1')?.resolve(allow)
    expect(await taken).toEqual(talk(false))
    expect(offered[0]?.happening).toMatchObject({ text: '!claim', act: null })
  })

  test('a line that waited for its verdict into the next show is not of it', async () => {
    const { intake, offered, judges, next } = bench()
    const taken = intake.take(line('1', '!claim'), 'stream')
    next('a2')
    const other = intake.take(line('2', '!claim'), 'stream')
    for (const { resolve } of judges.values()) resolve(allow)
    expect(await taken).toMatchObject({ code: 'not-on-air' })
    expect(await other).toMatchObject(ok({ held: false }))
    expect(offered.map(({ key }) => key)).toEqual(['replay:2'])
  })

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
    expect(await taken).toEqual(talk(true))
    expect(offered[0]?.happening).toMatchObject({
      verdict: { action: 'hold', reasons: [{ rule: 'unjudged' }] },
    })
  })

  test('lines of other channels and of bots run no commands; a platform that may is asked', async () => {
    const shared = { id: '9', name: 'Other' }
    for (const [raw, allowed, runs] of [
      [{ sharedFrom: shared }, undefined, false],
      [{ sharedFrom: shared }, () => false, false],
      [{ sharedFrom: shared }, (platform: string) => platform === 'replay', true],
      [{ sharedFrom: null }, undefined, true],
      [{ roles: ['bot'] }, () => true, false],
      [{ roles: ['moderator'] }, undefined, true],
    ] as const) {
      const { intake, offered, judges } = bench(null, false, allowed)
      const taken = intake.take({ ...line('1', '!claim'), ...raw }, 'stream')
      judges.get('replay:1')?.resolve(allow)
      await taken
      const { act } = offered[0]!.happening as HappeningOf<'line-judged'>
      expect(act?.act ?? null, JSON.stringify(raw)).toBe(runs ? 'claim' : null)
    }
  })

  test('roles, the channel it came from and the platform’s own hold go into the log', async () => {
    const { intake, offered, judges } = bench()
    const raw = { roles: ['vip'], sharedFrom: { id: '9', name: 'Other' }, heldByPlatform: true } as const
    const taken = [
      intake.take({ ...line('1', 'hm'), ...raw }, 'stream'),
      intake.take({ ...line('2', 'hm'), ...raw }, 'stream'),
      intake.take(line('3', 'hm'), 'stream'),
    ]
    judges.get('replay:1')?.resolve(allow)
    judges.get('replay:2')?.resolve({
      action: 'hide',
      reasons: [{ rule: 'slur', detail: 'x', score: null }],
    })
    judges.get('replay:3')?.resolve(allow)
    expect(await Promise.all(taken)).toEqual([talk(true), talk(true), talk(false)])
    const noted = { roles: ['vip'], sharedFrom: 'Other', heldByPlatform: true }
    expect(offered[0]?.happening).toMatchObject({
      ...noted,
      verdict: {
        action: 'hold',
        reasons: [{ rule: 'platform-held', detail: 'The platform holds this line back.' }],
      },
    })
    expect(offered[1]?.happening).toMatchObject({
      ...noted,
      verdict: { action: 'hide', reasons: [{ rule: 'platform-held' }, { rule: 'slur' }] },
    })
    expect(Object.keys(offered[2]!.happening)).not.toContain('roles')
  })

  test('a line of invisible characters is not taken', async () => {
    const { intake, offered } = bench()
    expect(await intake.take(line('1', '​‮­'), 'stream')).toMatchObject({ ok: false, code: 'empty' })
    expect(offered).toEqual([])
  })
})

describe('taken back before the verdict', () => {
  const blank = { text: '', act: null, verdict: { action: 'hide', reasons: [{ rule: 'retracted' }] } }

  test('one message: told at once, and the line that waits is kept without words', async () => {
    const { intake, offered, judges } = bench()
    const taken = [intake.take(line('1', '!claim'), 'stream'), intake.take(line('2', 'hi'), 'stream')]
    intake.retract('other', { what: 'message', messageId: '1' })
    intake.retract('replay', { what: 'message', messageId: '1' })
    for (const id of ['replay:1', 'replay:2']) judges.get(id)?.resolve(allow)
    await Promise.all(taken)
    expect(offered.map(({ happening }) => happening)).toMatchObject([
      { type: 'line-retracted', lineId: 'other:1' },
      { type: 'line-retracted', lineId: 'replay:1' },
      { type: 'line-judged', lineId: 'replay:1', ...blank },
      { type: 'line-judged', lineId: 'replay:2', text: 'hi' },
    ])
  })

  test('a viewer, or everything', async () => {
    for (const [target, viewerId, gone] of [
      [{ what: 'viewer', viewerId: '1' }, '1', 1],
      [{ what: 'everything' }, null, 2],
    ] as const) {
      const { intake, offered, judges } = bench()
      const taken = [intake.take(line('1', 'a'), 'stream'), intake.take(line('2', 'b'), 'stream')]
      intake.retract('replay', target)
      const after = intake.take(line('3', 'c'), 'stream')
      for (const id of ['replay:1', 'replay:2', 'replay:3']) judges.get(id)?.resolve(allow)
      await Promise.all([...taken, after])
      expect(offered[0]?.happening).toEqual({ type: 'lines-retracted', platform: 'replay', viewerId })
      const judged = offered.slice(1).map(({ happening }) => happening as HappeningOf<'line-judged'>)
      expect(judged.filter(({ verdict }) => verdict.action === 'hide')).toHaveLength(gone)
      expect(judged[2]).toMatchObject({ text: 'c' })
    }
  })

  test('a line on its way to the log is named, since the retraction may overtake it', async () => {
    const { intake, offered, judges, hold } = bench()
    const release = hold()
    const taken = intake.take(line('1', '!claim'), 'stream')
    judges.get('replay:1')?.resolve(allow)
    await new Promise((resolve) => setImmediate(resolve))
    intake.retract('replay', { what: 'viewer', viewerId: '1' })
    expect(offered.map(({ happening }) => happening.type)).toEqual([
      'line-judged',
      'lines-retracted',
      'line-retracted',
    ])
    release()
    await taken
    intake.retract('replay', { what: 'viewer', viewerId: '1' })
    expect(offered).toHaveLength(4)
  })
})
