import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RunView } from '../../../core/contract/state'
import { runView, runViews } from '../../../core/contract/view'
import { type AnyKind, anyKinds, kindOf } from '../../../core/cues'
import { aboutCue, type HostCard, hostCardOf, type UnitsRow } from '../../../core/cues/host-card'
import { acted, by, cueOf, fire, play, pressed, showOf } from '../../plugins/play'
import { minute, openStand, second } from './drop-stand'

const standCard = (stand: ReturnType<typeof openStand>): HostCard =>
  runView(stand.airing(), stand.lastRun()).card
const cardOf = (stage: ReturnType<typeof play>): HostCard => runView(stage.airing(), stage.run()).card

describe('a drop', () => {
  test('says for whom how many are left, being paid for, paid and waited for', () => {
    const stand = openStand({ stock: 5, hall: 2, price: 2_500 })
    stand.fire()
    for (const name of ['ada', 'bo', 'cy', 'dee']) stand.claim(name)
    stand.claim('hanna', 'hall')
    stand.pay('ada')
    expect(standCard(stand)).toMatchObject({
      about: '€25.00, 5 units, €25.00 taken',
      over: null,
      units: {
        all: 5,
        left: 1,
        rows: [
          { audience: 'stream', left: 0, held: 2, sold: 1, paid: 1, waiting: 1 },
          { audience: 'hall', left: 1, held: 1, sold: 0, paid: 0, waiting: 0 },
        ],
      },
      figures: [],
    })
  })

  test('without units kept for it the hall takes from the same; without a hall there is one row', () => {
    const stand = openStand({ stock: 3 })
    stand.fire()
    expect(standCard(stand).units?.rows.map(({ audience }) => audience)).toEqual(['stream'])
    stand.claim('hanna', 'hall')
    expect(standCard(stand).units?.rows).toMatchObject([
      { audience: 'stream', left: 2, held: 0 },
      { audience: 'hall', left: null, held: 1 },
    ])
    const hall = openStand({ stock: 3, hall: 3 })
    hall.fire()
    expect(standCard(hall).units?.rows).toMatchObject([{ audience: 'hall', left: 3 }])
    hall.press('release-hall')
    expect(standCard(hall).units?.rows).toMatchObject([{ audience: 'stream', left: 3 }])
  })

  test('money given back is not paid, and its unit stays sold', () => {
    const stand = openStand({ stock: 2, hall: 1 })
    stand.fire()
    stand.claim('ada')
    stand.claim('hanna', 'hall')
    stand.pay('hanna')
    const [order] = Object.values(stand.airing().shop.orders)
    stand.send({ type: 'refund-asked', orderId: order!.id, by })
    const { operationId, carrier } = order!.payments.at(-1)!
    const news = { state: 'refunded', reference: 'x', url: null, reason: null, fee: 0 } as const
    stand.send({ type: 'payment-changed', news: { orderId: order!.id, operationId, carrier, ...news } })
    expect(standCard(stand).units?.rows).toMatchObject([
      { audience: 'stream', held: 1, sold: 0, paid: 0 },
      { audience: 'hall', held: 0, sold: 1, paid: 0 },
    ])
    expect(standCard(stand).figures).toContainEqual({ label: 'Refunded', value: '1', tone: 'bad' })
  })

  test('has a window that grows with more time, stands still in a panic and ends in a word', () => {
    const stand = openStand({ stock: 2, windowFor: minute })
    stand.fire()
    const { firedAt } = stand.lastRun()
    const window = { from: firedAt, until: firedAt + minute, stoppedAt: null }
    expect(standCard(stand).window).toEqual(window)
    stand.press('extend')
    expect(standCard(stand).window).toEqual({ ...window, until: firedAt + 90 * second })
    stand.sleep(10 * second)
    stand.panic()
    expect(standCard(stand).window).toMatchObject({ stoppedAt: firedAt + 10 * second })
    stand.resume(stand.lastRun().id)
    stand.claim('ada')
    stand.press('close')
    expect(standCard(stand)).toMatchObject({ window: null, over: 'Closed', units: { left: 1 } })
    stand.pay('ada')
    stand.sleep(minute)
    expect(stand.lastRun().closedAt).not.toBeNull()
    expect(standCard(stand)).toMatchObject({ window: null, over: null, units: null })
  })

  test('whatever is claimed, paid, given back or waited for: the rows add up to the stock and to the figures', () => {
    const who = fc.tuple(fc.constantFrom('ada', 'bo', 'cy', 'dee', 'eve'), fc.constantFrom('stream', 'hall'))
    const steps = fc.array(fc.tuple(fc.constantFrom('claim', 'pay', 'cancel', 'release-hall'), who), {
      maxLength: 25,
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.constantFrom(null, 0, 1), steps, (stock, hall, acts) => {
        const stand = openStand({ stock, hall, perViewer: 2 })
        stand.fire()
        for (const [act, [name, audience]] of acts) {
          if (act === 'claim') stand.claim(name, audience as 'stream' | 'hall')
          else if (act === 'pay') stand.pay(name)
          else if (act === 'cancel') stand.act(name, { act: 'cancel', holdId: null })
          else stand.press(act)
          const { units } = standCard(stand)
          if (units === null) return
          const sum = (of: (row: UnitsRow) => number) => units.rows.reduce((total, row) => total + of(row), 0)
          expect(sum((row) => (row.left ?? 0) + row.held + row.sold)).toBe(stock)
          expect(sum((row) => row.left ?? 0)).toBe(units.left)
          expect(stand.figures()).toMatchObject({
            Left: String(units.left),
            Held: String(sum(({ held }) => held)),
            Paid: String(sum(({ paid }) => paid)),
            Waiting: String(sum(({ waiting }) => waiting)),
          })
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a quiz', () => {
  const quizOf = (more = {}) =>
    play(
      showOf(
        cueOf('quiz', {
          question: 'How heavy?',
          choices: ['120 kg', '410 kg'],
          correct: [1],
          window: 30_000,
          autoReveal: false,
          ...more,
        }),
      ),
    )

  test('counts at once and marks nothing as right before the reveal', () => {
    const stage = quizOf()
    stage.at(0, fire())
    stage.at(1_000, acted('ada', { act: 'answer', text: 'B', runId: null }))
    stage.at(2_000, acted('bo', { act: 'answer', text: 'A', runId: null }))
    const open = cardOf(stage)
    expect(open).toMatchObject({
      about: '2 answers, not revealed yet',
      over: null,
      answers: {
        phase: 'open',
        total: 2,
        choices: [
          { letter: 'A', text: '120 kg', count: 1, right: null },
          { letter: 'B', count: 1, right: null },
        ],
      },
    })
    expect(open.window!.until - open.window!.from).toBe(30_000)
    stage.wait(31_000)
    expect(cardOf(stage)).toMatchObject({ window: null, over: 'Time is up', answers: { phase: 'locked' } })
    stage.at(32_000, pressed(stage.run().id, 'reveal'))
    expect(cardOf(stage)).toMatchObject({
      about: '1 of 2 were right',
      over: 'Revealed',
      answers: { phase: 'revealed', choices: [{ right: false }, { right: true }] },
      figures: [{ label: 'Fastest', value: 'ada' }],
    })
  })

  test('before the reveal its card is the same whichever choice is right', () => {
    const cards = [[0], [1]].map((correct) => {
      const stage = quizOf({ correct })
      stage.at(0, fire())
      stage.at(1_000, acted('ada', { act: 'answer', text: 'B', runId: null }))
      return JSON.stringify(cardOf(stage))
    })
    expect(cards[0]).toBe(cards[1])
  })
})

test('countdowns and messages have their window, and nothing said twice', () => {
  const countdown = play(showOf(cueOf('countdown', { title: 'Soon', length: 60_000 })))
  countdown.at(0, fire())
  expect(cardOf(countdown)).toMatchObject({ about: '1:00 long', figures: [] })
  expect(cardOf(countdown).window).toMatchObject({
    from: countdown.run().firedAt,
    until: countdown.run().firedAt + 60_000,
  })
  const message = play(showOf(cueOf('message', { text: 'Hi', where: 'both', showFor: 5_000 })))
  message.at(0, fire())
  expect(cardOf(message)).toMatchObject({ about: 'in chat and on the overlay', figures: [] })
  expect(cardOf(message).window).toMatchObject({ until: message.run().firedAt + 5_000 })
})

test('a kind without a card of its own gets its figures, all of them', () => {
  const stage = play(showOf(cueOf('countdown', { title: 'Soon', length: 60_000 })))
  stage.at(0, fire())
  const { card: _, about: __, ...bare } = kindOf('countdown')! as AnyKind
  const props = bare.props.parse({ title: 'Soon', length: 60_000 })
  const card = hostCardOf(bare as AnyKind, props, stage.run(), stage.airing())
  expect(card).toMatchObject({ about: '', window: null, over: null, units: null, answers: null })
  expect(card.figures.map(({ label }) => label)).toEqual(['Length', 'State'])
})

test('a run whose kind this version does not know has a card too', () => {
  const stage = play(showOf(cueOf('message', { text: 'Hi', where: 'both', showFor: 5_000 })))
  stage.at(0, fire())
  const unknown = { ...stage.run(), kind: 'hologram' }
  expect(runView(stage.airing(), unknown).card.figures).toEqual([])
})

test.each(anyKinds.map((kind) => [kind.id, kind] as const))('%s: cards fit the contract', (_, kind) => {
  for (const example of kind.examples) {
    const cue = cueOf(kind, example.props)
    expect(aboutCue(kind, cue, 'EUR')).not.toBe('')
    const stage = play(showOf(cue))
    stage.at(0, fire())
    for (const { at, viewer, act } of example.given) stage.at(at, acted(viewer, act))
    for (const view of runViews(stage.airing())) expect(RunView.parse(view)).toEqual(view)
  }
})

test('before it is fired a drop says for whom and how long', () => {
  const props = { title: 'Poster', price: 2_500, stock: 1_000, hall: 2, windowFor: minute }
  const about = (more: object) => aboutCue(kindOf('drop'), { props: { ...props, ...more } }, 'EUR')
  expect(about({})).toBe('€25.00, 1,000 units, 2 for the hall, open for 1:00')
  expect(about({ price: 0, stock: 1, hall: null })).toBe('free, 1 unit, open for 1:00')
})

test('what cannot be fired says nothing about itself', () => {
  expect(aboutCue(kindOf('drop'), { props: {} }, 'EUR')).toBe('')
  expect(aboutCue(null, { props: { power: 9 } }, 'EUR')).toBe('')
})
