/**
 * Names that others gave (scenes, sources, rewards) are kept and compared exactly as they came. Where only a name that
 * looks the same is there, these say so: nobody sees a space at the end.
 */

const spaces = (name: string) => name.replace(/\s+/gu, ' ').trim()
/** Format characters (directions, joiners, byte order marks) and variation selectors. */
const unseen = (name: string) => name.replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
const cases = (name: string) => name.toLowerCase()

/** In what two names may differ, from the one people overlook most. */
const differences: readonly (readonly [(name: string) => string, string])[] = [
  [(name) => name.trim(), 'in spaces at the beginning or the end'],
  [spaces, 'in spaces'],
  [unseen, 'in characters that do not show'],
  [(name) => name.normalize('NFC'), 'in how letters with accents are stored'],
  [cases, 'in capital letters'],
]

/** What people see of a name: only good for finding it, never for taking one for the other. */
export function looksOf(name: string): string {
  return spaces(cases(unseen(name.normalize('NFKC'))))
}

/** The one of `names` that looks like `wanted` and is not it; null when `wanted` itself is there, or nothing like it. */
export function nearName(wanted: string, names: readonly string[]): string | null {
  if (names.includes(wanted)) return null
  const look = looksOf(wanted)
  return names.find((name) => looksOf(name) === look) ?? null
}

/** "they differ in ...", for two names that look the same. */
export function differenceOf(one: string, other: string): string {
  const alone = differences.find(([without]) => without(one) === without(other))
  return `they differ ${alone?.[1] ?? 'in more than one way'}`
}
