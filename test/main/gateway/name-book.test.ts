import { describe, expect, test } from 'vitest'
import { roomPlatform } from '../../../core/chat/viewer'
import type { Airing } from '../../../core/show/airing'
import { createNameBook } from '../../../main/gateway/room/name-book'
import { cookies, createVisitors } from '../../../main/gateway/room/visitor'
import { line } from '../../core/show/people'
import { play, showOf } from '../../plugins/play'

const at = (id: string, name: string) => ({ platform: roomPlatform, id, name })
const book = (airing: () => Airing | null = () => null, official: readonly string[] = []) =>
  createNameBook({ airing, official: () => official })

describe('guests', () => {
  test('ten thousand guests of a show have ten thousand names, always the same ones', () => {
    const names = book()
    const ids = Array.from({ length: 10_000 }, (_, n) => `visitor-${n}`)
    const given = ids.map(names.guest)
    expect(new Set(given).size).toBe(10_000)
    expect(ids.map(names.guest)).toEqual(given)
    expect(given[0]).toMatch(/^Guest \d{5}$/)
  })

  test('a crowd beyond all numbers still gets names', () => {
    const names = book()
    const given = Array.from({ length: 62_000 }, (_, n) => names.guest(`v${n}`))
    expect(new Set(given).size).toBe(62_000)
  })

  test('after a restart whoever was seen keeps their number, whoever comes back first', () => {
    // Two ids that want the same number.
    const first = new Map<string, string>()
    let [one, other] = ['', '']
    for (let n = 0; one === ''; n += 1) {
      const id = `v${n}`
      const name = book().guest(id)
      const before = first.get(name)
      if (before === undefined) first.set(name, id)
      else [one, other] = [before, id]
    }
    const names = book()
    const [mine, second] = [names.guest(one), names.guest(other)]
    expect(second).not.toBe(mine)
    const show = play(showOf())
    show.at(0, line(at(one, mine), 'm1'))
    const again = book(show.airing)
    expect(again.guest(other)).not.toBe(mine)
    expect(again.guest(one)).toBe(mine)
  })
})

describe('chosen names', () => {
  test('the show’s voice is kept: title, host, accounts, and the team heard in its chats', () => {
    const show = play(showOf())
    const names = book(show.airing, ['Ana’s shop', 'ana_live'])
    for (const name of ['Show', 'M1cdrop_Support', 'Anas Shop', 'ANA LIVE', 'Test'])
      expect(names.fault('v1', name), name).toBe('kept')
    expect(names.fault('v1', 'kettle')).toBeNull()
    show.at(0, line({ platform: 'twitch', id: '9', name: 'kettle' }, 'm1', null, { roles: ['moderator'] }))
    expect(names.fault('v1', 'K3ttle')).toBe('kept')
    show.at(1, line({ platform: 'twitch', id: '8', name: 'vip_vera' }, 'm2', null, { roles: ['vip'] }))
    expect(names.fault('v1', 'vip_vera')).toBeNull()
  })

  test('one of the team may go by their own name when they linked the two', () => {
    const show = play(showOf())
    const names = book(show.airing)
    show.at(0, line({ platform: 'twitch', id: '9', name: 'kettle' }, 'm1', null, { roles: ['owner'] }))
    const link = (viewer: Parameters<typeof line>[0], code: string | null) =>
      show.at(10, { type: 'viewer-acted', viewer, audience: 'stream', act: { act: 'link', code } })
    const asked = link(at('v1', 'Guest 12345'), null)
    link(
      { platform: 'twitch', id: '9', name: 'kettle' },
      (asked.reply as { value: { code: string } }).value.code,
    )
    expect(names.fault('v1', 'kettle')).toBeNull()
    expect(names.fault('v2', 'kettle')).toBe('kept')
  })

  test('two visitors of a show never look the same; after it the name is free again', () => {
    let show = play(showOf())
    const names = book(() => show.airing())
    names.take('v1', 'Anna')
    for (const name of ['Anna', 'anna', 'A n n a', 'Аnnа', 'Annа\u200b'])
      expect(names.fault('v2', name), name).toBe('taken')
    expect(names.fault('v1', 'anna')).toBeNull()
    expect(names.fault('v2', 'Ana')).toBeNull()
    for (const name of ['Guest 12345', 'guest', 'a viewer'])
      expect(names.fault('v2', name), name).toBe('taken')
    show = play({ ...showOf(), title: 'Another' })
    Object.assign(show.airing(), { id: 'a2' })
    expect(names.fault('v2', 'Anna')).toBeNull()
  })

  test('who was read in the show has their name after a restart too', () => {
    const show = play(showOf())
    show.at(0, line(at('v1', 'Anna'), 'm1'))
    expect(book(show.airing).fault('v2', 'anna')).toBe('taken')
    expect(book(show.airing).fault('v1', 'Anna')).toBeNull()
  })

  test('a sealed name is looked at again whenever it is used', () => {
    let official: string[] = []
    const names = createNameBook({ airing: () => null, official: () => official })
    const visitors = createVisitors('key', undefined, names)
    const { visitor, secret } = visitors.fresh()
    const jar = `${cookies.secret}=${secret}; ${cookies.name}=${visitors.sealName(visitor, 'Ana Live')}`
    expect(visitors.of(jar)).toMatchObject({ named: true, lost: null, viewer: { name: 'Ana Live' } })
    official = ['ana_live']
    expect(visitors.of(jar)).toMatchObject({
      named: false,
      lost: { name: 'Ana Live', why: 'kept' },
      viewer: { name: expect.stringMatching(/^Guest \d{5}$/) },
    })
    official = []
    const other = visitors.fresh()
    const theirs = `${cookies.secret}=${other.secret}; ${cookies.name}=${visitors.sealName(other.visitor, 'ANA LIVE')}`
    expect(visitors.of(theirs)?.lost).toEqual({ name: 'ANA LIVE', why: 'taken' })
  })
})
