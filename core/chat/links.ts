import { z } from 'zod'
import { type ViewerKey, ViewerRef } from './viewer'

/**
 * Which platform identities are one person, by the viewers' own act. Carried from airing to airing through the
 * `airing-started` happening, so that the log alone tells it.
 */
export const Links = z.object({
  /**
   * Viewer key to person; an identity that was never linked is not here and is its own person. Never changed in
   * place: every change makes a new record, so that what is worked out from one stays true.
   */
  person: z.record(z.string(), z.string()),
  /**
   * Codes not used yet, by code. `proposedBy` is set once the other identity typed it and the first must confirm.
   * `secret`: only its owner ever saw it, so whoever types it is the owner.
   */
  codes: z.record(
    z.string(),
    z.object({
      viewer: ViewerRef,
      at: z.number(),
      proposedBy: ViewerRef.nullable(),
      secret: z.boolean(),
    }),
  ),
  /** When each identity typed codes that are not there, lately: guessing is bounded. */
  wrong: z.record(z.string(), z.array(z.number())),
})
export type Links = z.infer<typeof Links>

/** Linked identities remembered; the oldest leave first. */
export const maxIdentities = 20_000

export function noLinks(): Links {
  return { person: {}, codes: {}, wrong: {} }
}

/** A copy that shares nothing: the log's entries must not change with the state. */
export function copyLinks(links: Links): Links {
  return JSON.parse(JSON.stringify(links)) as Links
}

/** Who an identity belongs to: the person it was linked to, else itself. The two never look alike (no colon). */
export function personKey(links: Links, key: ViewerKey): string {
  return links.person[key] ?? key
}

/** Worked out from `person`, not state. */
const members = new WeakMap<Links['person'], ReadonlyMap<string, readonly ViewerKey[]>>()

/** All identities of the person this one belongs to, itself included, longest known first. Constant time. */
export function identitiesOf(links: Links, key: ViewerKey): readonly ViewerKey[] {
  const person = links.person[key]
  if (person === undefined) return [key]
  let known = members.get(links.person)
  if (known === undefined) {
    known = groups(links.person)
    members.set(links.person, known)
  }
  return known.get(person) ?? [key]
}

function groups(person: Links['person']): Map<string, ViewerKey[]> {
  const found = new Map<string, ViewerKey[]>()
  for (const [key, one] of Object.entries(person)) {
    const group = found.get(one)
    if (group === undefined) found.set(one, [key])
    else group.push(key)
  }
  return found
}

/** Makes the two identities, and all that are linked with either, one person: `first`'s, or `fresh` when new. */
export function linkIdentities(links: Links, first: ViewerKey, second: ViewerKey, fresh: string): void {
  const one = links.person[first] ?? links.person[second] ?? fresh
  const joined = [...new Set([...identitiesOf(links, first), ...identitiesOf(links, second)])]
  links.person = { ...links.person, ...Object.fromEntries(joined.map((key) => [key, one])) }
  const over = Object.keys(links.person).length - maxIdentities
  if (over > 0) forget(links, Object.keys(links.person).slice(0, over))
}

/** The identity is its own person again; false when it was linked with none. */
export function unlinkIdentity(links: Links, key: ViewerKey): boolean {
  if (links.person[key] === undefined) return false
  forget(links, [key])
  return true
}

/** Who is left alone in a group is not linked any more either. */
function forget(links: Links, keys: readonly ViewerKey[]): void {
  const gone = new Set(keys)
  for (const key of keys) {
    const left = identitiesOf(links, key).filter((one) => !gone.has(one))
    if (left.length === 1) gone.add(left[0]!)
  }
  links.person = Object.fromEntries(Object.entries(links.person).filter(([key]) => !gone.has(key)))
}
