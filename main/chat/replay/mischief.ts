import type { ViewerRef } from '../../../core/chat/port'
import type { Chance } from './chance'
import type { Phrases } from './phrases'
import type { Plan } from './view'

/**
 * What a moderator is for, from a few of the viewers: about two abusive lines a minute (the first two within
 * 50 s, so that a short rehearsal shows them), links, shouting, and one line over and over.
 */
export function createMischief(
  viewers: readonly ViewerRef[],
  phrases: Phrases,
  chance: Chance,
): { second(): Plan[] } {
  const trolls = chance.sample(viewers, Math.max(1, Math.round(viewers.length / 50)))
  const once = (text: () => string) => (): Plan[] => [
    { in: chance.between(0, 1_000), viewer: chance.pick(trolls), text: text() },
  ]

  function repeated(): Plan[] {
    const viewer = chance.pick(trolls)
    const text = phrases.spam()
    return Array.from({ length: 4 + chance.below(3) }, (_, at) => ({
      in: at * 1_100 + chance.between(0, 600),
      viewer,
      text,
    }))
  }

  const kinds = [
    { due: chance.between(6, 14), every: [22, 36] as const, plans: once(phrases.insult) },
    { due: chance.between(15, 40), every: [45, 80] as const, plans: once(phrases.link) },
    { due: chance.between(10, 30), every: [40, 70] as const, plans: once(phrases.shout) },
    { due: chance.between(20, 45), every: [60, 100] as const, plans: repeated },
  ]
  let elapsed = 0
  return {
    second: () => {
      elapsed += 1
      const due = kinds.filter((kind) => kind.due < elapsed)
      for (const kind of due) kind.due += chance.between(kind.every[0], kind.every[1])
      return due.flatMap((kind) => kind.plans())
    },
  }
}
