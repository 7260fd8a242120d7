import { createHash, timingSafeEqual } from 'node:crypto'
import { networkInterfaces } from 'node:os'

/**
 * The checks every request meets before anything else looks at it (DNS rebinding, cross-site requests, floods).
 */

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

/** Addresses of this machine that a phone in the same network can reach. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal)
    .map((one) => one.address)
}

/** A browser tricked by DNS rebinding still sends the stranger's name as Host: only our own names pass. */
export function knownHost(host: string | undefined, port: number, network: boolean): boolean {
  if (host === undefined) return false
  const names = network ? [...loopbackNames, ...networkAddresses()] : loopbackNames
  return names.some((name) => host === `${name}:${port}` || (port === 80 && host === name))
}

/** No Origin (curl, Stream Deck, a plain form in old browsers) or our own: another site's page is refused. */
export function ownOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  return origin === `http://${host ?? ''}`
}

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

/** A token bucket per peer: `burst` at once, refilled at `perSecond`. Peers not heard for a minute are forgotten. */
export function createRateLimit(perSecond: number, burst: number, now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>()
  let sweptAt = now()
  return {
    take: (peer) => {
      const at = now()
      if (at - sweptAt > 60_000) {
        for (const [key, bucket] of buckets) if (at - bucket.at > 60_000) buckets.delete(key)
        sweptAt = at
      }
      const bucket = buckets.get(peer) ?? { tokens: burst, at }
      bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond)
      bucket.at = at
      buckets.set(peer, bucket)
      if (bucket.tokens < 1) return false
      bucket.tokens -= 1
      return true
    },
  }
}
