import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * The checks every request meets before anything else looks at it (DNS rebinding, cross-site requests, floods).
 */

/** How this machine calls itself. */
export const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/**
 * A Host header as browsers write it: lower case, without the scheme's usual port (names know no case, and a port that
 * goes without saying may be said: RFC 9110, section 4.2.3). A trailing dot makes another name and stays one: browsers
 * keep its cookies apart. Null for what is no host.
 */
export function hostOf(header: string | undefined, usualPort: 80 | 443): string | null {
  const [, name, port] = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(\d{1,5}))?$/i.exec(header ?? '') ?? []
  if (name === undefined) return null
  const canonical = name.toLowerCase()
  return port === undefined || port === String(usualPort) ? canonical : `${canonical}:${port}`
}

/** A browser tricked by DNS rebinding still sends the stranger's name as Host: only `names` at `port` pass. */
export function knownHost(header: string | undefined, names: readonly string[], port: number): boolean {
  const host = hostOf(header, 80)
  return host !== null && names.some((name) => host === hostOf(`${name}:${port}`, 80))
}

/**
 * No Origin (curl, Stream Deck, a plain form in old browsers) or our own over http: another site's page, a frame without
 * an origin ("null") and a page under another scheme are refused.
 */
export function ownOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  const own = hostOf(host, 80)
  return own !== null && origin === `http://${own}`
}

/** Of the whole 127.0.0.0/8 and ::1, also as IPv4 in IPv6 clothes. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./i.test(address)
}

/**
 * Headers that only a proxy or tunnel writes. RFC 9110 has every gateway send Via and RFC 7239 defines Forwarded; the
 * others are what nginx, Caddy, Cloudflare, Tailscale and the big load balancers send in practice.
 */
const proxyHeader =
  /^(?:forwarded|via|x-forwarded(?:-.+)?|x-real-ip|x-client-ip|true-client-ip|cdn-loop|cf-.+|tailscale-.+)$/i

/** A proxy that points at the console's own port would open the console to whoever the proxy serves. */
export function wasPassedOn(headerNames: Iterable<string>): boolean {
  for (const name of headerNames) if (proxyHeader.test(name)) return true
  return false
}

export const passedOnWords =
  'A proxy or tunnel passed this request on. This port is for this computer alone: point the proxy at the room’s own port (MICDROP_ROOM_PORT, usually 4748).'

/** Compares in constant time, whatever the lengths. */
export function sameToken(given: string | null | undefined, wanted: string): boolean {
  if (given === null || given === undefined || given === '') return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

export function bearerOf(header: string | undefined): string | null {
  const match = /^Bearer +(\S+)$/i.exec(header ?? '')
  return match?.[1] ?? null
}

export interface RateLimit {
  /** False when this peer has to wait. */
  readonly take: (peer: string) => boolean
}

/** A token bucket per peer: `burst` at once, refilled at `perSecond`. Peers whose bucket is full again are forgotten. */
export function createRateLimit(perSecond: number, burst: number, now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  let sweptAt = now()
  const tokensOf = (bucket: { tokens: number; at: number }, at: number) =>
    Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond)
  return {
    take: (peer) => {
      const at = now()
      if (at - sweptAt > 60_000) {
        // Forgotten before it is full, a slow bucket would be full at once.
        for (const [key, bucket] of buckets) if (tokensOf(bucket, at) >= burst) buckets.delete(key)
        sweptAt = at
      }
      const bucket = buckets.get(peer) ?? { tokens: burst, at }
      bucket.tokens = tokensOf(bucket, at)
      bucket.at = at
      buckets.set(peer, bucket)
      if (bucket.tokens < 1) return false
      bucket.tokens -= 1
      return true
    },
  }
}
