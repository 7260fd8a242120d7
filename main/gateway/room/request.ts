import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { cameByHttps, cameByPublic, clientOf } from '../client'
import { cookies, type Visitor, type Visitors } from './visitor'

const month = 30 * 86_400

export function keepCookie(c: Context, name: string, value: string): void {
  setCookie(c, name, value, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: value === '' ? 0 : month,
    // Behind TLS alone: in the hall and on this machine the room is plain http, and a browser would drop it.
    secure: cameByHttps(incomingOf(c)),
  })
}

/** Whom the limits count; null is everybody whom a proxy does not name. */
export function addressOf(c: Context): string | null {
  const incoming = incomingOf(c)
  return incoming === undefined ? null : clientOf(incoming)
}

/** Whether this request used the room's public address. */
export function isPublic(c: Context): boolean {
  return cameByPublic(incomingOf(c))
}

/** Node's request, which the listener hands over as `env`. */
function incomingOf(c: Context): IncomingMessage | undefined {
  return (c.env as { incoming?: IncomingMessage } | undefined)?.incoming
}

/** The visitor of a page; a browser without a cookie gets one. Null when its address makes too many. */
export function welcome(
  c: Context,
  visitors: Visitors,
  newcomer: (address: string | null) => boolean,
  came: (id: string, address: string | null) => void,
): Visitor | null {
  const known = visitors.of(c.req.header('cookie'))
  if (known !== null) return known
  if (!newcomer(addressOf(c))) return null
  const { visitor, secret } = visitors.fresh()
  keepCookie(c, cookies.secret, secret)
  came(visitor.viewer.id, addressOf(c))
  return visitor
}

/** Path and query of an address of ours without one of its parameters. Never the start of another site's. */
export function without(address: string, name: string): string {
  const { pathname, searchParams } = new URL(address)
  searchParams.delete(name)
  const path = `/${pathname.replace(/^\/+/, '')}`
  return searchParams.size === 0 ? path : `${path}?${searchParams}`
}

/** A body that names its length is judged by that, which Node holds it to; hono's own limit would make it a stream. */
export function limitBody(most: number, tooLong: (c: Context) => Response): MiddlewareHandler {
  const counted = bodyLimit({ maxSize: most, onError: tooLong })
  return async (c, next) => {
    const length = c.req.header('content-length')
    if (c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return length !== undefined && Number(length) > most ? tooLong(c) : next()
  }
}

/** Fields of a plain form; null for any other kind of body. */
export async function fieldsOf(c: Context): Promise<URLSearchParams | null> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim()
  return type === 'application/x-www-form-urlencoded' ? new URLSearchParams(await c.req.text()) : null
}
