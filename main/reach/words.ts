import { type Fail, fail } from '../../core/base/result'
import { type Duration, second } from '../../core/base/time'
import type { Proof } from './prove'

/** What keeps the public address from leading here, and what to do, in the host's words. */

type About = Pick<Proof, 'origin' | 'target'>

const hostOf = ({ origin }: About) => origin.replace(/^https?:\/\//, '')
const start = ({ target }: About) => `Start the tunnel or proxy that leads to ${target}.`

export function slow(about: About, within: Duration): Fail {
  return fail(
    'timeout',
    `${hostOf(about)} did not answer within ${Math.round(within / second)} seconds. ${start(about)} If a phone on its mobile line opens the address all the same, your router only keeps this computer from seeing it.`,
  )
}

/** Something answered, and not this console. */
export function stranger(about: About): Fail {
  return fail(
    'stranger',
    `Another page answers at ${hostOf(about)}, not this Micdrop. Check the address, and that its tunnel or proxy leads to ${about.target}. In a hotel or hall it may be the network's own sign-in page.`,
  )
}

/** Why an answer with this status cannot be the right one, or null for 200. */
export function answered(about: About, status: number, location: string | undefined): Fail | null {
  const host = hostOf(about)
  if (status === 200) return null
  if (status >= 300 && status < 400) {
    const to = hostIn(location, about.origin)
    return fail(
      'redirect',
      to === null || to === host
        ? `${host} sends visitors on to another page (a sign-in, perhaps) instead of this Micdrop. Let the proxy answer there without one.`
        : `${host} sends visitors on to ${to}. If the room is there, enter that address here.`,
    )
  }
  // Cloudflare has numbers of its own for an origin it cannot reach.
  if ([502, 503, 504, 530].includes(status) || (status >= 520 && status <= 527))
    return fail(
      'gateway',
      `The tunnel or proxy at ${host} is there, but does not reach Micdrop (${status}). It must lead to ${about.target}.`,
    )
  if (status === 421)
    return fail(
      'misdirected',
      `The request for ${host} came under another name (421). The proxy must lead to ${about.target} and pass the name on: Host ${host}.`,
    )
  if (status === 401 || status === 403)
    return fail(
      'forbidden',
      `${host} refuses visitors (${status}). Take away the sign-in or filter that stands before the room; and let the proxy lead to ${about.target}, no other port.`,
    )
  if (status === 404) return stranger(about)
  return fail('status', `${host} answers with an error (${status}) instead of this Micdrop. ${start(about)}`)
}

/** Why nothing came. */
export function failed(about: About, error: unknown): Fail {
  const host = hostOf(about)
  const code = codeOf(error)
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return fail(
        'no-name',
        `The name ${host} is not known. Check the spelling; a new name can take some minutes to be known everywhere.`,
      )
    case 'EAI_AGAIN':
      return fail('offline', `The name ${host} could not be looked up: this computer seems to be offline.`)
    case 'ECONNREFUSED':
      return fail('refused', `Nothing answers at ${host}. ${start(about)}`)
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return fail('unreachable', `There is no way from this computer to ${host}. Check its network.`)
    case 'ETIMEDOUT':
      return fail('timeout', `${host} did not answer. ${start(about)}`)
    case 'ECONNRESET':
    case 'EPIPE':
      return fail('hung-up', `${host} hung up without an answer. ${start(about)}`)
    case 'CERT_HAS_EXPIRED':
      return fail(
        'certificate',
        `The certificate of ${host} has expired, so browsers warn viewers away. Renew it in your proxy.`,
      )
    case 'CERT_NOT_YET_VALID':
      return fail(
        'certificate',
        `The certificate of ${host} is not valid yet. Check this computer's clock and the proxy's.`,
      )
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return fail(
        'certificate',
        `The certificate there is for another name than ${host}, so browsers warn viewers away. Get one for this name.`,
      )
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return fail(
        'certificate',
        `The certificate of ${host} is signed by nobody that phones know, so browsers warn viewers away. Caddy and tunnels get a known one by themselves.`,
      )
    default:
      if (code.startsWith('HPE_')) return stranger(about)
      if (code === 'EPROTO' || code.startsWith('ERR_SSL'))
        return fail(
          'not-https',
          `${host} answers, but not with https. Let the proxy serve https there, on that port.`,
        )
      if (/CERT|CRL|SIGNATURE|ISSUER/.test(code))
        return fail(
          'certificate',
          `The certificate of ${host} is not in order (${code}), so browsers warn viewers away.`,
        )
      return fail('failed', `${host} could not be opened (${code}). ${start(about)}`)
  }
}

/** Of several addresses tried the first one's fault is told. */
function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown }
  if (typeof code === 'string') return code
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : 'unknown fault'
}

/** A stranger's header: only the name in it is repeated. */
function hostIn(location: string | undefined, origin: string): string | null {
  try {
    return new URL(location ?? '', origin).host.slice(0, 100)
  } catch {
    return null
  }
}
