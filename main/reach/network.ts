import { type Duration, type Instant, second } from '../../core/base/time'
import {
  interfacesOf,
  type Listed,
  type NetworkAddress,
  type NetworkInterface,
  networkAddress,
  networkNews,
} from '../../core/reach/interfaces'

export interface NetworkParts {
  readonly list: () => readonly Listed[]
  /** From which address this machine reaches the internet, or null. */
  readonly route: () => Promise<string | null>
  /** The interface the host chose by name, or null. */
  readonly chosen: () => string | null
  readonly now: () => Instant
  readonly after: (ms: Duration, run: () => void) => () => void
  /** People in the network are given another address now, or there is another choice. */
  readonly changed: () => void
  /** For the host, in plain words; only while something is open to the network. */
  readonly notice: (text: string) => void
}

export interface NetworkView extends NetworkAddress {
  readonly interfaces: readonly NetworkInterface[]
}

export interface Network {
  readonly view: () => NetworkView
  /** Reads the machine's addresses anew. */
  readonly look: () => Promise<void>
  /** While something is open to the network its address is looked after; otherwise only when somebody asks. */
  readonly watch: (on: boolean) => void
  readonly close: () => void
}

/** Reading the list costs a tenth of a millisecond. */
const lookEvery: Duration = 3 * second

/** The addresses of this machine as they come and go. */
export function createNetwork(parts: NetworkParts): Network {
  const read = (route: string | null): NetworkView => {
    const interfaces = interfacesOf(parts.list(), route)
    return { interfaces, ...networkAddress(interfaces, parts.chosen()) }
  }
  let chosen = parts.chosen()
  let view = read(null)
  let lookedAt = parts.now()
  let watching = false
  let closed = false
  let cancel = () => {}
  /** A network that blinks while it renews its address is not gone. */
  let doubted = false
  let looking: Promise<void> | null = null

  const lookOnce = async () => {
    const route = await parts.route()
    if (closed) return
    lookedAt = parts.now()
    const next = read(route)
    const ownChoice = parts.chosen() !== chosen
    chosen = parts.chosen()
    const worse =
      (next.address === null && view.address !== null) || (next.missing !== null && view.missing === null)
    if (worse && !ownChoice && !doubted) {
      doubted = true
      return
    }
    doubted = false
    const news = ownChoice ? null : networkNews(view, next)
    const same = JSON.stringify(next) === JSON.stringify(view)
    view = next
    if (news !== null && watching) parts.notice(news)
    if (!same) parts.changed()
  }
  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = null
    })
    return looking
  }
  const wait = () => {
    cancel = parts.after(lookEvery, () => void look().finally(() => watching && !closed && wait()))
  }

  return {
    view: () => {
      if (!watching && !closed && parts.now() - lookedAt >= lookEvery) {
        lookedAt = parts.now()
        void look()
      }
      return view
    },
    look,
    watch: (on) => {
      if (on === watching || closed) return
      watching = on
      cancel()
      if (on) wait()
    },
    close: () => {
      closed = true
      cancel()
    },
  }
}
