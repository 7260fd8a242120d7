import { thinLookOf } from './look-alike'

/** Words by which the show itself speaks, whatever its title. */
const voices = 'show host micdrop official admin administrator mod moderator staff support'.split(' ')
/** What makes an official name of another one: Micdrop Support, The Host, Show Team. */
const company = 'the real team bot help info service chat live tv hq desk news'.split(' ')
/** Shorter names are kept as they are, and not within others. */
const shortest = 3

const edges = /^[^\p{L}]+|[^\p{L}]+$/gu
const digits = /\p{N}+/gu

/**
 * Tells whether a name passes for the show's own voice: one of its words, the show's title, the host's name, one of the
 * team, and what looks like one (M1cdrop, H o s t, Hosst, Micdrop_Support, Official-Host, Host99).
 * @param names title, host, team
 */
export function officialNames(names: readonly string[]): (name: string) => boolean {
  const kept = new Set([...voices, ...names].map(thinLookOf).filter((look) => look !== ''))
  const words = [...kept].filter((look) => look.length >= shortest)
  const fillers = company.map(thinLookOf)
  return (name) =>
    [name, name.replace(edges, ''), name.replace(digits, '')].some((form) => {
      const look = thinLookOf(form)
      return kept.has(look) || isMadeOf(look, words, fillers)
    })
}

/** Whether the look is words and fillers from end to end, one word at least. */
function isMadeOf(look: string, words: readonly string[], fillers: readonly string[]): boolean {
  // For each place: whether it can be reached, and with a word.
  const reached = new Map<number, boolean>([[0, false]])
  for (let at = 0; at < look.length; at += 1) {
    const speaks = reached.get(at)
    if (speaks === undefined) continue
    const note = (part: string, isWord: boolean) => {
      // Where one ends with the letter the next begins with, the look has it once.
      const rest = at > 0 && part[0] === look[at - 1] ? part.slice(1) : part
      for (const one of new Set([part, rest])) {
        const end = at + one.length
        if (end > at && look.startsWith(one, at))
          reached.set(end, speaks || isWord || (reached.get(end) ?? false))
      }
    }
    for (const word of words) note(word, true)
    for (const filler of fillers) note(filler, false)
  }
  return reached.get(look.length) ?? false
}
