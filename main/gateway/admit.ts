import { hostOfOrigin } from '../../core/reach/origin'
import type { Entrance } from './client'
import { hostOf, isLoopback, knownHost, ownOrigin } from './door'
import type { Refusal } from './server'

export const scopes = ['room', 'overlay', 'hall'] as const
export type ScopeName = (typeof scopes)[number]

/** What is open to whom at the outside listener. */
export interface OutsideState {
  /** Each opened to this machine's network by a switch of its own. */
  readonly network: Readonly<Record<ScopeName, boolean>>
  /** Serves the room alone, through a proxy or tunnel on this machine. */
  readonly publicOrigin: string | null
}

export interface Knock {
  readonly host: string | undefined
  readonly origin: string | undefined
  /** The address the connection came from, not what a header says. */
  readonly peer: string
  readonly path: string
}

export interface Admission extends Entrance {
  readonly scope: ScopeName
}

const refused = (status: Refusal['status'], words: string): Refusal => ({ status, words })

/**
 * Who may come in where. The public address: from this machine (a proxy or tunnel), Host exactly its own, Origin none or
 * exactly its own; it leads to the room and nowhere else. This machine's network addresses: the scopes that are open,
 * and never through a proxy, which would carry the internet into the hall.
 */
export function admit(
  knock: Knock,
  { network, publicOrigin }: OutsideState,
  port: number,
  addresses: () => readonly string[],
): Admission | Refusal {
  const local = isLoopback(knock.peer)
  if (publicOrigin !== null && local) {
    const https = publicOrigin.startsWith('https:')
    if (hostOf(knock.host, https ? 443 : 80) === hostOfOrigin(publicOrigin))
      return knock.origin === undefined || knock.origin === publicOrigin
        ? { scope: 'room', by: 'public', https }
        : refused(403, 'Requests from other sites are refused.')
  }
  const ours = scopes.some((name) => network[name]) ? addresses() : []
  // A connection to a network address of ours comes from one, even from this machine itself.
  const names = local ? ours.filter(isLoopback) : ours
  if (!knownHost(knock.host, names, port))
    return refused(
      421,
      local && publicOrigin !== null
        ? 'This address is not served here. A proxy has to pass the Host on as the browser sent it.'
        : 'This address is not served here.',
    )
  if (!ownOrigin(knock.origin, knock.host)) return refused(403, 'Requests from other sites are refused.')
  const scope = scopeOf(knock.path)
  return network[scope]
    ? { scope, by: 'network', https: false }
    : refused(404, 'This is not open to the network. The host can open it in the settings.')
}

/** `/overlay/...` and `/hall/...` are scopes of their own; everything else is the room's. */
function scopeOf(path: string): ScopeName {
  return (
    (['overlay', 'hall'] as const).find((name) => path === `/${name}` || path.startsWith(`/${name}/`)) ??
    'room'
  )
}

/** The path of a request's address, without dots and doubles; `/` for what is no address: any page can send `//`. */
export function pathOf(url: string | undefined): string {
  try {
    return new URL(url ?? '/', 'http://outside').pathname
  } catch {
    return '/'
  }
}
