import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cleanLine } from '../../../../core/chat/clean'
import { PaidEvent } from '../../../../core/chat/paid'
import { ViewerRef } from '../../../../core/chat/viewer'
import { readFrame } from '../../../../main/chat/twitch/eventsub-frames'
import { createEventReader } from '../../../../main/chat/twitch/eventsub-read'
import { loadParser } from '../../../../main/chat/twitch/irc-parse'
import { createIrcReader } from '../../../../main/chat/twitch/irc-read'
import { collect } from './collect'

const folder = new URL('../../../../../shared/data/twitch-fixtures/', import.meta.url)
const present = existsSync(folder)
if (!present) console.log('skipped: the shared Twitch fixtures are not on this machine')

const rows = <T>(name: string): T[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): T => JSON.parse(line))

describe.skipIf(!present)('what Twitch has really sent', () => {
  test('every IRC line is read or left alone, and each kind is found', async () => {
    const parse = await loadParser()
    const { told, lines, retracted, paid } = collect()
    const read = createIrcReader(told)
    for (const { line } of rows<{ line: string }>('irc-lines.jsonl')) {
      const parsed = parse(line)
      if (parsed !== null) read(parsed)
    }
    expect(lines.length).toBeGreaterThan(90)
    for (const line of lines) {
      expect(ViewerRef.safeParse(line.viewer).error).toBeUndefined()
      expect(line.fragments?.map((one) => one.text).join('') ?? '').toBe(
        line.fragments === null ? '' : line.text.replace(/^\x01ACTION ([\s\S]*?)\x01?$/, '$1'),
      )
      expect(() => cleanLine(line.text, line)).not.toThrow()
    }
    for (const event of paid) expect(PaidEvent.safeParse(event).error).toBeUndefined()
    expect(new Set(paid.map((one) => one.kind))).toEqual(new Set(['bits', 'subscription', 'gift']))
    expect(new Set(retracted.map((one) => one.what))).toEqual(new Set(['message', 'viewer', 'everything']))
    expect(lines.filter((line) => line.reply).length).toBeGreaterThan(0)
    expect(lines.filter((line) => line.sharedFrom).length).toBeGreaterThan(0)
  })

  test('every EventSub event is read or left alone, none is strange to us', () => {
    const { told, lines, retracted, paid } = collect()
    const strange: string[] = []
    const read = createEventReader({
      told,
      settleable: () => false,
      strange: (type, why) => strange.push(`${type} ${why}`),
    })
    type Row = { kind: string; frame: { subscription?: { type: string; version: string }; event?: unknown } }
    for (const { kind, frame } of rows<Row>('eventsub-frames.jsonl')) {
      if (kind !== 'payload' || !frame.subscription) continue
      read({ type: frame.subscription.type, id: `n${paid.length}`, stamp: 1, event: frame.event })
    }
    for (const row of rows<object>('eventsub-ws-frames.ndjson')) {
      const frame = readFrame(JSON.stringify(row))
      expect(frame).not.toBeNull()
      if (frame?.payload.subscription)
        read({ type: frame.payload.subscription.type, id: 'x', stamp: 1, event: frame.payload.event })
    }
    expect(strange).toEqual([])
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.some((line) => line.heldByPlatform)).toBe(true)
    expect(retracted.length).toBeGreaterThan(0)
    for (const event of paid) expect(PaidEvent.safeParse(event).error).toBeUndefined()
    expect(paid.some((one) => one.kind === 'redemption')).toBe(true)
    expect(paid.some((one) => one.kind === 'gift')).toBe(true)
  })
})
