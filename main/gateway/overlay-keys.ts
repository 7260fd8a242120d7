import type { OverlayAddresses } from '../../core/obs/port'
import type { PageKey } from '../../core/onair/page'
import { sameToken } from './door'

/** What opens the overlay, and tells its pages apart: each is given to one kind of place only (main/runner/tokens.ts). */
export interface OverlayTokens {
  readonly setUp: string
  readonly copied: string
  readonly window: string
}

/** Whose page asks, or null when it may not come in. A preview calls itself one. */
export function pageKeyOf(tokens: OverlayTokens, asked: URLSearchParams): PageKey | null {
  const token = asked.get('token')
  const key = (['setUp', 'copied', 'window'] as const).find((one) => sameToken(token, tokens[one]))
  if (key === undefined) return null
  if (asked.get('role') === 'preview') return 'preview'
  return key === 'setUp' ? 'set-up' : key
}

export function overlayAddress(origin: string, token: string): string {
  return `${origin}/overlay/?token=${token}`
}

/** Recognises the overlay in the addresses of OBS's sources. `origin` is where OBS should load it from now, or null. */
export function overlayAddresses(tokens: OverlayTokens, origin: () => string | null): OverlayAddresses {
  const keyOf = (address: string) => {
    const url = urlOf(address)
    if (url?.pathname !== '/overlay/') return null
    const key = pageKeyOf(tokens, url.searchParams)
    return key === 'set-up' || key === 'copied' ? key : null
  }
  const wanted = () => {
    const now = origin()
    return now === null ? null : overlayAddress(now, tokens.setUp)
  }
  return {
    wanted,
    keyOf,
    // An address made by hand may say `localhost`, or have more behind it: its origin decides.
    current: (address) => {
      const now = origin()
      return now !== null && keyOf(address) !== null && sameOrigin(urlOf(address), urlOf(now))
    },
  }
}

const loopback = ['127.0.0.1', 'localhost', '[::1]']

function sameOrigin(a: URL | null, b: URL | null): boolean {
  if (a === null || b === null) return false
  const host = ({ hostname }: URL) => (loopback.includes(hostname) ? 'this machine' : hostname)
  return a.protocol === b.protocol && a.port === b.port && host(a) === host(b)
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
