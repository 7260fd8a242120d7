import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ArrangeOptions, arrange, isOpen } from '../../../core/overlay/arrange'
import type { View } from '../../../core/overlay/model'
import {
  boardView,
  countdownView,
  dropView,
  messageView,
  quizView,
  texts,
} from '../../renderer/overlay/scenes'

const text = texts.short
const usual: ArrangeOptions = { portrait: false, kept: new Set() }
const drop = (runId: string, phase: 'open' | 'closed' | 'sold-out' = 'open', left = 7) =>
  dropView(text, { runId, phase, left })
const quiz = (runId: string, phase: 'open' | 'locked' | 'revealed' = 'open') =>
  quizView(text, { runId, phase })
const at = (
  views: readonly View[],
  options = usual,
  delayCode: { code: string; until: number } | null = null,
) => {
  const { notice, sell, play, top, foot, waiting, way } = arrange({ views: [...views], delayCode }, options)
  const ids = (list: readonly View[]) => list.map(({ runId }) => runId).join(' ')
  const one = (view: View | 'delay-code' | null) => (typeof view === 'string' ? view : (view?.runId ?? ''))
  return {
    notice: one(notice),
    sell: ids(sell),
    play: ids(play),
    top: one(top),
    foot: one(foot),
    waiting,
    way,
  }
}

test('the newest that can be acted on is in full, whatever else is newer', () => {
  expect(at([drop('a'), drop('b'), drop('c', 'closed')]).sell).toBe('b a c')
  expect(at([quiz('a'), quiz('b', 'revealed'), boardView(text)]).play).toBe('a r3 b')
  expect(at([quiz('a'), quiz('b')]).play).toBe('b a')
})

test('what has just ended keeps its place until it is read', () => {
  const views = [drop('a'), drop('b', 'sold-out')]
  expect(at(views, { ...usual, kept: new Set(['b']) }).sell).toBe('b a')
  expect(at(views).sell).toBe('a b')
})

test('a message stands where there is room for it, and never waits for a countdown of an hour', () => {
  const message = messageView(text)
  const countdown = countdownView(text)
  expect(at([message])).toMatchObject({ foot: 'r5', notice: '', play: '' })
  expect(at([message, countdown])).toMatchObject({ foot: 'r5', top: 'r4' })
  expect(at([drop('a'), message])).toMatchObject({ play: 'r5', notice: '' })
  expect(at([drop('a'), countdown, message])).toMatchObject({ play: 'r5', notice: 'r4' })
  expect(at([quiz('a'), countdown, message])).toMatchObject({ notice: 'r5', waiting: ['r4'] })
  expect(at([quiz('a'), countdown], usual, { code: 'K7QX', until: 1 })).toMatchObject({
    notice: 'delay-code',
    waiting: ['r4'],
  })
  expect(at([boardView(text), countdown])).toMatchObject({ play: 'r3', notice: 'r4', top: '' })
})

test('the way in says what for', () => {
  expect(at([drop('a')]).way).toBe('buy')
  expect(at([drop('a', 'open', 0)]).way).toBe('wait')
  expect(at([drop('a', 'open', 0), drop('b')]).way).toBe('buy')
  expect(at([quiz('a')]).way).toBe('play')
  expect(at([drop('a'), quiz('b')]).way).toBe('join')
  expect(at([drop('a', 'closed'), quiz('b', 'revealed'), countdownView(text)]).way).toBe(null)
})

test('upright there is one column', () => {
  expect(at([drop('a'), quiz('b'), boardView(text)], { ...usual, portrait: true })).toMatchObject({
    sell: 'b a r3',
    play: '',
  })
})

test('whatever is on: everything has one place or waits, and what is open is never behind what is not', () => {
  const view = fc.oneof(
    fc.constantFrom('open', 'closed', 'sold-out').map((phase) => drop('', phase as 'open')),
    fc.constantFrom('open', 'locked', 'revealed').map((phase) => quiz('', phase as 'open')),
    fc.constantFrom(boardView(text), countdownView(text), messageView(text)),
  )
  fc.assert(
    fc.property(fc.array(view, { maxLength: 12 }), fc.boolean(), fc.boolean(), (made, portrait, measured) => {
      const views = made.map((one, n) => ({ ...one, runId: `r${n}` }))
      const delayCode = measured ? { code: 'K7QX', until: 1 } : null
      const plan = arrange({ views, delayCode }, { portrait, kept: new Set() })
      const placed = [plan.notice, plan.top, plan.foot, ...plan.sell, ...plan.play]
      const ids = placed.flatMap((one) => (one === null || one === 'delay-code' ? [] : [one.runId]))
      expect([...ids, ...plan.waiting].sort()).toEqual(views.map(({ runId }) => runId).sort())
      for (const stack of [plan.sell, plan.play]) {
        const open = stack.map(isOpen)
        expect(open).toEqual([...open].sort((a, b) => Number(b) - Number(a)))
      }
      expect(plan.way === null).toBe(!views.some(isOpen))
    }),
  )
})
