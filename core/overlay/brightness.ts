import type { Arrangement } from './arrange'
import type { View } from './model'

/** What stands at each place of the stage, the full one first; a place with nothing on it is not in it. */
export type Picture = ReadonlyMap<string, readonly string[]>

/** What of an arrangement makes its plates light or dark: which there are, and what they have come to. */
export function pictureOf(plan: Arrangement): Picture {
  const one = (thing: View | 'delay-code' | null) => (thing === null ? [] : [thing])
  const places: readonly (readonly [string, readonly (View | 'delay-code')[]])[] = [
    ['notice', one(plan.notice)],
    ['sell', plan.sell],
    ['play', plan.play],
    ['top', one(plan.top)],
    ['foot', one(plan.foot)],
  ]
  const way: [string, string[]][] = plan.way === null ? [] : [['way', ['open']]]
  return new Map([
    ...places.flatMap(([place, things]): [string, string[]][] =>
      things.length === 0 ? [] : [[place, things.map(keyOf)]],
    ),
    ...way,
  ])
}

function keyOf(thing: View | 'delay-code'): string {
  if (thing === 'delay-code') return thing
  return `${thing.runId} ${thing.template} ${'phase' in thing ? thing.phase : ''}`
}

/**
 * How often the brightness of one spot may change when `next` follows `before`: not at all; once where something comes
 * to an empty place or leaves one; twice where one thing follows another (places of different times lie over each
 * other), or a stub is torn off and the turned one comes.
 */
export function brightnessChanges(before: Picture, next: Picture): 0 | 1 | 2 {
  let [comes, goes] = [false, false]
  for (const place of new Set([...before.keys(), ...next.keys()])) {
    const [old, now] = [before.get(place), next.get(place)]
    if (old?.join() === now?.join()) continue
    if (old !== undefined && now !== undefined && old[0] !== now[0]) return 2
    if ((now?.length ?? 0) > (old?.length ?? 0)) comes = true
    else goes = true
  }
  return comes && goes ? 2 : comes || goes ? 1 : 0
}
