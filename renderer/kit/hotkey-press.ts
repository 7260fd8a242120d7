import type { KeyPress } from './accelerator'

/** What a press means while a hotkey is being recorded. */
export type Recorded =
  | { readonly press: 'more' }
  | { readonly press: 'cancel' }
  | { readonly press: 'clear' }
  | { readonly press: 'refused'; readonly reason: string }
  | { readonly press: 'hotkey'; readonly accelerator: string }

/** Names of https://www.electronjs.org/docs/latest/api/accelerator by position on the keyboard. */
const byPlace: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Space: 'Space',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Enter: 'Return',
  NumpadEnter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Escape: 'Escape',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
}

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'OS', 'CapsLock', 'Dead'])

/** Keys every program needs; a global hotkey would take them from all of them. */
const everyones = /^CommandOrControl\+[ACVXZSFQWT]$/
const screenKeys = /^Alt\+[1-5]$/

/**
 * The accelerator of a press, or what else it means: Escape cancels, Delete or Backspace alone clears. A key that
 * people type with needs a modifier, because a global hotkey takes it from every program.
 */
export function recordPress(press: KeyPress, mac = false): Recorded {
  if (modifierKeys.has(press.key)) return { press: 'more' }
  const bare = !press.ctrlKey && !press.altKey && !press.metaKey && !press.shiftKey
  if (bare && press.key === 'Escape') return { press: 'cancel' }
  if (bare && (press.key === 'Backspace' || press.key === 'Delete')) return { press: 'clear' }
  const key = keyOf(press)
  if (key === null) return { press: 'refused', reason: 'This key cannot be a hotkey. Choose another one.' }
  const strong = press.ctrlKey || press.altKey || press.metaKey
  if (!strong && !/^(F\d+|num.+)$/.test(key))
    return {
      press: 'refused',
      reason: 'Add Ctrl or Alt: alone this key would be taken from all typing, in every program.',
    }
  const parts = [
    ...((mac ? press.metaKey : press.ctrlKey) ? ['CommandOrControl'] : []),
    ...(mac && press.ctrlKey ? ['Control'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    ...(!mac && press.metaKey ? ['Super'] : []),
    key,
  ]
  const accelerator = parts.join('+')
  if (everyones.test(accelerator))
    return {
      press: 'refused',
      reason: 'Every program uses this key, for copy, save or the like. Add Shift or Alt.',
    }
  if (screenKeys.test(accelerator))
    return {
      press: 'refused',
      reason: 'Alt+1 to Alt+5 change the screens of this window. Choose another one.',
    }
  return { press: 'hotkey', accelerator }
}

function keyOf({ key, code }: KeyPress): string | null {
  // A letter is what the layout says it is; a digit is its place, since Shift makes it another sign.
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  const plain = /^(?:Key|Digit)(.)$/.exec(code)?.[1]
  if (plain !== undefined) return plain
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code
  const pad = /^Numpad(\d)$/.exec(code)?.[1]
  return pad === undefined ? (byPlace[code] ?? null) : `num${pad}`
}
