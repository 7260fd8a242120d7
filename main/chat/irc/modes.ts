import type { ServerTraits } from './isupport'

export interface ModeChange {
  readonly set: boolean
  readonly mode: string
  readonly parameter: string | null
}

/** `+ov-b`, `ann`, `bob`, `*!*@host`: each letter with the parameter it takes on this server. */
export function modeChanges(
  traits: ServerTraits,
  [letters = '', ...parameters]: readonly string[],
): ModeChange[] {
  const [lists, always, whenSet] = traits.chanmodes
  const ranks = [...traits.prefixes.values()]
  const changes: ModeChange[] = []
  let set = true
  let next = 0
  for (const mode of letters) {
    if (mode === '+' || mode === '-') {
      set = mode === '+'
      continue
    }
    const takes =
      ranks.includes(mode) || lists.includes(mode) || always.includes(mode) || (set && whenSet.includes(mode))
    changes.push({ set, mode, parameter: takes ? (parameters[next] ?? null) : null })
    if (takes) next += 1
  }
  return changes
}
