import type { Show } from './show'

export interface HotkeyConflict {
  /** As the first of them has it. */
  readonly accelerator: string
  readonly cueIds: readonly string[]
  /** Names of what else has the key (`reserved`), for example "panic". */
  readonly reserved: readonly string[]
}

export interface ReservedHotkey {
  readonly what: string
  readonly accelerator: string
}

/**
 * Hotkeys that more than one cue has, or a cue and something `reserved`. Two spellings of one combination are one
 * hotkey; `CommandOrControl+1` meets `Control+1` on Windows and Linux and `Command+1` on a Mac: both are told,
 * since a show file travels.
 */
export function hotkeyConflicts(
  show: Pick<Show, 'rundown'>,
  reserved: readonly ReservedHotkey[] = [],
): HotkeyConflict[] {
  const holders: Holder[] = [
    ...reserved.map(({ what, accelerator }) => ({ accelerator, cueId: null, what })),
    ...show.rundown.flatMap((cue) =>
      cue.hotkey === null || cue.hotkey === '' ? [] : [{ accelerator: cue.hotkey, cueId: cue.id, what: '' }],
    ),
  ]
  const found = new Map<string, HotkeyConflict>()
  for (const mac of [false, true])
    for (const group of grouped(holders, mac)) {
      const cueIds = group.flatMap((holder) => holder.cueId ?? [])
      if (group.length < 2 || cueIds.length === 0) continue
      const names = group.flatMap((holder) => (holder.cueId === null ? [holder.what] : []))
      found.set(JSON.stringify([cueIds, names]), {
        accelerator: group[0]!.accelerator,
        cueIds,
        reserved: names,
      })
    }
  return [...found.values()]
}

interface Holder {
  readonly accelerator: string
  readonly cueId: string | null
  readonly what: string
}

function grouped(holders: readonly Holder[], mac: boolean): Holder[][] {
  const groups = new Map<string, Holder[]>()
  for (const holder of holders) {
    const key = sameKey(holder.accelerator, mac)
    groups.set(key, [...(groups.get(key) ?? []), holder])
  }
  return [...groups.values()]
}

/** Electron's other names for one key: https://www.electronjs.org/docs/latest/api/accelerator */
const aliases = new Map([
  ['ctrl', 'control'],
  ['cmd', 'command'],
  ['cmdorctrl', 'commandorcontrol'],
  ['option', 'alt'],
  ['super', 'meta'],
  ['return', 'enter'],
  ['esc', 'escape'],
  ['+', 'plus'],
])

/** An accelerator in one spelling: lower case, modifiers in order, aliases resolved. */
function sameKey(accelerator: string, mac: boolean): string {
  const parts = accelerator
    .toLowerCase()
    .split(/\+(?!$)/)
    .map((part) => part.trim())
    .map((part) => aliases.get(part) ?? part)
    .map((part) => (part === 'commandorcontrol' ? (mac ? 'command' : 'control') : part))
    // On a Mac the Meta key is Command; elsewhere Electron knows no Command key.
    .map((part) => (part === 'meta' && mac ? 'command' : part))
  const key = parts.pop() ?? ''
  return [...new Set(parts)].sort().concat(key).join('+')
}
