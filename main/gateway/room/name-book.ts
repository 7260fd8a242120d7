import { createHash } from 'node:crypto'
import { identitiesOf } from '../../../core/chat/links'
import { lookOf } from '../../../core/chat/look-alike'
import { officialNames } from '../../../core/chat/official'
import {
  aViewer,
  ownName,
  roomPlatform,
  type ViewerKey,
  type ViewerRef,
  viewerKey,
} from '../../../core/chat/viewer'
import type { Airing } from '../../../core/show/airing'

/** kept: it passes for the show's own voice. taken: another visitor of this show goes by it, or by one that looks like it. */
export type NameFault = 'kept' | 'taken'

export interface NameBook {
  /** "Guest 48213": no two guests of a show have the same. */
  readonly guest: (id: string) => string
  /** Why this visitor cannot go by this name now; null when they can. */
  readonly fault: (id: string, name: string) => NameFault | null
  /** They go by it for this show. */
  readonly take: (id: string, name: string) => void
}

export interface NameBookParts {
  readonly airing: () => Airing | null
  /** Names that speak for the show beside its title: the host's, connected accounts and channels. */
  readonly official: () => readonly string[]
}

const firstGuest = 10_000
const guestNumbers = 90_000
/** Beyond this many guests their numbers get four digits more instead of being looked after. */
const mostGuests = 60_000
const guestLike = /^guest\s*\d*$/iu
const unnamed = lookOf(aViewer)

/**
 * Who goes by which name in the room during a show. Nothing is stored: numbers follow from the visitor's id, and after a
 * restart the names that others have seen are found in the airing.
 */
export function createNameBook({ airing, official }: NameBookParts): NameBook {
  let airingId: string | null = null
  let guests = new Map<number, string>()
  let numbers = new Map<string, number>()
  let owners = new Map<string, string>()
  let officialFor: { key: string; is: (name: string) => boolean; known: Map<string, boolean> } | null = null

  const current = (): Airing | null => {
    const now = airing()
    const id = now?.id ?? null
    if (id === airingId) return now
    airingId = id
    guests = new Map()
    numbers = new Map()
    owners = new Map()
    for (const { id: known, ...names } of now === null ? [] : seenIn(now)) {
      const name = ownName(names)
      if (name === aViewer) continue
      const number = /^Guest (\d{5})$/.exec(name)?.[1]
      if (number === undefined) owners.set(lookOf(name), known)
      else note(known, Number(number))
    }
    return now
  }
  const note = (id: string, number: number) => {
    guests.set(number, id)
    numbers.set(id, number)
  }
  /** Names of the team that this visitor is not linked with themselves. */
  const isOfficial = (show: Airing | null, id: string, name: string): boolean => {
    const own = show === null ? [] : identitiesOf(show.links, keyOf(id))
    const staff = Object.entries(show?.staff ?? {}).filter(([key]) => !own.includes(key))
    const names = [...official(), ...(show === null ? [] : [show.show.title]), ...staff.map(([, one]) => one)]
    const key = names.join('\n')
    if (officialFor?.key !== key) officialFor = { key, is: officialNames(names), known: new Map() }
    const { is, known } = officialFor
    const before = known.get(name)
    if (before !== undefined) return before
    if (known.size > 5_000) known.clear()
    const found = is(name)
    known.set(name, found)
    return found
  }
  return {
    guest: (id) => {
      current()
      const known = numbers.get(id)
      if (known !== undefined) return `Guest ${known}`
      if (guests.size >= mostGuests) return `Guest ${100_000_000 + (numberFrom(id, 0) % 900_000_000)}`
      for (let round = 0; ; round += 1) {
        const number = firstGuest + (numberFrom(id, round) % guestNumbers)
        if (guests.has(number)) continue
        note(id, number)
        return `Guest ${number}`
      }
    },
    fault: (id, name) => {
      const show = current()
      if (isOfficial(show, id, name)) return 'kept'
      const look = lookOf(name)
      const owner = owners.get(look)
      const isOthers = guestLike.test(name.trim()) || look === unnamed
      return isOthers || (owner !== undefined && owner !== id) ? 'taken' : null
    },
    take: (id, name) => {
      current()
      owners.set(lookOf(name), id)
    },
  }
}

const keyOf = (id: string): ViewerKey => viewerKey({ platform: roomPlatform, id })

function numberFrom(id: string, round: number): number {
  return createHash('sha256').update(`guest ${round} ${id}`).digest().readUInt32BE(0)
}

/** Visitors whose name others have read in this show, by the name they have now. */
function* seenIn({ lines, shop, scores }: Airing): Iterable<Pick<ViewerRef, 'id' | 'name' | 'ownName'>> {
  const isHere = ({ platform }: ViewerRef) => platform === roomPlatform
  const prefix = keyOf('')
  for (const { viewer } of lines) if (isHere(viewer)) yield viewer
  for (const { viewer } of Object.values(shop.holds)) if (isHere(viewer)) yield viewer
  for (const [key, { name }] of Object.entries(scores))
    if (key.startsWith(prefix)) yield { id: key.slice(prefix.length), name }
}
