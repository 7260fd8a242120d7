import { fail, ok, type Result } from '../base/result'

export interface AddressFacts {
  /** OBS's computer, as the host gave it. */
  readonly host: string
  /** It is this computer, by whatever address. */
  readonly here: boolean
  /** Where this computer alone loads the overlay, like `http://127.0.0.1:4747`. */
  readonly localOrigin: string
  /** The host has opened the overlay to the network. */
  readonly open: boolean
  /** An address under which OBS's computer reaches this one; null in no network. */
  readonly address: string | null
  /** Where the network reaches the overlay; null while nothing listens there. */
  readonly port: number | null
  /** Why nothing listens. */
  readonly reason: string | null
}

/** The origin from which OBS can load the overlay, or why there is none and the way out. */
export function originForObs(
  facts: AddressFacts,
): Result<string, 'overlay-closed' | 'no-network' | 'no-port'> {
  const { host, here, localOrigin, open, address, port, reason } = facts
  if (here) return ok(localOrigin)
  if (!open)
    return fail(
      'overlay-closed',
      `OBS runs on another computer (${host}), which cannot load the overlay from this one. Switch on "Open the overlay to this network" in Settings, OBS.`,
    )
  if (address === null)
    return fail(
      'no-network',
      `This computer is in no network right now, so OBS on ${host} could not load the overlay. Connect it, then try again.`,
    )
  if (port === null)
    return fail('no-port', `OBS on ${host} could not load the overlay. ${reason ?? 'Its port is not open.'}`)
  return ok(`http://${address}:${port}`)
}
