import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { anyKinds, kindOf, kinds } from '../../core/cues'
import type { Happening, ViewerAct } from '../../core/cues/happening'
import { overlayOf } from '../../core/overlay/fold'
import { OverlayModel } from '../../core/overlay/model'
import { acted, began, by, cueOf, fire, play, pressed, showOf } from './play'

const text = fc.string({ maxLength: 40, unit: 'grapheme' })
const orRun = fc.constantFrom(null, 'r2', 'r9', '__proto__')

const anyAct: fc.Arbitrary<ViewerAct> = fc.oneof(
  fc.record({ act: fc.constant('claim' as const), runId: orRun }),
  fc.constant({ act: 'stock' as const }),
  fc.record({
    act: fc.constant('answer' as const),
    text: fc.oneof(text, fc.constantFrom('A', 'b', 'F', '2')),
    runId: orRun,
  }),
  fc.constant({ act: 'more-time' as const }),
  fc.record({ act: fc.constant('cancel' as const), holdId: fc.constantFrom(null, 'h3', 'toString') }),
)

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('ada', 'bo', 'cy', '__proto__'), anyAct)
      .map(([who, act]) => acted(who, act)),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        'close',
        'extend',
        'reveal',
        'leaderboard',
        'add-minute',
        'stop',
        'release-hall',
        'x',
        'constructor',
      )
      .map((action) => pressed('r2', action)),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ type: 'panicked', by }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<string[]>([], ['r2'])
      .map((runIds): Happening => ({ type: 'resumed', runIds, by })),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ type: 'tick' }) },
)

const script = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), anyHappening), { maxLength: 40 })

test('ids are unique, and each kind is found by its own', () => {
  expect(new Set(kinds.map((kind) => kind.id)).size).toBe(kinds.length)
  for (const kind of anyKinds) expect(kindOf(kind.id)).toBe(kind)
  for (const id of ['', 'nope', '__proto__', 'constructor']) expect(kindOf(id)).toBeNull()
})

