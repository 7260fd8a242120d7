import { ownName } from '../../../core/chat/viewer'
import type { ModeratedView, PlatformView } from '../../../core/contract/state'
import { platformTitle } from '../platforms/names'

export type Act = ModeratedView['act']

/** In the order of the buttons; `key` works on the chosen line. */
export const acts: readonly { readonly act: Act; readonly label: string; readonly key: string }[] = [
  { act: 'delete', label: 'Delete', key: 'd' },
  { act: 'timeout', label: 'Time out', key: 't' },
  { act: 'ban', label: 'Ban', key: 'b' },
  { act: 'warn', label: 'Warn', key: 'w' },
]

const cannot: Readonly<Record<Act, string>> = {
  delete: 'cannot delete messages',
  timeout: 'cannot time viewers out',
  ban: 'cannot ban',
  warn: 'has no warnings',
}

/** Why the line's platform cannot do it, in the platform's own words where it gives some; null when it can. */
export function actFault(platforms: readonly PlatformView[], id: string, act: Act): string | null {
  const view = platforms.find((one) => one.id === id)
  if (view === undefined || view.state.link === 'off') return `${platformTitle(id)} is not connected.`
  const { can, note } = view.caps.abilities[act]
  if (can) return null
  return note === '' ? `${view.title} ${cannot[act]}.` : note
}

/** `10 s`, `10 min`, `1 h`, `14 days`. */
export function spanText(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3_600, 'h'],
    [60, 'min'],
  ] as const
  for (const [size, unit] of units)
    if (seconds >= size && seconds % size === 0) {
      const count = seconds / size
      return `${count} ${unit === 'day' && count !== 1 ? 'days' : unit}`
    }
  return `${seconds} s`
}

/** `Timed out Dee for 10 min`. */
export function actText({ act, viewer, seconds }: Pick<ModeratedView, 'act' | 'viewer' | 'seconds'>): string {
  switch (act) {
    case 'delete':
      return `Deleted a message of ${ownName(viewer)}`
    case 'timeout':
      return `Timed out ${ownName(viewer)}${seconds === null ? '' : ` for ${spanText(seconds)}`}`
    case 'ban':
      return `Banned ${ownName(viewer)}`
    case 'warn':
      return `Warned ${ownName(viewer)}`
  }
}

/** Deleted messages and warnings stay; bans and timeouts can be taken back once the platform has done them. */
export function canUndo({ act, state }: Pick<ModeratedView, 'act' | 'state'>): boolean {
  return state === 'done' && (act === 'ban' || act === 'timeout')
}

/** How it went: the platform's answer in a few words, with the fault where there is one. */
export function outcomeText({ state, fault }: Pick<ModeratedView, 'state' | 'fault'>): string {
  switch (state) {
    case 'asked':
      return 'asked, no answer yet'
    case 'done':
      return fault === null ? 'done' : `not undone: ${fault}`
    case 'refused':
      return `refused: ${fault ?? 'the platform gave no reason.'}`
    case 'undoing':
      return 'being undone'
    case 'undone':
      return 'undone'
  }
}

export const timeouts = [10, 60, 600, 3_600] as const
/** Two weeks: what Twitch takes at most. */
export const longestTimeout = 1_209_600
