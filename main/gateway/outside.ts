import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { fail, ok, type Result } from '../../core/base/result'
import { type Admission, admit, type OutsideState, pathOf, type ScopeName, scopes } from './admit'
import { clientOf, noteEntrance } from './client'
import { deflating, type Listener, listen, type Refusal, type Site, type Upgrade } from './server'

/** One thing that may be opened to the outside. Its app sees whole paths (`/overlay/...`) of requests that may come in. */
export interface Scope {
  readonly app: Site
  readonly upgrade: Upgrade
}

/** In the place of a scope that this console does not have. */
export const noScope: Scope = {
  app: { fetch: () => new Response('There is nothing here.', { status: 404 }) },
  upgrade: () => null,
}

export interface OutsideOptions {
  readonly scopes: Readonly<Record<ScopeName, Scope>>
  /** Addresses under which the network knows this machine, at this moment. */
  readonly addresses: () => readonly string[]
  /** Where the listener binds for the network; tests stay on 127.0.0.1. */
  readonly networkBind?: string
}

export interface Outside {
  /**
   * Listens where `state` needs it, at `port` and no other (0: a free one, kept from then on). A refusal leaves all as
   * it was. Sockets that the new state would still let in go on, whatever is bound anew.
   */
  readonly open: (state: OutsideState, port: number) => Promise<Result<null>>
  /** What is served now. */
  readonly state: () => OutsideState
  /** Null while it does not listen. */
  readonly port: () => number | null
  /** Whether public requests name their client; null before there was one. A few from this machine itself tell nothing. */
  readonly namesClients: () => boolean | null
  readonly close: () => Promise<void>
}

const closed: OutsideState = { network: { room: false, overlay: false, hall: false }, publicOrigin: null }
const mostMessage = 16 * 1024

/** The one listener that anybody but this machine's user can reach: the room's own port. */
export function createOutside({
  scopes: served,
  addresses,
  networkBind = '0.0.0.0',
}: OutsideOptions): Outside {
  let state = closed
  let bound: { listener: Listener; host: string; wish: number } | null = null
  let port = 0
  const names = createNaming()
  /** Listeners that were bound elsewhere before, until their last connection has ended. */
  const retired = new Set<Listener>()
  /** How each open socket came in. Not the request itself: of ten thousand that would be most of their memory. */
  const open = new Map<WebSocket, Knock>()
  let turn: Promise<unknown> = Promise.resolve()

  const judge = (knock: Knock): Admission | Refusal => admit(knock, state, port, addresses)
  const enter = (request: IncomingMessage): Scope | Refusal => {
    const found = judge(knockOf(request))
    if ('status' in found) return found
    noteEntrance(request, found)
    if (found.by === 'public') names.note(namesItsClient(request))
    return served[found.scope]
  }
  const site: Site = {
    fetch: (request, env) => {
      const found = enter((env as { incoming: IncomingMessage }).incoming)
      if ('status' in found) return new Response(found.words, { status: found.status })
      return found.app.fetch(request, env)
    },
  }
  const upgrade: Upgrade = (request) => {
    const found = enter(request)
    if ('status' in found) return found
    const take = found.upgrade(request)
    if (typeof take !== 'function') return take
    const knock = knockOf(request)
    const keep = (socket: WebSocket) => {
      open.set(socket, knock)
      socket.on('close', () => open.delete(socket))
      take(socket)
    }
    return take.deflates === true ? deflating(keep) : keep
  }

  const bind = async (host: string, wish: number, at: number): Promise<Result<null>> => {
    const listening = await listen(site, upgrade, host, at, mostMessage)
    if (!listening.ok) return listening
    port = listening.value.port
    bound = { listener: listening.value, host, wish }
    return ok(null)
  }
  const retire = () => {
    const listener = bound?.listener
    if (listener === undefined) return
    bound = null
    retired.add(listener)
    void listener.retire().then(() => retired.delete(listener))
  }
  const become = (next: OutsideState) => {
    if (next.publicOrigin !== state.publicOrigin) names.forget()
    state = next
    for (const [socket, knock] of open) if ('status' in judge(knock)) socket.terminate()
  }
  const change = async (next: OutsideState, wish: number): Promise<Result<null>> => {
    const host = bindFor(next, networkBind)
    if (host === null) {
      retire()
      become(next)
      await Promise.all([...retired].map((listener) => listener.close()))
      return ok(null)
    }
    if (bound === null || bound.host !== host || bound.wish !== wish) {
      const before = bound
      retire()
      const opened = await bind(host, wish, wish === 0 ? port : wish)
      if (!opened.ok) {
        const kept = before !== null && (await bind(before.host, before.wish, before.listener.port)).ok
        if (!kept) become(closed)
        return opened.code === 'port-taken' ? fail('port-taken', taken(wish)) : opened
      }
    }
    become(next)
    return ok(null)
  }

  return {
    // One after the other: two at once would fight for the port.
    open: (next, wish) => {
      const changed = turn.then(() => change(next, wish))
      turn = changed.catch(() => {})
      return changed
    },
    state: () => state,
    port: () => (bound === null ? null : port),
    namesClients: names.known,
    close: async () => {
      await turn
      retire()
      state = closed
      await Promise.all([...retired].map((listener) => listener.close()))
    },
  }
}

/** Unnamed requests in a row after which a proxy that named clients before has stopped to. */
const mostUnnamed = 20

function createNaming() {
  let named = false
  let unnamed = 0
  return {
    note: (one: boolean | null): void => {
      if (one === null) return
      named ||= one
      unnamed = one ? 0 : unnamed + 1
    },
    known: (): boolean | null => (named ? unnamed < mostUnnamed : unnamed > 0 ? false : null),
    forget: (): void => {
      named = false
      unnamed = 0
    },
  }
}

type Knock = Parameters<typeof admit>[0]

function knockOf(request: IncomingMessage): Knock {
  const { host, origin } = request.headers
  return { host, origin, peer: request.socket.remoteAddress ?? '', path: pathOf(request.url) }
}

/** The console's own proof (`/reach/...`) may come from this machine, which is nobody's name: that tells nothing, null. */
function namesItsClient(request: IncomingMessage): boolean | null {
  if (clientOf(request) !== null) return true
  const isProof = pathOf(request.url).startsWith('/reach/')
  return isProof && request.headers['x-forwarded-for'] !== undefined ? null : false
}

function bindFor({ network, publicOrigin }: OutsideState, networkBind: string): string | null {
  if (scopes.some((name) => network[name])) return networkBind
  return publicOrigin === null ? null : '127.0.0.1'
}

function taken(port: number): string {
  return `Port ${port}, the room's own, is used by another program. Close that program, or start Micdrop with MICDROP_ROOM_PORT set to another number and point the proxy or tunnel there.`
}
