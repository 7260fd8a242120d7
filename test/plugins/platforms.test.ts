import { describe, expect, it, onTestFinished } from 'vitest'
import { longestName } from '../../core/chat/clean'
import type { Ability } from '../../core/chat/port'
import { createVirtualWorld } from '../main/chat/replay/virtual-world'
import { makers } from './platform-makers'

/** How long a state of a platform with a connection may take on a busy machine; nothing is timed by it. */
const patience = { timeout: 15_000, interval: 5 }

describe.each(Object.entries(makers))('platform %s', (_name, make) => {
  async function live() {
    const virtual = createVirtualWorld(Date.now())
    const made = await make()
    const { platform } = made
    await platform.start(virtual.world)
    onTestFinished(() => platform.stop())
    /** Someone writes; resolves when it was told. */
    const speak = async (text: string) => {
      if (made.speak === null) return
      const before = virtual.lines.length
      made.speak(text)
      await expect.poll(() => virtual.lines.length, patience).toBeGreaterThan(before)
    }
    const ready = () =>
      platform.state().link === 'live' && platform.caps().abilities.write.can === made.writes
    /** Whoever only listens needs a line to prove its connection. */
    const connected = async () => {
      if (!made.writes) made.speak?.('are you there?')
      await expect.poll(ready, patience).toBe(true)
    }
    await connected()
    return { virtual, platform, speak, connected }
  }

  it('tells every change of its state, and state() is the last one told', async () => {
    const { platform } = await make()
    expect(platform.state().link).toBe('off')
    const virtual = createVirtualWorld(Date.now())
    await platform.start(virtual.world)
    expect(virtual.states.at(-1)).toEqual(platform.state())
    expect(['live', 'connecting', 'needs-login']).toContain(platform.state().link)
    await platform.stop()
    expect(platform.state().link).toBe('off')
  })

  it('started twice it is started once', async () => {
    // One after the other: two doubles of a service in one process may share what its library keeps globally.
    const told = async (starts: number) => {
      const { virtual, platform, speak, connected } = await live()
      for (let start = 1; start < starts; start += 1) await platform.start(virtual.world)
      await connected()
      await speak('hello')
      virtual.pass(10_000)
      await platform.stop()
      return virtual.lines.map(({ text }) => text).filter((text) => text !== 'are you there?')
    }
    expect((await told(2)).length).toBe((await told(1)).length)
  })

  it('stopped twice it is stopped: no line, no timer, and it can be started again', async () => {
    const { virtual, platform, connected } = await live()
    virtual.pass(1_000)
    await platform.stop()
    await platform.stop()
    const heard = virtual.lines.length
    // What was asked of the network a moment ago notices the end when its turn comes.
    await expect.poll(virtual.pending, patience).toBe(0)
    virtual.pass(60_000)
    expect(virtual.lines.length).toBe(heard)
    await platform.start(virtual.world)
    await connected()
  })

  it('gives every line an id of its own, also over two sittings, and a name fit to show', async () => {
    const { virtual, platform, speak, connected } = await live()
    await speak('one')
    virtual.pass(15_000)
    await platform.stop()
    await platform.start(virtual.world)
    await connected()
    await speak('two')
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
    const heard = async (times: number) => {
      const { virtual, platform } = await live()
      const can = platform.caps().abilities.write.can
      for (let time = 0; time < times; time += 1)
        expect(await platform.say('e1', 'Drop: signed print, 20 left.', null)).toMatchObject({ ok: can })
      virtual.pass(20_000)
      await platform.stop()
      return virtual.lines.map(({ text }) => text)
    }
    expect(await heard(5)).toEqual(await heard(1))
  })

  it('can do what its capabilities promise, and nothing else', async () => {
    const { virtual, platform, speak } = await live()
    const caps = platform.caps()
    const can = (ability: Ability) => caps.abilities[ability].can
    if (can('write')) expect(Math.min(caps.maxLength, caps.perThirtySeconds)).toBeGreaterThan(0)
    for (const [ability, { can: able, note }] of Object.entries(caps.abilities))
      if (!able) expect(note, ability).not.toBe('')
    const said = await platform.say('full', 'x'.repeat(Math.max(1, caps.maxLength)), null)
    expect(said.ok).toBe(can('write'))
    virtual.pass(2_000)
    await speak('something to take back')
    const messageId = virtual.lines.find(({ viewer }) => viewer.name !== '')?.messageId
    if (messageId !== undefined)
      expect((await platform.moderate({ do: 'delete', messageId })).ok).toBe(can('delete'))
    expect(platform.mark !== undefined || !can('markers')).toBe(true)
    expect(platform.settleRedemption !== undefined || !can('redemptions')).toBe(true)
    expect(platform.poll !== undefined || !can('polls')).toBe(true)
    if (!can('read')) expect(virtual.lines).toHaveLength(0)
  })
})
