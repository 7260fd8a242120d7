/** The parts of a KeyboardEvent that decide which key was pressed. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

const spoken: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  CmdOrCtrl: 'Ctrl',
  Control: 'Ctrl',
  Command: 'Cmd',
  Super: 'Super',
  Meta: 'Super',
  Option: 'Alt',
  Return: 'Enter',
  Plus: '+',
}

const modifiers = [
  'CommandOrControl',
  'CmdOrCtrl',
  'Control',
  'Ctrl',
  'Shift',
  'Alt',
  'Option',
  'Super',
  'Meta',
  'Command',
  'Cmd',
]

/** `CommandOrControl+Shift+1 -> "Ctrl+Shift+1"`; on a Mac the first is Cmd. */
export function acceleratorText(accelerator: string, mac = false): string {
  return accelerator
    .split('+')
    .map((part) => (mac && /^(CommandOrControl|CmdOrCtrl)$/.test(part) ? 'Cmd' : (spoken[part] ?? part)))
    .join('+')
}

/** True when the pressed key is the accelerator, by position for digits and letters so that Shift+1 is not "!". */
export function pressIs(accelerator: string, press: KeyPress, mac = false): boolean {
  const parts = accelerator.split('+')
  const has = (...names: string[]) => parts.some((part) => names.includes(part))
  const both = has('CommandOrControl', 'CmdOrCtrl')
  if (press.ctrlKey !== ((both && !mac) || has('Control', 'Ctrl'))) return false
  if (press.metaKey !== ((both && mac) || has('Super', 'Meta', 'Command', 'Cmd'))) return false
  if (press.altKey !== has('Alt', 'Option') || press.shiftKey !== has('Shift')) return false
  const wanted = parts.filter((part) => !modifiers.includes(part))[0]
  return wanted !== undefined && keyNames(press).includes(wanted.toLowerCase())
}

function keyNames(press: KeyPress): string[] {
  const place = press.code.toLowerCase()
  const names = [press.key.toLowerCase(), place]
  const plain = /^(?:key|digit)(.)$/.exec(place)?.[1]
  if (plain !== undefined) names.push(plain)
  const pad = /^numpad(\d)$/.exec(place)?.[1]
  if (pad !== undefined) names.push(`num${pad}`)
  if (press.key === ' ') names.push('space')
  if (press.key.startsWith('Arrow')) names.push(press.key.slice(5).toLowerCase())
  if (press.key === 'Enter') names.push('return')
  if (press.key === 'Escape') names.push('esc')
  return names
}
