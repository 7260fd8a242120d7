import { cleanName } from '../../../core/chat/clean'
import type { RawLine } from '../../../core/chat/port'
import type { Helix } from './helix'
import { unnamedChannel } from './viewers'

/** Names of the other channels of a shared chat: EventSub tells them, IRC tells numbers only. */
export interface ChannelNames {
  /** A line whose path tells the name. */
  learn(raw: RawLine): void
  /** The line with the other channel's name, as far as it is known; looked up for the next time otherwise. */
  name(raw: RawLine): RawLine
}

/** A shared chat has at most six channels; more ids than this are somebody's flood. */
const most = 100

export function createChannelNames(helix: Pick<Helix, 'call'>): ChannelNames {
  const names = new Map<string, string>()
  const keep = (id: string, name: string) => {
    if (names.size < most || names.has(id)) names.set(id, name)
  }
  const lookUp = async (id: string) => {
    keep(id, unnamedChannel)
    const found = await helix.call((api) => api.users.getUserById(id))
    if (found.ok && found.value) keep(id, cleanName(found.value.displayName))
    else if (!found.ok && found.code === 'needs-login') names.delete(id)
  }
  return {
    learn: ({ sharedFrom }) => {
      if (sharedFrom && sharedFrom.name !== unnamedChannel) keep(sharedFrom.id, sharedFrom.name)
    },
    name: (raw) => {
      if (!raw.sharedFrom) return raw
      const { id } = raw.sharedFrom
      if (!names.has(id)) void lookUp(id)
      return { ...raw, sharedFrom: { id, name: names.get(id) ?? unnamedChannel } }
    },
  }
}
