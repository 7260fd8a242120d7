import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** How a request came to the outside listener: by the public address through a proxy, or straight from the network. */
export interface Entrance {
  readonly by: 'public' | 'network'
  /** The browser is on https, although the proxy speaks plain http to us. */
  readonly https: boolean
}

/** Kept beside the request, so that nothing in its headers can pretend it. */
const entrances = new WeakMap<IncomingMessage, Entrance>()

export function noteEntrance(request: IncomingMessage, entrance: Entrance): void {
  entrances.set(request, entrance)
}

/** The request used the public address, so it came through the proxy or tunnel. */
export function cameByPublic(request: IncomingMessage | undefined): boolean {
  return request !== undefined && entrances.get(request)?.by === 'public'
}

export function cameByHttps(request: IncomingMessage | undefined): boolean {
  return request !== undefined && entrances.get(request)?.https === true
}

/**
 * Whom the limits count: an IPv4 address, or the /64 of an IPv6 one (a household or a server has that many for itself).
 * By the public address it is the last entry of `X-Forwarded-For`, the one that the proxy on this machine wrote; what
 * stands before it, and the whole header on any other way in, anybody could have forged. Null: the proxy names nobody.
 */
export function clientOf(request: IncomingMessage): string | null {
  const peer = request.socket.remoteAddress ?? ''
  if (entrances.get(request)?.by !== 'public') return addressOf(peer)
  const forwarded = request.headers['x-forwarded-for']
  const list = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')
  const named = addressOf(list.split(',').at(-1) ?? '')
  // Two proxies in a row on this machine: the last names the one before it, and that is nobody.
  return named === '127.0.0.1' || named === '::1' ? null : named
}

/** `192.0.2.1`, `192.0.2.1:5678`, `[2001:db8::1]:443`, `fe80::1%eth0`: the address alone, or null for anything else. */
function addressOf(text: string): string | null {
  const entry = text.trim()
  const bare =
    /^\[([^\]]*)\](?::\d{1,5})?$/.exec(entry)?.[1] ?? entry.replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, '$1')
  const address = bare.replace(/%.*$/, '')
  if (isIP(address) === 4) return address
  return isIP(address) === 6 ? networkOf(address) : null
}

/** The first four groups of an IPv6 address, or the IPv4 address in it (::ffff:192.0.2.1). */
function networkOf(address: string): string {
  // The URL standard's short form has hexadecimal groups alone, and one :: at most.
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(short) ?? []
  if (high !== undefined && low !== undefined)
    return [high, low]
      .map((group) => Number.parseInt(group, 16))
      .flatMap((group) => [group >> 8, group & 255])
      .join('.')
  if (short === '::1') return short
  const [left = '', right] = short.split('::')
  const groups = left === '' ? [] : left.split(':')
  const rest = right === undefined || right === '' ? [] : right.split(':')
  if (right !== undefined) groups.push(...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest)
  return `${groups.slice(0, 4).join(':')}::/64`
}
