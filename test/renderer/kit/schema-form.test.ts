import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { anyKinds, kindOf } from '../../../core/cues'
import { formFaults } from '../../../renderer/kit/schema-faults'
import { blankValue, formFields, withoutEntry } from '../../../renderer/kit/schema-form'

const drop = kindOf('drop')!.props
const quiz = kindOf('quiz')!.props

describe('a form from a schema', () => {
  test.each(anyKinds.map((kind) => [kind.id, kind] as const))('draws every field of "%s"', (_id, kind) => {
    const fields = formFields(kind.props)
    expect(fields.length).toBeGreaterThan(0)
    expect(fields.filter((field) => field.type === 'unknown')).toEqual([])
    expect(fields.filter((field) => field.title === field.key)).toEqual([])
  })

  test.each(anyKinds.map((kind) => [kind.id, kind] as const))(
    'finds no fault in the examples of "%s"',
    (_id, kind) => {
      for (const example of kind.examples) expect(formFaults(kind.props, example.props as never)).toEqual({})
    },
  )

  test('knows money, durations, choices in words, and what may be empty', () => {
    const field = (key: string) => formFields(drop).find((one) => one.key === key)
    expect(field('price')).toMatchObject({ type: 'number', unit: 'money', whole: true, nullable: false })
    expect(field('windowFor')).toMatchObject({ type: 'number', unit: 'ms', initial: 30_000 })
    expect(field('hall')).toMatchObject({ type: 'number', nullable: true, max: undefined })
    expect(field('goods')).toMatchObject({
      options: expect.arrayContaining([{ value: 'tip', label: 'Tip token' }]),
    })
    expect(formFields(quiz).find((one) => one.key === 'correct')).toMatchObject({
      type: 'marks',
      of: 'choices',
    })
  })

  test('a blank form says what is missing, in words and never in types', () => {
    const faults = formFaults(drop, blankValue(drop))
    expect(faults).toEqual({ title: 'A drop needs a title.', price: 'Fill this in.', stock: 'Fill this in.' })
    expect(formFaults(quiz, blankValue(quiz))).toMatchObject({
      question: 'A quiz needs a question.',
      'choices.0': 'A choice needs a text.',
      correct: 'Mark the right choice.',
    })
    for (const kind of anyKinds)
      for (const fault of Object.values(formFaults(kind.props, blankValue(kind.props))))
        expect(fault).not.toMatch(/Invalid|expected|undefined|NaN/)
  })

  test('removing an entry keeps every other mark on its own text', () => {
    const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.nat(5),
        (choices, marks, place) => {
          const at = place % choices.length
          const correct = choices.flatMap((_, index) => (marks[index] ? [index] : []))
          const next = withoutEntry(quiz, { choices, correct }, 'choices', at)
          const marked = (next.correct as number[]).map((index) => (next.choices as string[])[index])
          expect(marked).toEqual(correct.filter((index) => index !== at).map((index) => choices[index]))
        },
      ),
    )
  })

  test('a shape it does not know is kept and never drawn wrongly', () => {
    const odd = z.object({ nested: z.object({ a: z.number() }).meta({ title: 'Nested' }) })
    expect(formFields(odd)).toMatchObject([{ type: 'unknown', title: 'Nested' }])
    expect(blankValue(odd)).toEqual({})
  })
})
