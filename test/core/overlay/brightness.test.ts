import { expect, test } from 'vitest'
import { arrange } from '../../../core/overlay/arrange'
import { brightnessChanges, pictureOf } from '../../../core/overlay/brightness'
import type { View } from '../../../core/overlay/model'
import { boardView, dropView, messageView, quizView, texts } from '../../renderer/overlay/scenes'

const of = (...views: View[]) =>
  pictureOf(arrange({ views, delayCode: null }, { portrait: false, kept: new Set() }))
const drop = dropView(texts.short)
const quiz = quizView(texts.short)

test('what comes to an empty place or leaves one changes it once, what follows another or turns twice', () => {
  expect(brightnessChanges(of(), of())).toBe(0)
  expect(brightnessChanges(of(), of(drop))).toBe(1)
  expect(brightnessChanges(of(drop), of())).toBe(1)
  expect(brightnessChanges(of(drop), of({ ...drop, left: 3, held: 4 }))).toBe(0)
  expect(brightnessChanges(of(drop), of(drop, quiz))).toBe(1)
  expect(brightnessChanges(of(drop), of({ ...drop, phase: 'sold-out' }))).toBe(2)
  expect(brightnessChanges(of(drop), of(drop, { ...drop, runId: 'newer' }))).toBe(2)
  expect(brightnessChanges(of(messageView(texts.short)), of(drop))).toBe(2)
  expect(brightnessChanges(of(quiz), of(boardView(texts.short)))).toBe(2)
})
