import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { cookies, type Visitor, type Visitors } from './visitor'

const month = 30 * 86_400

export function keepCookie(c: Context, name: string, value: string): void {
  setCookie(c, name, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: value === '' ? 0 : month })
}

/** Where the request came from. The listener hands Node's request over as `env`. */
export function addressOf(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return env?.incoming?.socket?.remoteAddress ?? 'unknown'
}

/** The visitor of a page; a browser without a cookie gets one. Null when its address makes too many. */
export function welcome(
  c: Context,
  visitors: Visitors,
  newcomer: (address: string) => boolean,
): Visitor | null {
  const known = visitors.of(c.req.header('cookie'))
  if (known !== null) return known
  if (!newcomer(addressOf(c))) return null
  const { visitor, secret } = visitors.fresh()
  keepCookie(c, cookies.secret, secret)
  return visitor
}

/** Fields of a plain form; null for any other kind of body. */
export async function fieldsOf(c: Context): Promise<URLSearchParams | null> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim()
  return type === 'application/x-www-form-urlencoded' ? new URLSearchParams(await c.req.text()) : null
}
