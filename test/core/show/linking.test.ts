import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { viewerAct } from '../../../core/chat/act'
import {
  identitiesOf,
  linkIdentities,
  maxIdentities,
  noLinks,
  personKey,
  unlinkIdentity,
} from '../../../core/chat/links'
import { viewerKey } from '../../../core/chat/viewer'
import { maxCodes } from '../../../core/show/linking'
import { emptyWorld, reduce } from '../../../core/show/reduce'
import { by, showOf } from '../../plugins/play'
import { ada, adaRoom, adaToo, bo, codeIn, eve, type Party, party } from './people'

const minute = 60_000
const ask = { act: 'link', code: null } as const
const yes = { act: 'link', code: 'OK' } as const
const typed = (code: string) => ({ act: 'link', code }) as const
const _claim = { act: 'claim', runId: null } as const

/** What the chat of a platform heard until now. */
function heard(show: Party, platform: string): string {
  show.sleep(10_000)
  show.tell({ type: 'tick' })
  return show.outcomes
    .flatMap(({ effects }) => effects)
    .flatMap((one) => (one.type === 'say' && one.only === platform ? [one.text] : []))
    .join('\n')
}

describe('typed', () => {
  test.each([
    ['!link', { act: 'link', code: null }],
    ['!LINK k3rt-vx', { act: 'link', code: 'K3RTVX' }],
    ['!link K3R TVX', { act: 'link', code: 'K3RTVX' }],
    ['!link ok!', { act: 'link', code: 'OK' }],
    ['!unlink', { act: 'unlink' }],
    ['!link to the playlist please', null],
    ['!links', null],
  ])('%s', (text, act) => expect(viewerAct({ key: text, display: text }, null)).toEqual(act))
})

describe('linking', () => {
  test('a code said in chat needs a yes in the chat it came from', () => {
    const show = party()
    const code = codeIn(show.chat(ada, ask))
    expect(code).toMatch(/^[BCDFGHJKMNPQRTVWX][BCDFGHJKMNPQRTVWX34679]{5}$/)
    expect(heard(show, 'twitch')).toContain(`@Ada !link ${code}: type this in your other chat`)
    expect(show.chat(adaToo, typed(code.toLowerCase())).reply.ok).toBe(true)
    expect(show.personOf(ada)).toBeUndefined()
    expect(heard(show, 'twitch')).toContain('@Ada (Ada Lovelace on youtube): type !link ok if that is you')
    expect(show.chat(ada, yes).reply).toMatchObject({ ok: true, value: { identities: 2 } })
    expect(show.personOf(ada)).toBe(show.personOf(adaToo))
    expect(heard(show, 'youtube')).toContain('@Ada Lovelace (with Ada on twitch): linked')
    expect(show.chat(bo, typed(code)).reply).toMatchObject({ code: 'link-failed' })
  })

  test('a code got by a button links at once, and is not said in chat', () => {
    const show = party()
    const code = codeIn(show.press(adaRoom, ask))
    expect(show.chat(ada, typed(code)).reply.ok).toBe(true)
    expect(show.personOf(adaRoom)).toBe(show.personOf(ada))
    expect(heard(show, 'twitch')).toContain('@Ada (with エイダ on room): linked')
    expect(heard(show, 'room')).toBe('')
  })

  test('typed in the room it is as secret as by its button: the room answers the asker alone', () => {
    const show = party()
    const code = codeIn(show.chat(adaRoom, ask))
    expect(show.chat(ada, typed(code)).reply.ok).toBe(true)
    expect(show.personOf(adaRoom)).toBe(show.personOf(ada))
    expect(heard(show, 'room')).toBe('')
  })

  test('a code from chat typed by a button of the room still needs the yes', () => {
    const show = party()
    const code = codeIn(show.chat(ada, ask))
    expect(show.press(adaRoom, typed(code)).reply).toMatchObject({ ok: true, value: { asked: 'Ada' } })
    expect(show.personOf(ada)).toBeUndefined()
    expect(show.chat(adaRoom, yes).reply.ok).toBe(false)
    show.chat(ada, yes)
    expect(show.personOf(ada)).toBe(show.personOf(adaRoom))
  })

  test('who reads a code aloud can be claimed by nobody: two that type it make it void', () => {
    const show = party()
    const code = codeIn(show.chat(ada, ask))
    show.chat(eve, typed(code))
    expect(show.chat(adaToo, typed(code)).reply).toMatchObject({ code: 'link-failed' })
    expect(show.chat(ada, yes).reply).toMatchObject({ code: 'link-failed' })
    expect(show.airing().links.person).toEqual({})
  })

  test('one’s own code, an old one, and one replaced by the next do nothing', () => {
    const show = party()
    const first = codeIn(show.chat(ada, ask))
    expect(show.chat(ada, typed(first)).reply.ok).toBe(false)
    const second = codeIn(show.chat(ada, ask))
    expect(show.chat(adaToo, typed(first)).reply.ok).toBe(false)
    show.sleep(10 * minute)
    expect(show.chat(adaToo, typed(second)).reply.ok).toBe(false)
  })

  test('two accounts of one platform may be one person', () => {
    const show = party()
    show.link(ada, bo)
    expect(show.personOf(ada)).toBe(show.personOf(bo))
  })

  test('guessing: five wrong codes, then no answer and no luck for ten minutes', () => {
    const show = party()
    const code = codeIn(show.press(adaRoom, ask))
    for (let n = 0; n < 5; n += 1) expect(show.chat(eve, typed(`BBBBB${n}`)).reply.ok).toBe(false)
    const before = heard(show, 'youtube').length
    expect(show.chat(eve, typed('BBBBBB')).reply).toMatchObject({ code: 'too-many-tries' })
    expect(show.chat(eve, typed(code)).reply).toMatchObject({ code: 'too-many-tries' })
    expect(heard(show, 'youtube').length).toBe(before)
    show.sleep(10 * minute)
    const fresh = codeIn(show.press(adaRoom, ask))
    expect(show.chat(eve, typed(fresh)).reply.ok).toBe(true)
  })

  test('more than two; leaving is one’s own act, and the last one is nobody’s other', () => {
    const show = party()
    show.link(ada, adaToo)
    show.link(bo, adaRoom)
    show.link(adaToo, adaRoom)
    const persons = [ada, adaToo, adaRoom, bo].map(show.personOf)
    expect(new Set(persons).size).toBe(1)
    show.chat(bo, { act: 'unlink' })
    expect(show.personOf(bo)).toBeUndefined()
    expect(show.personOf(ada)).toBe(persons[0])
    show.chat(ada, { act: 'unlink' })
    show.chat(adaToo, { act: 'unlink' })
    expect(show.airing().links.person).toEqual({})
    expect(show.chat(ada, { act: 'unlink' }).reply).toMatchObject({ code: 'not-linked' })
  })

  test('each asker is told their own code', () => {
    const show = party()
    const [one, two] = [codeIn(show.chat(ada, ask)), codeIn(show.chat(bo, ask))]
    expect(heard(show, 'twitch')).toContain(`@Ada !link ${one}, @Bo !link ${two}:`)
  })

  test('codes are bounded, the oldest leaves', () => {
    const show = party()
    const first = codeIn(show.press({ ...ada, id: 'first' }, ask))
    for (let n = 0; n < maxCodes; n += 1) {
      show.sleep(-1_000)
      show.press({ ...ada, id: `v${n}` }, ask)
    }
    expect(Object.keys(show.airing().links.codes)).toHaveLength(maxCodes)
    expect(show.airing().links.codes[first]).toBeUndefined()
  })

  test('links go on into the next show, and the log keeps them as they were then', () => {
    const show = party()
    show.link(ada, adaToo)
    show.tell({ type: 'airing-ended', by })
    const links = show.airing().links
    const world = emptyWorld()
    const happening = {
      type: 'airing-started',
      airingId: 'a2',
      show: showOf(),
      mode: 'live',
      joinUrl: null,
      by,
      links,
    } as const
    const before = JSON.stringify(happening)
    reduce(world, { seq: 1, at: 1, key: null, nonce: 'n', happening })
    expect(personKey(world.airing!.links, viewerKey(adaToo))).toBe(personKey(links, viewerKey(ada)))
    world.airing!.links.codes.X = { viewer: ada, at: 1, proposedBy: null, secret: true }
    expect(JSON.stringify(happening)).toBe(before)
  })
})