describe.each(anyKinds.map((kind) => [kind.id, kind] as const))('%s', (_id, kind) => {
  test('has words for the menu and at least three examples', () => {
    expect(kind.title).toMatch(/^[A-Z]/)
    expect(kind.summary).toMatch(/^[A-Z].*\.$/)
    expect(kind.examples.length).toBeGreaterThanOrEqual(3)
    expect(new Set(kind.examples.map((example) => example.title)).size).toBe(kind.examples.length)
  })

  test('draws its form: JSON Schema with a title and a description on each field', () => {
    const schema = z.toJSONSchema(kind.props, { io: 'input' }) as {
      properties: Record<string, { title?: string; description?: string }>
    }
    const fields = Object.entries(schema.properties)
    expect(fields.length).toBeGreaterThan(0)
    for (const [name, field] of fields) {
      expect(field.title, name).toMatch(/^[A-Z]/)
      expect(field.description, name).toMatch(/\.$/)
    }
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })

  test('says in words what is wrong with empty props', () => {
    const issues = kind.props.safeParse({}).error?.issues ?? []
    expect(issues.length).toBeGreaterThan(0)
  })

  test.each(kind.examples.map((example) => [example.title, example] as const))(
    'example: %s',
    (_title, example) => {
      expect(kind.props.parse(example.props)).toEqual(example.props)
      const stage = play(showOf(cueOf(kind, example.props)))
      expect(stage.at(0, fire()).reply).toMatchObject({ ok: true })
      for (const { at, viewer, act } of example.given) stage.at(at, acted(viewer, act))
      expect(stage.figures()).toMatchObject(example.expect)
    },
  )

  test('acts it does not know are left to older runs and change nothing', () => {
    for (const example of kind.examples) {
      const stage = play(
        showOf(
          cueOf('message', { text: 'Hi', where: 'chat', showFor: 5_000 }, 'cue-0'),
          cueOf(kind, example.props),
        ),
      )
      stage.at(0, fire())
      const before = JSON.stringify(stage.run())
      stage.at(0, acted('ada', { act: 'answer', text: 'Z', runId: 'r99' }))
      stage.at(0, acted('ada', { act: 'claim', runId: 'r99' }))
      stage.at(0, acted('ada', { act: 'more-time' }))
      expect(JSON.stringify(stage.run())).toBe(before)
    }
  })

  test('refuses an action it does not have, and offers only actions it has', () => {
    for (const example of kind.examples) {
      const stage = play(showOf(cueOf(kind, example.props)))
      stage.at(0, fire())
      const run = stage.run()
      expect(stage.at(1, pressed(run.id, 'no-such-action')).reply.ok).toBe(false)
      for (const action of kind.actions(kind.props.parse(example.props), run)) {
        const reply = stage.at(1, pressed(run.id, action.id)).reply
        expect(reply, action.id).not.toMatchObject({ code: 'unknown-action' })
      }
    }
  })

  test('panic clears the overlay and stops its timer; resuming brings both back, as much later', () => {
    for (const example of kind.examples) {
      const stage = play(showOf(cueOf(kind, example.props)))
      stage.at(0, fire())
      const { id } = stage.run()
      if (stage.run().closedAt !== null) continue
      const props = kind.props.parse(example.props)
      const before = overlayOf(stage.airing(), stage.world.at)
      const wake = kind.wakeAt?.(stage.run().state, props, stage.airing()) ?? null
      stage.at(1_000, { type: 'panicked', by })
      expect(overlayOf(stage.airing(), stage.world.at)).toMatchObject({ views: [], ticker: [] })
      expect(stage.run().paused).toBe(true)
      stage.at(3_600_000, { type: 'resumed', runIds: [id], by })
      expect(stage.run()).toMatchObject({ paused: false, closedAt: null })
      expect(overlayOf(stage.airing(), stage.world.at).views.length).toBe(before.views.length)
      const later = kind.wakeAt?.(stage.run().state, props, stage.airing()) ?? null
      expect(later).toBe(wake === null ? null : wake + 3_599_000)
    }
  })

  test('whatever happens: never throws, state stays plain JSON, views fit the model, replay equals live', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kind.examples), script, (example, steps) => {
        const perform = () => {
          const stage = play(showOf(cueOf(kind, example.props)))
          stage.at(0, fire())
          let now = 0
          for (const [pause, happening] of steps) {
            now += pause
            stage.at(now, happening)
            expect(JSON.parse(JSON.stringify(stage.world))).toEqual(stage.world)
            const model = overlayOf(stage.airing(), began + now)
            expect(OverlayModel.parse(model)).toEqual(model)
            for (const value of Object.values(stage.figures())) expect(typeof value).toBe('string')
          }
          return stage
        }
        const once = perform()
        const again = perform()
        expect(JSON.stringify(again.world)).toBe(JSON.stringify(once.world))
        expect(again.outcomes).toEqual(once.outcomes)
      }),
      { numRuns: 60 },
    )
  })

  test('what it says in chat fits one line', () => {
    for (const example of kind.examples) {
      const stage = play(showOf(cueOf(kind, example.props)))
      stage.at(0, fire())
      stage.wait(3_600_000)
      const lines = stage.outcomes
        .flatMap((outcome) => outcome.effects)
        .flatMap((effect) => (effect.type === 'say' ? [effect.text] : []))
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(450)
    }
  })
})

test('a cue of an unknown kind is kept, shown as unknown and cannot be fired', () => {
  const stage = play(showOf(cueOf('hologram', { power: 9 })))
  expect(stage.at(0, fire()).reply).toMatchObject({ ok: false, code: 'unknown-kind' })
  expect(stage.airing().show.rundown[0]).toMatchObject({ kind: 'hologram', props: { power: 9 } })
})
