import { type Fail, fail } from '../../core/base/result'
import type { ObsFailure } from '../../core/obs/port'

/** A request OBS answered with no; `status` is its number (protocol 5.x RequestStatus), 0 when it gave none. */
export interface Refusal extends Fail<'refused'> {
  readonly status: number
}
export type AskFailure = Refusal | Fail<'timeout' | 'closed' | 'not-connected'>

/** RequestStatus and WebSocketCloseCode numbers of obs-websocket 5.x that mean something to the console. */
export const status = { outputNotRunning: 501, notFound: 600, exists: 601, badKind: 605 } as const
const closeCode = { authentication: 4009, rpcVersion: 4010, kicked: 4011, goingAway: 1001 } as const

export function refusal(request: string, error: unknown): Refusal {
  const code = codeOf(error)
  const words = error instanceof Error && error.message ? error.message : 'no reason given'
  return { ...fail('refused', `OBS refused ${request}: ${words}`), status: code }
}

/** Why a link did not come about, from what the socket reported. */
export function openFailure(error: unknown, address: string, gavePassword: boolean): Fail<ObsFailure> {
  const code = codeOf(error)
  if (code === closeCode.authentication) {
    return fail(
      'needs-password',
      gavePassword ? 'OBS says the password is wrong.' : 'OBS asks for a password.',
    )
  }
  if (code === closeCode.rpcVersion) {
    return fail('not-obs', 'This OBS speaks another version of its protocol. OBS 28 or newer is needed.')
  }
  const words = error instanceof Error ? error.message : ''
  if (/subprotocol|Unexpected server response|Invalid Sec-WebSocket/i.test(words)) {
    return fail('not-obs', `What answers at ${address} is not the WebSocket server of OBS 28 or newer.`)
  }
  return fail(
    'unreachable',
    `OBS does not answer at ${address}. Is it running, with its WebSocket server on (Tools > WebSocket Server Settings)?`,
  )
}

/** Why a standing link ended, for the host. */
export function closeReason(error: unknown): string {
  const code = codeOf(error)
  if (code === closeCode.goingAway) return 'OBS was closed.'
  if (code === closeCode.kicked) return 'OBS ended this session.'
  return 'The link to OBS broke: it crashed, was ended, or the network failed.'
}

function codeOf(error: unknown): number {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined
  return typeof code === 'number' ? code : 0
}
