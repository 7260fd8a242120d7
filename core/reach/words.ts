import type { Health } from '../contract/state'
import { scopeOfUrl } from './hosts'
import { reachOf } from './reach'

type Room = Health['room']

export interface ReachWords {
  readonly tone: 'plain' | 'good' | 'warn'
  /** One or two sentences: who can join now, where, and what is wrong with that. */
  readonly words: string
}

/** An address as a person reads it: without the slash at its end. */
export function readable(url: string): string {
  return url.replace(/\/$/, '')
}

/** Who can join now, in the host's words; every screen says it alike. */
export function whoCanJoin(room: Room): ReachWords {
  const { publicUrl, networkUrl, url, publicProven, publicReason } = room
  if (publicUrl === null)
    return reachOf(room) === 'network'
      ? {
          tone: 'good',
          words: `People in this network can join at ${readable(networkUrl ?? '')}. Viewers of a stream, who are elsewhere, cannot.`,
        }
      : { tone: 'plain', words: `Only this computer can open the room, at ${readable(url)}.` }
  const sent = `Viewers are sent to ${readable(publicUrl)}`
  if (publicProven === false)
    return {
      tone: 'warn',
      words: [
        `${sent}, and at the last try it did not lead here.`,
        publicReason,
        networkUrl === null ? null : `People in this network can join at ${readable(networkUrl)}.`,
      ]
        .filter((one) => one !== null)
        .join(' '),
    }
  const scope = scopeOfUrl(publicUrl)
  if (scope !== 'internet')
    return {
      tone: 'warn',
      words: `${sent}. That opens ${scope === 'machine' ? 'on this computer' : 'in your own network'} alone, so viewers of a stream are not told of it.`,
    }
  return publicProven === null
    ? { tone: 'plain', words: `${sent}. It has not been seen to lead here yet.` }
    : { tone: 'good', words: `Everyone can join at ${readable(publicUrl)}.` }
}

/** What came of trying the public address, for whoever pressed. */
export function proofWords(origin: string, proven: boolean | null, reason: string | null): string {
  if (proven === true)
    return scopeOfUrl(origin) === 'internet'
      ? `${origin} leads here: viewers everywhere can open the room.`
      : `${origin} leads here, but only from ${scopeOfUrl(origin) === 'machine' ? 'this computer' : 'your own network'}: viewers of a stream cannot open it.`
  return reason ?? 'The address was changed meanwhile. Check again.'
}

export function peopleWords(spectators: number): string {
  return spectators === 1 ? 'One person is inside.' : `${spectators.toLocaleString('en')} people are inside.`
}
