import { expect, test } from 'vitest'
import { acceleratorText, pressIs } from '../../../renderer/kit/accelerator'

const press = (key: string, code: string, mods = '') => ({
  key,
  code,
  ctrlKey: mods.includes('c'),
  shiftKey: mods.includes('s'),
  altKey: mods.includes('a'),
  metaKey: mods.includes('m'),
})

test.each([
  ['CommandOrControl+Shift+1', false, 'Ctrl+Shift+1'],
  ['CommandOrControl+Shift+1', true, 'Cmd+Shift+1'],
  ['Alt+F4', false, 'Alt+F4'],
])('%s reads (mac: %s) as %s', (accelerator, mac, words) =>
  expect(acceleratorText(accelerator, mac)).toBe(words),
)

test.each([
  ['CommandOrControl+Shift+1', press('!', 'Digit1', 'cs'), true],
  ['CommandOrControl+Shift+1', press('!', 'Digit1', 'c'), false],
  ['CommandOrControl+Shift+1', press('!', 'Digit1', 'csa'), false],
  ['Alt+3', press('3', 'Digit3', 'a'), true],
  ['F5', press('F5', 'F5'), true],
  ['Space', press(' ', 'Space'), true],
  ['Control+Up', press('ArrowUp', 'ArrowUp', 'c'), true],
  ['num4', press('4', 'Numpad4'), true],
  ['Control+K', press('k', 'KeyK', 'c'), true],
  ['Control+K', press('l', 'KeyL', 'c'), false],
])('%s against %o is %s', (accelerator, pressed, answer) =>
  expect(pressIs(accelerator, pressed)).toBe(answer),
)

test('on a Mac, CommandOrControl is the command key', () => {
  expect(pressIs('CommandOrControl+1', press('1', 'Digit1', 'm'), true)).toBe(true)
  expect(pressIs('CommandOrControl+1', press('1', 'Digit1', 'c'), true)).toBe(false)
})
