import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { longestName } from '../../core/chat/clean'
import type { Ability, Platform } from '../../core/chat/port'
import { platforms } from '../../main/chat'
import { createVirtualWorld } from '../main/chat/replay/virtual-world'

/** One way to make each platform of the list. A platform added there without one here fails to compile. */
const makers: Record<keyof typeof platforms, () => Promise<Platform>> = {
  room: async () => platforms.room(),
  crowd: async () => platforms.crowd({ size: 50, seed: 7 }),
  recording: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'micdrop-log-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const rows = Array.from({ length: 40 }, (_, at) =>
      JSON.stringify([at * 500, `viewer${at % 5}`, `line ${at}`]),
    )
    await writeFile(join(folder, 'chat.jsonl'), rows.join('\n'))
    const opened = await platforms.recording(join(folder, 'chat.jsonl'), 1)
    if (!opened.ok) throw new Error(opened.message)
    return opened.value
  },
}

describe.each(Object.entries(makers))('platform %s', (_name, make) => {
  async function live() {
    const virtual = createVirtualWorld()
    const platform = await make()
    await platform.start(virtual.world)
    onTestFinished(() => platform.stop())
    return { virtual, platform }
  }

  it('tells every change of its state, and state() is the last one told', async () => {
    const platform = await make()
    expect(platform.state().link).toBe('off')
    const virtual = createVirtualWorld()
    await platform.start(virtual.world)
    expect(virtual.states.at(-1)).toEqual(platform.state())
    expect(['live', 'connecting', 'needs-login']).toContain(platform.state().link)
    await platform.stop()
    expect(platform.state().link).toBe('off')
  })

  it('started twice it is started once', async () => {
    const [once, twice] = [await live(), await live()]
    await twice.platform.start(twice.virtual.world)
    for (const { virtual } of [once, twice]) virtual.pass(10_000)
    expect(twice.virtual.lines.length).toBe(once.virtual.lines.length)
  })

  it('stopped twice it is stopped: no line, no timer, and it can be started again', async () => {
    const { virtual, platform } = await live()
    virtual.pass(5_000)
    await platform.stop()
    await platform.stop()
    const heard = virtual.lines.length
    expect(virtual.pending()).toBe(0)
    virtual.pass(60_000)
    expect(virtual.lines.length).toBe(heard)
    await platform.start(virtual.world)
    expect(platform.state().link).not.toBe('off')
  })

  it('gives every line an id of its own, also over two sittings, and a name fit to show', async () => {
    const { virtual, platform } = await live()
    virtual.pass(15_000)
    await platform.stop()
    await platform.start(virtual.world)
    virtual.pass(15_000)
    const ids = virtual.lines.map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { platform: id, viewer } of virtual.lines) {
      expect(id).toBe(platform.id)
      expect(viewer.platform).toBe(platform.id)
      expect(viewer.name.trim()).not.toBe('')
      expect([...viewer.name].length).toBeLessThanOrEqual(longestName)
    }
  })

  it('says the same effect once, however often it is asked', async () => {
    const [once, often] = [await live(), await live()]
    expect(await once.platform.say('e1', 'Drop: signed print, 20 left.', null)).toMatchObject({ ok: true })
    for (let time = 0; time < 5; time += 1)
      expect(await often.platform.say('e1', 'Drop: signed print, 20 left.', null)).toMatchObject({ ok: true })
    for (const { virtual } of [once, often]) virtual.pass(20_000)
    const texts = ({ virtual }: typeof once) => virtual.lines.map(({ text }) => text)
    expect(texts(often)).toEqual(texts(once))
  })

  it('can do what its capabilities promise, and nothing else', async () => {
    const { virtual, platform } = await live()
    const caps = platform.caps()
    const can = (ability: Ability) => caps.abilities[ability].can
    expect(Number.isInteger(caps.maxLength) && caps.maxLength > 0).toBe(true)
    expect(caps.perThirtySeconds).toBeGreaterThan(can('write') ? 0 : -1)
    expect((await platform.say('full', 'x'.repeat(caps.maxLength), null)).ok).toBe(can('write'))
    virtual.pass(2_000)
    const messageId = virtual.lines[0]?.messageId
    if (messageId !== undefined)
      expect((await platform.moderate({ do: 'delete', messageId })).ok).toBe(can('delete'))
    if (!can('read')) expect(virtual.lines).toHaveLength(0)
  })
})
