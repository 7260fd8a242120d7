import { fail, type Result } from '../../core/base/result'
import type { Health } from '../../core/contract/state'
import type { OverlayAddresses } from '../../core/obs/port'
import { originForObs } from '../../core/onair/address'
import { loopbackNames } from './door'
import type { Opening } from './opening'
import { type OverlayTokens, overlayAddress, overlayAddresses } from './overlay-keys'
import type { SettingsDocument } from './parts'
import type { Route } from './route'

/** The network may change at any time; asking costs a lookup and sends nothing. Milliseconds. */
const askEvery = 5_000

export interface OverlayForObsOptions {
  readonly tokens: OverlayTokens
  readonly settings: Pick<SettingsDocument, 'get' | 'onChange'>
  readonly opening: () => Pick<Opening, 'portOf' | 'reason'>
  /** The console's own origin on this computer. */
  readonly localOrigin: () => string
  /** Addresses of this computer in its networks, and the one that viewers are given. */
  readonly network: () => { readonly chosen: string | null; readonly addresses: readonly string[] }
  readonly route: (host: string) => Promise<Route | null>
  readonly after: (ms: number, run: () => void) => () => void
  readonly changed: () => void
}

/** Knows where OBS can load the overlay, wherever OBS runs. */
export interface OverlayForObs {
  readonly addresses: OverlayAddresses
  /** The address that "Set up overlay" gives OBS, found anew; or why OBS could load none. */
  readonly ask: () => Promise<Result<string>>
  readonly elsewhere: () => boolean
  readonly view: () => Health['overlayForObs']
  readonly close: () => void
}

export function createOverlayForObs(options: OverlayForObsOptions): OverlayForObs {
  const { tokens, settings, opening } = options
  let known: { host: string; route: Route | null } | null = null
  let stop = () => {}
  let closed = false

  const host = () => settings.get().obs.host
  const named = () => loopbackNames.includes(host()) || host() === '::1'
  const here = () => named() || (known?.host === host() && known.route?.here === true)
  const origin = () => {
    const { chosen, addresses } = options.network()
    // The address on the way to OBS is one that OBS can reach; the one for viewers may be of another network.
    const way = known?.host === host() ? known.route?.from : undefined
    const address = addresses.find((one) => one === way) ?? chosen
    const { openToNetwork: open } = settings.get().overlay
    const { portOf, reason } = opening()
    const port = portOf('overlay')
    const localOrigin = options.localOrigin()
    return originForObs({ host: host(), here: here(), localOrigin, open, address, port, reason: reason() })
  }
  const look = async () => {
    stop()
    if (named()) return
    const name = host()
    const before = JSON.stringify(known)
    known = { host: name, route: await options.route(name) }
    if (closed) return
    if (JSON.stringify(known) !== before) options.changed()
    stop()
    stop = options.after(askEvery, () => void look())
  }
  const forget = settings.onChange(() => {
    if (known?.host !== host()) void look()
  })
  void look()

  const addressWith = (token: string): Result<string> => {
    const found = origin()
    return found.ok
      ? { ok: true, value: overlayAddress(found.value, token) }
      : fail(found.code, found.message)
  }
  return {
    addresses: overlayAddresses(tokens, () => {
      const found = origin()
      return found.ok ? found.value : null
    }),
    ask: async () => {
      await look()
      return addressWith(tokens.setUp)
    },
    elsewhere: () => !here(),
    view: () => {
      const found = addressWith(tokens.copied)
      return {
        elsewhere: !here(),
        url: found.ok ? found.value : null,
        fault: found.ok ? null : found.message,
      }
    },
    close: () => {
      closed = true
      forget()
      stop()
    },
  }
}
