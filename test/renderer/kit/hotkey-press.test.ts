import { describe, expect, test } from 'vitest'
import { pressIs } from '../../../renderer/kit/accelerator'
import { recordPress } from '../../../renderer/kit/hotkey-press'

const press = (code: string, key: string, held = '') => ({
  code,
  key,
  ctrlKey: held.includes('c'),
  shiftKey: held.includes('s'),
  altKey: held.includes('a'),
  metaKey: held.includes('m'),
})

describe('recording a hotkey', () => {
  test.each([
    ['CommandOrControl+Shift+1', press('Digit1', '!', 'cs')],
    ['CommandOrControl+Alt+K', press('KeyK', 'k', 'ca')],
    ['CommandOrControl+Shift+K', press('KeyK', 'K', 'cs')],
    ['F13', press('F13', 'F13')],
    ['num5', press('Numpad5', '5')],
    ['Alt+Shift+Up', press('ArrowUp', 'ArrowUp', 'as')],
    ['CommandOrControl+Space', press('Space', ' ', 'c')],
    ['Super+/', press('Slash', '/', 'm')],
  ])('%s', (accelerator, event) => {
    expect(recordPress(event)).toEqual({ press: 'hotkey', accelerator })
    expect(pressIs(accelerator, event)).toBe(true)
  })

  test('on a Mac Command is CommandOrControl and Control is itself', () => {
    expect(recordPress(press('KeyK', 'k', 'ms'), true)).toEqual({
      press: 'hotkey',
      accelerator: 'CommandOrControl+Shift+K',
    })
    expect(recordPress(press('KeyK', 'k', 'cs'), true)).toEqual({
      press: 'hotkey',
      accelerator: 'Control+Shift+K',
    })
  })

  test('modifiers alone wait, Escape cancels, Delete clears', () => {
    expect(recordPress(press('ControlLeft', 'Control', 'c'))).toEqual({ press: 'more' })
    expect(recordPress(press('Escape', 'Escape'))).toEqual({ press: 'cancel' })
    expect(recordPress(press('Delete', 'Delete'))).toEqual({ press: 'clear' })
    expect(recordPress(press('Backspace', 'Backspace'))).toEqual({ press: 'clear' })
  })

  test.each([
    ['a letter people type', press('KeyA', 'a')],
    ['a capital', press('KeyA', 'A', 's')],
    ['copy', press('KeyC', 'c', 'c')],
    ['a screen of the window', press('Digit2', '2', 'a')],
    ['a key without a name', press('Unidentified', 'Unidentified', 'c')],
  ])('refuses %s with a reason', (_what, event) => {
    expect(recordPress(event)).toEqual({ press: 'refused', reason: expect.stringMatching(/\.$/) })
  })
})
