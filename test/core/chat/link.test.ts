import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../core/base/result'
import { createLink } from '../../../core/chat/link'
import { createRecent } from '../../../core/chat/recent'
import { createSaid } from '../../../core/chat/said'
import { createVirtualWorld } from '../../main/chat/replay/virtual-world'

function sitting() {
  const virtual = createVirtualWorld(0)
  let dials = 0
  const link = createLink(virtual.world, () => {
    dials += 1
  })
  return { ...virtual, link, dials: () => dials }
}

describe('a link', () => {
  it('is live only when told so, and shows an outage for a minute after it', () => {
    const { link, pass, states } = sitting()
    link.start()
    expect(link.state().link).toBe('connecting')
    link.live()
    expect(link.state()).toMatchObject({ link: 'live', gap: null })
    pass(5_000)
    link.heard()
    pass(20_000)
    link.lost('gone')
    expect(link.state()).toMatchObject({ link: 'connecting', reason: 'gone', gap: { from: 5_000, to: null } })
    pass(600_000)
    link.lost('still gone')
    expect(link.state().gap).toEqual({ from: 5_000, to: null })
    link.live()
    expect(link.state()).toMatchObject({ link: 'gap', reason: null, gap: { from: 5_000, to: 625_000 } })
    pass(59_999)
    expect(link.state().link).toBe('gap')
    pass(1)
    expect(link.state()).toMatchObject({ link: 'live', gap: { from: 5_000, to: 625_000 } })
    link.stop()
    expect(link.state()).toMatchObject({ link: 'off', gap: null })
    expect(states.at(-1)).toEqual(link.state())
  })

  it('dials again ever slower, and quickly after a connection that lived', () => {
    const { link, pass, dials } = sitting()
    link.start()
    const waits: number[] = []
    for (let round = 0; round < 8; round += 1) {
      link.lost('no answer')
      const before = dials()
      let waited = 0
      while (dials() === before) {
        pass(250)
        waited += 250
      }
      waits.push(waited)
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500])
    link.live()
    pass(60_000)
    link.lost('cut')
    const before = dials()
    pass(750)
    expect(dials()).toBe(before + 1)
  })

  it('leaves no timer behind when it halts or stops, and starts afresh', () => {
    const { link, pending, dials } = sitting()
    link.start()
    link.live()
    link.lost('cut')
    expect(pending()).toBe(1)
    link.halt('needs-login', 'the password is wrong')
    expect(pending()).toBe(0)
    expect(link.state()).toMatchObject({ link: 'needs-login', gap: { to: null } })
    link.stop()
    link.start()
    expect(link.state()).toMatchObject({ link: 'connecting', gap: null })
    expect(dials()).toBe(2)
  })
})

describe('memory', () => {
  it('knows an id for its time and is bounded', () => {
    const recent = createRecent(1_000, 3)
    expect(recent.add('a', 0)).toBe(true)
    expect(recent.add('a', 999)).toBe(false)
    expect(recent.add('a', 1_000)).toBe(true)
    for (let n = 0; n < 100; n += 1) recent.add(`n${n}`, 1_000)
    expect(recent.size).toBeLessThanOrEqual(4)
    expect(recent.has('a')).toBe(false)
  })

  it('keeps ids as a plain list would, whatever is added and forgotten', () => {
    const step = fc.record({ id: fc.nat(9), forget: fc.boolean(), later: fc.nat(30) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const recent = createRecent(100, 4)
        let plain: { id: string; at: number }[] = []
        let now = 0
        for (const { id: n, forget, later } of steps) {
          const id = `n${n}`
          now += later
          if (forget) {
            recent.forget(id)
            plain = plain.filter((one) => one.id !== id)
            continue
          }
          while (plain.length > 0 && (plain.length > 4 || now - plain[0]!.at >= 100)) plain.shift()
          const isNew = plain.every((one) => one.id !== id)
          if (isNew) plain.push({ id, at: now })
          expect(recent.add(id, now)).toBe(isNew)
          expect(recent.size).toBe(plain.length)
        }
      }),
    )
  })

  it('says an effect once, however often and however soon it comes again', async () => {
    const said = createSaid(() => 0)
    let sent = 0
    const send = async () => {
      sent += 1
      return sent === 1 ? fail('refused', 'no') : ok(null)
    }
    expect(await said.once('e1', send)).toMatchObject({ ok: false })
    expect(await Promise.all([said.once('e1', send), said.once('e1', send)])).toEqual([ok(null), ok(null)])
    expect(await said.once('e1', send)).toEqual(ok(null))
    expect(sent).toBe(2)
  })
})
