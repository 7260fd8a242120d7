import { scopeOfUrl } from './hosts'

/**
 * The one answer to "where do viewers go?". A viewer is only ever given an address that they can open.
 */
export interface Addresses {
  /** The origin the host set, with a slash at its end; null without one. Proven or not: a failed proof warns. */
  readonly publicUrl: string | null
  /** While the room is open to the network. */
  readonly networkUrl: string | null
  /** This machine's own; always there. */
  readonly url: string
}

/** stream: chats on the internet and the overlay's code. hall: people in this network. preview: this machine. */
export type Destination = 'stream' | 'hall' | 'preview'

/**
 * Where those of `to` open the room; null means they cannot, and are told nothing of it. An address set as public may
 * be one of this network or machine: no viewer of a stream can open it. A rehearsal is the host's own try: it shows
 * whatever there is.
 */
export function addressFor(
  to: Destination,
  { publicUrl, networkUrl, url }: Addresses,
  mode: 'live' | 'rehearsal',
): string | null {
  if (to === 'preview') return url
  if (mode === 'rehearsal') return publicUrl ?? networkUrl ?? url
  const scope = publicUrl === null ? 'machine' : scopeOfUrl(publicUrl)
  if (scope === 'internet') return publicUrl
  if (to === 'stream') return null
  return scope === 'network' ? publicUrl : networkUrl
}

/** The address that most can open: what the console shows its host. */
export function widestAddress(addresses: Addresses): string {
  return addressFor('stream', addresses, 'rehearsal') ?? addresses.url
}

/** Who can open the room: everyone, who is in this network, only who sits here. */
export type Reach = 'everyone' | 'network' | 'here'

export function reachOf({ publicUrl, networkUrl }: Pick<Addresses, 'publicUrl' | 'networkUrl'>): Reach {
  const scope = publicUrl === null ? 'machine' : scopeOfUrl(publicUrl)
  if (scope === 'internet') return 'everyone'
  return scope === 'network' || networkUrl !== null ? 'network' : 'here'
}

/** Chats that are read here, not on the internet: the room itself, and the audience of a rehearsal. */
const atHome: readonly string[] = ['room', 'replay']

/**
 * The address that may be written into this platform's chat. One that only this machine or network can open helps no
 * viewer on the internet and tells strangers about the host's network.
 */
export function addressInChat(platform: string, joinUrl: string | null): string | null {
  if (joinUrl === null || atHome.includes(platform)) return joinUrl
  return scopeOfUrl(joinUrl) === 'internet' ? joinUrl : null
}
