import { describe, expect, it } from 'vitest'
import { BridgeLine } from '../../../../core/chat/bridge'
import { ViewerRef } from '../../../../core/chat/port'
import { createBridge } from '../../../../main/chat/bridge'
import { createVirtualWorld } from '../replay/virtual-world'

const line = (id: string, rest: Partial<BridgeLine> = {}) =>
  BridgeLine.parse({ id, source: 'tiktok', user: { id: 'u1', name: 'Ann' }, text: 'hello', ...rest })

async function sitting() {
  const bridge = createBridge()
  const virtual = createVirtualWorld()
  await bridge.start(virtual.world)
  return { bridge, ...virtual }
}

describe('the inbound bridge', () => {
  it('takes lines over as they are, the source being part of who wrote them', async () => {
    const { bridge, lines } = await sitting()
    const longest = { id: 'x'.repeat(90), name: '\u202e  Ann\u0000 ' }
    expect(
      bridge.take([
        line('1'),
        line('1', { source: 'owncast', user: longest, text: '  !claim\n', sentAt: 5 }),
      ]),
    ).toEqual({ taken: 2, refused: [] })
    expect(lines[0]).toEqual({
      platform: 'bridge',
      messageId: 'tiktok:1',
      viewer: { platform: 'bridge', id: 'tiktok:u1', name: 'Ann' },
      text: 'hello',
      reply: null,
      fragments: null,
      sentAt: null,
    })
    expect(lines[1]).toMatchObject({ messageId: 'owncast:1', text: '  !claim\n', sentAt: 5 })
    expect(ViewerRef.safeParse(lines[1]!.viewer).success).toBe(true)
    expect(lines[1]!.viewer.name).toBe('Ann')
  })

  it('is live while a tool sends, and waits for one else', async () => {
    const { bridge, states, pass, pending } = await sitting()
    expect(bridge.state()).toMatchObject({
      link: 'connecting',
      reason: 'Waiting for a tool to send lines.',
    })
    bridge.take([line('1')])
    pass(59_999)
    expect(bridge.state()).toMatchObject({ link: 'live', reason: null })
    bridge.take([line('2')])
    pass(59_999)
    expect(bridge.state().link).toBe('live')
    pass(1)
    expect(bridge.state().link).toBe('connecting')
    pass(10 * 60_000)
    bridge.take([line('3')])
    expect(states.map(({ link }) => link)).toEqual(['connecting', 'live', 'connecting', 'live'])
    await bridge.stop()
    expect(pending()).toBe(0)
    expect(bridge.state().link).toBe('off')
    expect(bridge.take([line('4')])).toMatchObject({ taken: 0, refused: [{ id: '4' }] })
  })

  it('a repeated id does nothing, also when the tool sends its call again', async () => {
    const { bridge, lines } = await sitting()
    const call = [line('1'), line('2'), line('1')]
    expect(bridge.take(call)).toEqual({ taken: 3, refused: [] })
    expect(bridge.take(call)).toEqual({ taken: 3, refused: [] })
    expect(lines.map(({ messageId }) => messageId)).toEqual(['tiktok:1', 'tiktok:2'])
  })

  it('refuses a flood line by line and says so', async () => {
    const { bridge, lines, jump } = await sitting()
    let made = 0
    const call = (count: number) => bridge.take(Array.from({ length: count }, () => line(`n${made++}`)))
    expect(call(201)).toMatchObject({
      taken: 200,
      refused: [{ id: 'n200', reason: expect.stringMatching(/200 lines in one call/) }],
    })
    for (let turn = 0; turn < 9; turn += 1) expect(call(200).taken).toBe(200)
    const over = call(3)
    expect(over.taken).toBe(0)
    expect(over.refused.map(({ id }) => id)).toEqual(['n2001', 'n2002', 'n2003'])
    expect(over.refused[0]!.reason).toMatch(/one second/)
    jump(1_000)
    expect(call(3).taken).toBe(3)
    // A clock that is set back does not shut the door.
    jump(-3_600_000)
    expect(call(3).taken).toBe(3)
    expect(lines).toHaveLength(2_006)
  })

  it('a renamed viewer is the same, and a long text harms nothing', async () => {
    const { bridge, lines } = await sitting()
    bridge.take([line('1'), line('2', { user: { id: 'u1', name: 'Annie' }, text: 'x'.repeat(20_000) })])
    expect(lines.map(({ viewer }) => viewer)).toEqual([
      { platform: 'bridge', id: 'tiktok:u1', name: 'Ann' },
      { platform: 'bridge', id: 'tiktok:u1', name: 'Annie' },
    ])
  })

  it('only reads', async () => {
    const { bridge } = await sitting()
    expect(bridge.caps().abilities.write.can).toBe(false)
    expect(await bridge.say('e1', 'hello', null)).toMatchObject({ code: 'unsupported' })
    expect(await bridge.moderate({ do: 'ban', viewerId: 'x', reason: '' })).toMatchObject({
      code: 'unsupported',
    })
  })
})
