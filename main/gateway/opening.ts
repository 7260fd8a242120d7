import { fail, ok, type Result } from '../../core/base/result'
import type { Settings } from '../../core/contract/settings'
import { parsePublicOrigin } from '../../core/reach/origin'
import { type OutsideState, pathOf, type ScopeName } from './admit'
import type { RoomPages } from './index'
import { createOutside, noScope, type Outside, type Scope } from './outside'
import type { SettingsDocument } from './parts'
import { deflating } from './server'

/** A port that another program has is asked for again this often, in milliseconds. */
const againAfter = 5_000

export interface OpeningOptions {
  readonly room: RoomPages
  /** What else may be opened to the network. */
  readonly overlay?: Scope
  readonly hall?: Scope
  readonly settings: Pick<SettingsDocument, 'get' | 'onChange'>
  /** Given at start; wins over the setting. */
  readonly givenOrigin: string | null
  /** The room's own port, with or without a public address; 0 is any. */
  readonly portFor: (isPublic: boolean) => number
  /** Every address of this machine by which others can come in. */
  readonly addresses: () => readonly string[]
  /** Which of them people in the network are given, or null in no network; left out, the first. */
  readonly address?: () => string | null
  readonly after: (ms: number, run: () => void) => () => void
  /** Something that `Opening` tells is different now. */
  readonly changed: () => void
}

/** What of this console is open to network and internet. */
export interface Opening {
  /** Opens what the settings say, and from then on follows them. */
  readonly start: () => Promise<void>
  /** The switch: refuses where it cannot be opened. The caller keeps the setting. */
  readonly openRoom: (open: boolean) => Promise<Result<{ networkUrl: string | null }>>
  /** The address of a tunnel that the host let the console run; only one given at start wins. Null takes it back. */
  readonly lend: (origin: string | null) => Promise<Result<null>>
  /** Resolves when all that was asked for so far is open, or refused. */
  readonly settled: () => Promise<unknown>
  /** The public address wanted, canonical; the room answers there unless `reason` says why not. */
  readonly publicOrigin: () => string | null
  readonly publicFixed: boolean
  /** Where this network opens the room or another scope; null where it cannot. */
  readonly networkUrl: (scope?: ScopeName) => string | null
  /** Whether the room is open to the network. */
  readonly isOpen: () => boolean
  /** Anything of this console is. */
  readonly isOpenToNetwork: () => boolean
  readonly port: () => number | null
  /** Where a tunnel or proxy has to lead, with or without a public address; null while any port may be the room's. */
  readonly proxyTarget: () => string | null
  /** Where the network reaches this scope, or null while it does not. */
  readonly portOf: (scope: ScopeName) => number | null
  /** Why something is not open as wanted, in the host's words. */
  readonly reason: () => string | null
  readonly namesClients: Outside['namesClients']
  readonly close: () => Promise<void>
}

const noNetwork = 'This computer is in no network right now, so a phone could not reach the room.'

/** Keeps the outside listener as settings and flags want it. */
export function createOpening(options: OpeningOptions): Opening {
  const { settings, givenOrigin, addresses } = options
  const addressNow = options.address ?? (() => addresses()[0] ?? null)
  const room = roomScope(options.room)
  const scopes: Record<ScopeName, Scope> = {
    room,
    overlay: options.overlay ?? noScope,
    hall: options.hall ?? noScope,
  }
  const outside = createOutside({ scopes, addresses })
  let lent: string | null = null
  let refusal: string | null = null
  let forget = () => {}
  let closed = false

  const publicOrigin = () => givenOrigin ?? lent ?? setOrigin(settings.get())
  const wanted = (): OutsideState => ({
    network: networkScopes(settings.get()),
    publicOrigin: publicOrigin(),
  })

  const open = async (state: OutsideState): Promise<Result<null>> => {
    forget()
    const opened = await outside.open(state, options.portFor(state.publicOrigin !== null))
    refusal = opened.ok ? null : opened.message
    forget()
    if (!opened.ok && !closed) forget = options.after(againAfter, () => void follow())
    options.changed()
    return opened
  }
  let last: Promise<unknown> = Promise.resolve()
  const follow = () => {
    const opened = open(wanted())
    last = opened
    return opened
  }
  const networkUrl = (scope: ScopeName = 'room') => {
    const address = addressNow()
    return outside.state().network[scope] && address !== null ? `http://${address}:${outside.port()}/` : null
  }
  let stop = () => {}

  return {
    start: async () => {
      stop = settings.onChange(() => void follow())
      await follow()
    },
    openRoom: async (isOpen) => {
      if (isOpen && addressNow() === null) return fail('no-network', noNetwork)
      const state = wanted()
      const opened = await open({ ...state, network: { ...state.network, room: isOpen } })
      return opened.ok ? ok({ networkUrl: networkUrl() }) : opened
    },
    lend: (origin) => {
      lent = origin
      return follow()
    },
    settled: () => last,
    publicOrigin,
    publicFixed: givenOrigin !== null,
    networkUrl,
    isOpen: () => outside.state().network.room,
    isOpenToNetwork: () => Object.values(outside.state().network).some((open) => open),
    port: outside.port,
    proxyTarget: () => {
      const port = (publicOrigin() === null ? null : outside.port()) ?? options.portFor(true)
      return port === 0 ? null : `http://127.0.0.1:${port}`
    },
    portOf: (scope) => (outside.state().network[scope] ? outside.port() : null),
    reason: () =>
      refusal ??
      faultOf(settings.get(), givenOrigin) ??
      (outside.state().network.room && addressNow() === null ? noNetwork : null),
    namesClients: outside.namesClients,
    close: async () => {
      closed = true
      stop()
      forget()
      await outside.close()
    },
  }
}

/** The room as one scope: its pages, and its sockets at `/live`. */
export function roomScope({ app, join }: RoomPages): Scope {
  return {
    app,
    upgrade: (request) =>
      pathOf(request.url) === '/live' ? deflating((socket) => join(socket, request)) : null,
  }
}

function networkScopes(settings: Settings): OutsideState['network'] {
  const { room, overlay, hall } = settings
  return { room: room.openToNetwork, overlay: overlay.openToNetwork, hall: hall.openToNetwork }
}

function setOrigin({ room: { publicAddress } }: Settings): string | null {
  if (publicAddress === null || publicAddress.trim() === '') return null
  const parsed = parsePublicOrigin(publicAddress)
  return parsed.ok ? parsed.value : null
}

/** A setting edited by hand may hold anything; it is kept and told about, never served. */
function faultOf({ room: { publicAddress } }: Settings, givenOrigin: string | null): string | null {
  if (givenOrigin !== null || publicAddress === null || publicAddress.trim() === '') return null
  const parsed = parsePublicOrigin(publicAddress)
  return parsed.ok ? null : `The public address in the settings cannot be used. ${parsed.message}`
}
