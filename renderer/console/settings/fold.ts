type Tree = { readonly [key: string]: unknown }

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * What was changed from `base` to `mine`, put onto `theirs`: connecting OBS, opening the room and recording a hotkey
 * save settings too, and a form must not take that back. A list is one value.
 */
export function foldChanges<T>(base: T, mine: T, theirs: T): T {
  if (isTree(base) && isTree(mine) && isTree(theirs)) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
    return Object.fromEntries(
      keys.map((key) => [key, foldChanges(base[key], mine[key], theirs[key])]),
    ) as unknown as T
  }
  return same(base, mine) ? theirs : mine
}
