import { expect, test } from 'vitest'
import { hotkeyConflicts } from '../../../core/show/hotkeys'
import { cueOf, showOf } from '../../plugins/play'

const show = (...hotkeys: (string | null)[]) =>
  showOf(...hotkeys.map((hotkey, n) => ({ ...cueOf('message', {}, `c${n}`), hotkey })))

test('no hotkeys, no conflicts', () => {
  expect(hotkeyConflicts(show(null, null, '', ''))).toEqual([])
  expect(hotkeyConflicts(show('Control+1', 'Control+2', 'Alt+1', 'Control+Alt+1'))).toEqual([])
})

test('the same combination, however it is spelled', () => {
  for (const [one, other] of [
    ['CommandOrControl+Shift+1', 'Shift+CmdOrCtrl+1'],
    ['ctrl+a', 'Control+A'],
    ['Alt+Return', 'Option+Enter'],
    ['Control++', 'Ctrl+Plus'],
    ['Super+Esc', 'Meta+Escape'],
    ['CommandOrControl+1', 'Control+1'],
    ['CommandOrControl+1', 'Command+1'],
    ['Command+1', 'Meta+1'],
  ] as const)
    expect(hotkeyConflicts(show(one, null, other)), `${one} ${other}`).toEqual([
      { accelerator: one, cueIds: ['c0', 'c2'], reserved: [] },
    ])
})

test('three on one key are one conflict; Control and Command are two keys', () => {
  expect(hotkeyConflicts(show('F5', 'F5', 'F5'))).toEqual([
    { accelerator: 'F5', cueIds: ['c0', 'c1', 'c2'], reserved: [] },
  ])
  expect(hotkeyConflicts(show('Control+1', 'Command+1'))).toEqual([])
})

test('a key the console keeps for itself', () => {
  const reserved = [
    { what: 'panic', accelerator: 'CommandOrControl+Shift+Escape' },
    { what: 'next', accelerator: 'F8' },
  ]
  expect(hotkeyConflicts(show('Ctrl+Shift+Esc'), reserved)).toEqual([
    { accelerator: 'CommandOrControl+Shift+Escape', cueIds: ['c0'], reserved: ['panic'] },
  ])
})
