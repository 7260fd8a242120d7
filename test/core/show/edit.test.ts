import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  duplicateShow,
  type EditAction,
  edit,
  type History,
  maxSteps,
  redo,
  startHistory,
  undo,
} from '../../../core/show/edit'
import { emptyShow, maxCues, Show } from '../../../core/show/show'
import { cueOf, showOf } from '../../plugins/play'

const chat = (id: string) => cueOf('message', { text: id }, id)
const start = () => startHistory(showOf(chat('a'), chat('b'), chat('c')))
const ids = (history: History) => history.present.rundown.map((cue) => cue.id).join('')
const done = (history: History, ...actions: EditAction[]) =>
  actions.reduce((at, action) => {
    const next = edit(at, action)
    if (!next.ok) throw new Error(next.message)
    return next.value
  }, history)

test('adds, moves, duplicates, removes', () => {
  expect(ids(done(start(), { do: 'add', cue: chat('x'), at: 1 }))).toBe('axbc')
  expect(ids(done(start(), { do: 'add', cue: chat('x'), at: 99 }))).toBe('abcx')
  expect(ids(done(start(), { do: 'move', cueId: 'a', to: 2 }))).toBe('bca')
  expect(ids(done(start(), { do: 'move', cueId: 'c', to: -1 }))).toBe('cab')
  expect(ids(done(start(), { do: 'remove', cueId: 'b' }))).toBe('ac')
  const twice = done(
    start(),
    { do: 'change', cueId: 'a', set: { hotkey: 'F5' } },
    { do: 'duplicate', cueId: 'a', newId: 'd' },
  )
  expect(ids(twice)).toBe('adbc')
  expect(twice.present.rundown[1]).toMatchObject({ title: 'A message (copy)', hotkey: null })
})

test('one setting of a cue is set in what it holds by then', () => {
  const typed = done(start(), { do: 'change', cueId: 'a', set: { props: { text: 'typed later', more: 1 } } })
  const set = done(typed, { do: 'set-prop', cueId: 'a', key: 'picture', value: 'p' })
  expect(set.present.rundown[0]!.props).toEqual({ text: 'typed later', more: 1, picture: 'p' })
  expect(done(set, { do: 'set-prop', cueId: 'a', key: 'picture', value: 'p' })).toBe(set)
  const odd = done(set, { do: 'set-prop', cueId: 'a', key: '__proto__', value: 'p' })
  expect(Object.getPrototypeOf(odd.present.rundown[0]!.props)).toBe(Object.prototype)
})

test('what changes nothing is no step', () => {
  const history = start()
  for (const action of [
    { do: 'move', cueId: 'b', to: 1 },
    { do: 'retitle', title: history.present.title },
    { do: 'change', cueId: 'a', set: { title: 'A message' } },
    { do: 'set-show', set: { currency: 'EUR' } },
  ] as const)
    expect(edit(history, action)).toEqual({ ok: true, value: history })
})

test('typing joined into one step is undone at once', () => {
  let history = start()
  for (const [index, title] of ['N', 'Ne', 'New'].entries()) {
    const next = edit(history, { do: 'change', cueId: 'a', set: { title } }, index > 0)
    if (next.ok) history = next.value
  }
  expect(history.present.rundown[0]?.title).toBe('New')
  expect(undo(history).present.rundown[0]?.title).toBe('A message')
})

test('a new edit ends what could be redone', () => {
  const history = done(undo(done(start(), { do: 'remove', cueId: 'a' })), { do: 'remove', cueId: 'b' })
  expect(redo(history)).toBe(history)
  expect(ids(history)).toBe('ac')
})

test('refuses in words: a cue that is gone, an id in use, a full rundown', () => {
  expect(edit(start(), { do: 'remove', cueId: 'zz' })).toMatchObject({ ok: false, code: 'cue-not-found' })
  expect(edit(start(), { do: 'add', cue: chat('a'), at: 0 })).toMatchObject({ ok: false, code: 'id-taken' })
  const full = startHistory(showOf(...Array.from({ length: maxCues }, (_, n) => chat(`c${n}`))))
  expect(edit(full, { do: 'duplicate', cueId: 'c0', newId: 'x' })).toMatchObject({
    code: 'too-many-cues',
    message: 'A rundown holds at most 2,000 cues.',
  })
})

test('goes back a bounded number of steps', () => {
  let history = start()
  for (let n = 0; n < maxSteps + 50; n += 1) history = done(history, { do: 'retitle', title: `T${n}` })
  expect(history.past).toHaveLength(maxSteps)
})

test('any edits: undoing all gives the first show, redoing all the last, and both stay valid', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const place = fc.integer({ min: -2, max: 8 })
  const action: fc.Arbitrary<EditAction> = fc.oneof(
    fc.record({ do: fc.constant('add' as const), cue: id.map(chat), at: place }),
    fc.record({ do: fc.constant('move' as const), cueId: id, to: place }),
    fc.record({ do: fc.constant('remove' as const), cueId: id }),
    fc.record({ do: fc.constant('duplicate' as const), cueId: id, newId: id }),
    fc.record({
      do: fc.constant('change' as const),
      cueId: id,
      set: fc.record({ title: fc.string({ maxLength: 5 }) }),
    }),
    fc.record({ do: fc.constant('retitle' as const), title: fc.string({ minLength: 1, maxLength: 5 }) }),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const first = start()
      const frozen = JSON.stringify(first)
      let history = first
      for (const one of actions) {
        const next = edit(history, one)
        if (next.ok) history = next.value
        expect(Show.safeParse(history.present).success).toBe(true)
        expect(new Set(history.present.rundown.map((cue) => cue.id)).size).toBe(
          history.present.rundown.length,
        )
      }
      let back = history
      while (back.past.length > 0) back = undo(back)
      expect(back.present).toEqual(first.present)
      while (back.future.length > 0) back = redo(back)
      expect(back).toEqual(history)
      expect(JSON.stringify(first)).toBe(frozen)
    }),
  )
})

test('a duplicated show has its own id and no date', () => {
  const show = { ...emptyShow('s1', 'T'.repeat(120), 0), startsAt: 5, recurrence: 'FREQ=DAILY' }
  const copy = duplicateShow(show, 's2', 9)
  expect(copy).toMatchObject({ id: 's2', startsAt: null, recurrence: null, updatedAt: 9 })
  expect(Show.safeParse(copy).success).toBe(true)
})
