import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkState } from '../../../../core/chat/port'
import { createRecording, openReplayLog, readReplayLog } from '../../../../main/chat/replay'
import { createVirtualWorld } from './virtual-world'

const good = (text: string) => {
  const read = readReplayLog(text)
  if (!read.ok) throw new Error(read.message)
  return read.value
}
const shared = fileURLToPath(
  new URL('../../../../../shared/data/chatlogs/twitch-northernlion-vod-2021.jsonl', import.meta.url),
)
if (!existsSync(shared)) console.log('skipped: the shared chat log is not on this machine')

describe('reading a recording', () => {
  it('names bad lines by number and keeps the good ones, in order', () => {
    const text = [
      '[2000,"b","second"]',
      '',
      '[1000,"a","first"]',
      'hello',
      '{"at":1}',
      '["1","a","x"]',
      '[-1,"a","x"]',
      '[1e99,"a","x"]',
      '[1,"","x"]',
      '[1,"a",5]',
      `[1,"a","${'x'.repeat(10_001)}"]`,
      '[3000,"\\u202ec","third","more"]',
    ].join('\r\n')
    const log = good(`\ufeff${text}`)
    expect(log.rows.map((row) => [row.at, row.name, row.text])).toEqual([
      [1000, 'a', 'first'],
      [2000, 'b', 'second'],
      [3000, 'c', 'third'],
    ])
    expect(log.skipped).toBe(8)
    expect(log.problems.map((problem) => problem.split(':')[0])).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11].map((line) => `Line ${line}`),
    )
    expect(log.problems[0]).toBe('Line 4: this is not JSON. A line looks like [1500, "name", "text"].')
  })

  it('refuses a recording without a good line', () => {
    expect(readReplayLog('')).toMatchObject({ ok: false, code: 'log-empty' })
    expect(readReplayLog('x\ny')).toMatchObject({
      ok: false,
      message: expect.stringContaining('Line 1: this is not JSON'),
    })
  })

  it('names at most 20 bad lines and counts the rest', () => {
    const log = good(`[0,"a","b"]\n${'bad\n'.repeat(1_000)}`)
    expect(log.problems).toHaveLength(20)
    expect(log.skipped).toBe(1_000)
  })

  it('never throws', () => {
    const row = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.array(fc.jsonValue(), { maxLength: 4 }).map((one) => JSON.stringify(one)),
    )
    fc.assert(fc.property(fc.array(row), (rows) => void readReplayLog(rows.join('\n'))))
  })

  it('opens a file, or says why not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'replay-'))
    try {
      const path = join(folder, 'chat.jsonl')
      await writeFile(path, '[0,"a","b"]\n')
      expect(await openReplayLog(path)).toMatchObject({ ok: true, value: { skipped: 0 } })
      expect(await openReplayLog(join(folder, 'none.jsonl'))).toMatchObject({
        ok: false,
        message: expect.stringContaining('there is no such file'),
      })
      expect(await openReplayLog(folder)).toMatchObject({ ok: false, code: 'log-unreadable' })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('replaying', () => {
  const log = good('[0,"a","one"]\n[1000,"b","two"]\n[1000,"c","three"]\n[5000,"a","four"]')

  it('keeps the timing, and then is over', async () => {
    const virtual = createVirtualWorld(0)
    const recording = createRecording({ log })
    await recording.start(virtual.world)
    virtual.pass(10_000)
    expect(virtual.lines.map((line) => [line.sentAt, line.viewer.id, line.text])).toEqual([
      [0, 'a', 'one'],
      [1000, 'b', 'two'],
      [1000, 'c', 'three'],
      [5000, 'a', 'four'],
    ])
    expect(new Set(virtual.lines.map((line) => line.messageId)).size).toBe(4)
    expect(recording.state()).toEqual(linkState('off', 'The recording has ended.'))
  })

  it('runs faster when asked', async () => {
    const virtual = createVirtualWorld(0)
    await createRecording({ log, speed: 10 }).start(virtual.world)
    virtual.pass(10_000)
    expect(virtual.lines.map((line) => line.sentAt)).toEqual([0, 100, 100, 500])
  })

  it('catches up after the clock jumped, without loss or repeats', async () => {
    const virtual = createVirtualWorld(0)
    await createRecording({ log }).start(virtual.world)
    virtual.jump(60_000)
    virtual.pass(1)
    expect(virtual.lines.map((line) => line.text)).toEqual(['one', 'two', 'three', 'four'])
  })

  it('stops at once and starts from the beginning', async () => {
    const virtual = createVirtualWorld(0)
    const recording = createRecording({ log })
    await recording.start(virtual.world)
    virtual.pass(1_500)
    await recording.stop()
    expect(virtual.pending()).toBe(0)
    await recording.start(virtual.world)
    virtual.pass(10_000)
    expect(virtual.lines.map((line) => line.text)).toEqual([
      'one',
      'two',
      'three',
      'one',
      'two',
      'three',
      'four',
    ])
    expect(new Set(virtual.lines.map((line) => line.messageId)).size).toBe(7)
  })

  it.skipIf(!existsSync(shared))('replays 49 minutes of a real chat whole', async () => {
    const opened = await openReplayLog(shared)
    if (!opened.ok) throw new Error(opened.message)
    expect(opened.value.problems).toEqual([])
    const virtual = createVirtualWorld(0)
    await createRecording({ log: opened.value, speed: 100 }).start(virtual.world)
    virtual.pass(60_000)
    expect(virtual.lines).toHaveLength(3_090)
  })
})