test('identities are bounded, and nobody is left linked with none', () => {
  const links = noLinks()
  for (let n = 0; n < 60; n += 1) linkIdentities(links, `a:${n}`, `b:${n}`, `p${n}`)
  links.person = Object.fromEntries(
    Array.from({ length: maxIdentities }, (_, n) => [`x:${n}`, `q${Math.floor(n / 2)}`]),
  )
  linkIdentities(links, 'a:1', 'b:1', 'p')
  expect(Object.keys(links.person)).toHaveLength(maxIdentities)
  expect(links.person['x:0']).toBeUndefined()
  linkIdentities(links, 'a:1', 'c:1', 'p')
  expect(links.person['x:2']).toBeUndefined()
  expect(links.person['x:3']).toBeUndefined()
})

test('a group is always what was joined and not left since', () => {
  const who = fc.nat({ max: 7 }).map((n) => `p:${n}`)
  const step = fc.oneof(fc.tuple(who, who), who)
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const links = noLinks()
      const model = new Map<string, Set<string>>()
      const groupOf = (key: string) => model.get(key) ?? new Set([key])
      for (const [at, one] of steps.entries()) {
        if (typeof one === 'string') {
          groupOf(one).delete(one)
          model.delete(one)
          unlinkIdentity(links, one)
        } else if (one[0] !== one[1]) {
          const joined = new Set([...groupOf(one[0]), ...groupOf(one[1])])
          for (const key of joined) model.set(key, joined)
          linkIdentities(links, one[0], one[1], `n${at}`)
        }
        for (let n = 0; n < 8; n += 1) {
          const key = `p:${n}`
          expect([...identitiesOf(links, key)].sort()).toEqual([...groupOf(key)].sort())
        }
      }
    }),
  )
})
