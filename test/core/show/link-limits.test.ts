import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personKey } from '../../../core/chat/links'
import { viewerKey } from '../../../core/chat/viewer'
import type { Pool } from '../../../core/commerce/order'
import { ada, adaRoom, adaToo, bo, eve, fire, type Party, party, poster } from './people'

const minute = 60_000
const claim = { act: 'claim', runId: null } as const

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
