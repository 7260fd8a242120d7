import type { Result } from '../../core/base/result'
import type { Duration, Instant } from '../../core/base/time'
import type { Settings } from '../../core/contract/settings'
import type { Happening } from '../../core/cues/happening'
import { type Addresses, addressFor } from '../../core/reach/reach'
import type { World } from '../../core/show/airing'
import { createNetwork, type Network, type NetworkParts } from './network'
import { createPublicProof, type PublicProof } from './proof'
import { type Proof, prove } from './prove'
import { listAddresses, routeAddress } from './system'

/** This machine's networks and the way back to it from outside; tests give their own. */
export interface Machine {
  readonly list: NetworkParts['list']
  readonly route: NetworkParts['route']
  readonly prove: (proof: Proof) => Promise<Result<null>>
}

export const thisMachine: Machine = { list: listAddresses, route: routeAddress, prove }

export interface ReachParts {
  readonly settings: { readonly get: () => Settings; readonly onChange: (listener: () => void) => () => void }
  readonly world: () => World
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  readonly now: () => Instant
  readonly after: (ms: Duration, run: () => void) => () => void
  /** What is open, once it is known. */
  readonly opening: () => {
    readonly publicOrigin: () => string | null
    readonly networkUrl: () => string | null
    readonly proxyTarget: () => string | null
    /** Resolves when what was asked for so far is open. */
    readonly settled: () => Promise<unknown>
    /** Anything of this console. */
    readonly isOpenToNetwork: () => boolean
  }
  /** The room for this machine. */
  readonly url: () => string
  readonly changed: () => void
  readonly notice: (text: string) => void
  readonly machine: Machine
}

/** Where viewers go, kept true while addresses come and go. */
export interface Reach {
  readonly addresses: () => Addresses
  /** Where viewers of the stream open the room in such a show, or null. */
  readonly joinUrl: (mode: 'live' | 'rehearsal') => string | null
  readonly network: Pick<Network, 'view' | 'look'>
  readonly proof: Pick<PublicProof, 'view' | 'answer' | 'prove' | 'proveWithin'>
  /** To be called when something was opened or closed, and when a show begins or ends. */
  readonly follow: () => Promise<void>
  readonly close: () => void
}

export function createReach(parts: ReachParts): Reach {
  const { world, opening, machine, now, after } = parts
  const running = () => {
    const { airing } = world()
    return airing === null || airing.endedAt !== null ? null : airing
  }
  const network = createNetwork({
    list: machine.list,
    route: machine.route,
    chosen: () => parts.settings.get().room.networkInterface,
    now,
    after,
    changed: () => {
      void follow()
      // Another network may have no way out, or the way in may lead to the old one.
      void proof.prove()
    },
    notice: parts.notice,
  })
  const proof = createPublicProof({
    origin: () => opening().publicOrigin(),
    target: () => opening().proxyTarget() ?? "the room's own port",
    running: () => running() !== null,
    prove: async (asked) => {
      await opening().settled()
      return machine.prove(asked)
    },
    now,
    after,
    changed: parts.changed,
  })
  const addresses = (): Addresses => {
    const origin = opening().publicOrigin()
    return {
      url: parts.url(),
      networkUrl: opening().networkUrl(),
      publicUrl: origin === null ? null : `${origin}/`,
    }
  }
  const joinUrl: Reach['joinUrl'] = (mode) => addressFor('stream', addresses(), mode)
  const follow = async () => {
    network.watch(opening().isOpenToNetwork())
    proof.follow()
    parts.changed()
    const airing = running()
    if (airing === null) return
    const wanted = joinUrl(airing.mode)
    if (wanted !== airing.joinUrl) await parts.offer({ type: 'join-url-changed', joinUrl: wanted }, null)
  }
  const stop = parts.settings.onChange(() => void network.look())

  return {
    addresses,
    joinUrl,
    network,
    proof,
    follow,
    close: () => {
      stop()
      network.close()
      proof.close()
    },
  }
}
