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
import type { Pool } from '../../../core/commerce/order'
import { maxCodes } from '../../../core/show/linking'
import { emptyWorld, reduce } from '../../../core/show/reduce'
import { by, showOf } from '../../plugins/play'
import { ada, adaRoom, adaToo, bo, codeIn, eve, fire, type Party, party, poster } from './people'

const minute = 60_000
const ask = { act: 'link', code: null } as const
const yes = { act: 'link', code: 'OK' } as const
const typed = (code: string) => ({ act: 'link', code }) as const
const claim = { act: 'claim', runId: null } as const

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
  ])('%s', (text, act) => expect(viewerAct(text, null)).toEqual(act))
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
    expect(heard(show, 'room')).not.toContain(code)
    expect(show.chat(ada, typed(code)).reply.ok).toBe(true)
    expect(show.personOf(adaRoom)).toBe(show.personOf(ada))
    expect(heard(show, 'room')).toContain('@エイダ (with Ada on twitch): linked')
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

describe('limits per person', () => {
  test('what either bought counts for both, linked before or after', () => {
    const show = party(poster())
    show.tell(fire())
    show.chat(ada, claim)
    show.link(ada, adaToo)
    expect(show.chat(adaToo, claim).reply).toMatchObject({ code: 'limit' })
    expect(show.chat(eve, claim).reply.ok).toBe(true)
    show.chat(adaToo, { act: 'unlink' })
    expect(show.chat(adaToo, claim).reply.ok).toBe(true)
  })

  test('who waits with one identity and holds with the other is passed over until there is room', () => {
    const show = party(poster({ stock: 2, windowFor: 5 * minute }))
    show.tell(fire())
    for (const viewer of [ada, bo, adaToo, eve]) show.chat(viewer, claim)
    show.link(ada, adaToo)
    show.chat(bo, { act: 'cancel', holdId: null })
    const holders = () =>
      show.airing().shop.openHolds.map((id) => viewerKey(show.airing().shop.holds[id]!.viewer))
    expect(holders()).toEqual([viewerKey(ada), viewerKey(eve)])
    // Ada gives hers up: the place in line is worth something again.
    show.chat(ada, { act: 'cancel', holdId: null })
    expect(holders()).toEqual([viewerKey(eve), viewerKey(adaToo)])
  })

  test('unlinking gives the one who waited the free unit', () => {
    const show = party(poster({ stock: 2, windowFor: 5 * minute }))
    show.tell(fire())
    for (const viewer of [ada, bo, adaToo]) show.chat(viewer, claim)
    show.link(ada, adaToo)
    show.chat(bo, { act: 'cancel', holdId: null })
    expect(show.airing().shop.openHolds).toHaveLength(1)
    show.chat(ada, { act: 'unlink' })
    expect(show.airing().shop.openHolds).toHaveLength(2)
  })

  test('cancel and more time are for one’s own identity', () => {
    const show = party(poster({ perViewer: 2 }))
    show.tell(fire())
    show.chat(ada, claim)
    show.link(ada, adaToo)
    show.chat(adaToo, claim)
    show.chat(adaToo, { act: 'more-time' })
    show.chat(ada, { act: 'cancel', holdId: null })
    const holds = Object.values(show.airing().shop.holds)
    expect(holds.map(({ state, extensions }) => [state, extensions])).toEqual([
      ['cancelled', 0],
      ['held', 1],
    ])
  })

  test('whatever the order of links, claims, payments and time: no person gets a unit over the limit', () => {
    const who = fc.nat({ max: 4 })
    const people = [ada, adaToo, adaRoom, bo, eve]
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('claim' as const), who }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('link' as const), who, with: who }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('unlink' as const), who }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), who }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('pay' as const), who }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('sleep' as const), for: fc.constantFrom(1, 8) }) },
    )
    const story = fc.array(step, { minLength: 5, maxLength: 50, size: 'max' })
    const spec = fc.record({
      stock: fc.integer({ min: 1, max: 4 }),
      perViewer: fc.integer({ min: 1, max: 2 }),
    })
    fc.assert(
      fc.property(spec, story, ({ stock, perViewer }, steps) => {
        const show = party(poster({ stock, perViewer, price: 0, windowFor: 30 * minute }))
        show.tell(fire())
        let before = units(show)
        for (const one of steps) {
          const grouped = show.airing().links.person
          act(show, one, people)
          const now = units(show)
          for (const [person, count] of now) {
            if (count <= perViewer || show.airing().links.person !== grouped) continue
            // Over the limit by a link made after buying: never a unit more.
            if (count > (before.get(person) ?? 0)) throw new Error(`${person} has ${count}`)
          }
          before = now
        }
      }),
      { numRuns: 150 },
    )
  })
})

type Step =
  | { do: 'claim' | 'unlink' | 'cancel' | 'pay'; who: number }
  | { do: 'link'; who: number; with: number }
  | { do: 'sleep'; for: number }

function act(show: Party, step: Step, people: readonly (typeof ada)[]): void {
  switch (step.do) {
    case 'claim':
      return void show.chat(people[step.who]!, claim)
    case 'unlink':
      return void show.chat(people[step.who]!, { act: 'unlink' })
    case 'cancel':
      return void show.chat(people[step.who]!, { act: 'cancel', holdId: null })
    case 'link':
      if (step.who !== step.with) show.link(people[step.who]!, people[step.with]!)
      return
    case 'sleep':
      show.sleep(step.for * minute)
      return void show.tell({ type: 'tick' })
    case 'pay': {
      const { shop } = show.airing()
      const viewer = people[step.who]!
      const hold = shop.openHolds
        .map((id) => shop.holds[id]!)
        .find((one) => viewerKey(one.viewer) === viewerKey(viewer))
      if (hold !== undefined)
        show.press(viewer, { act: 'check-out', holdId: hold.id, consent: true, carrier: null, test: null })
    }
  }
}

/** Units, not places in line, of each person; counted from the holds. */
function units(show: Party): Map<string, number> {
  const { shop, links } = show.airing()
  const counted = new Map<string, number>()
  const taken: readonly string[] = ['held', 'paying', 'closing', 'paid']
  for (const { viewer, state } of Object.values(shop.holds)) {
    const person = personKey(links, viewerKey(viewer))
    if (taken.includes(state)) counted.set(person, (counted.get(person) ?? 0) + 1)
  }
  for (const pool of Object.values(shop.pools)) sound(pool)
  return counted
}

function sound(pool: Pool): void {
  const used = Object.values(pool.perViewerUsed).reduce((sum, count) => sum + count, 0)
  const taken = pool.held.stream + pool.sold.stream + pool.waiting.length
  if (used !== taken) throw new Error(`${used} counted, ${taken} taken`)
}
