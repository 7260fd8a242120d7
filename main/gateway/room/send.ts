import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Shorter ones fit one packet either way. */
const worthwhile = 500

/**
 * Pages and answers, compressed here and now: some kilobytes take a tenth of a millisecond, and hono's own `compress`
 * takes a stream and a thread for each, which costs more than to make the page.
 */
export function sendHtml(c: Context, html: string, status: ContentfulStatusCode = 200): Response {
  return send(c, html, 'text/html; charset=UTF-8', status, {})
}

export function sendJson(
  c: Context,
  value: unknown,
  status: ContentfulStatusCode = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return send(c, JSON.stringify(value), 'application/json', status, headers)
}

function send(
  c: Context,
  text: string,
  type: string,
  status: ContentfulStatusCode,
  headers: Readonly<Record<string, string>>,
): Response {
  const all = { ...headers, 'content-type': type, vary: 'accept-encoding, accept-language, cookie' }
  if (text.length < worthwhile || !accepts(c, 'gzip')) return c.body(text, status, all)
  return c.body(new Uint8Array(gzipSync(text)), status, { ...all, 'content-encoding': 'gzip' })
}

/** A file as it is and compressed, once for all who ask. */
export interface Packed {
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
  readonly br: Uint8Array<ArrayBuffer>
}

export function pack(plain: Uint8Array<ArrayBuffer>): Packed {
  return {
    plain,
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
    br: new Uint8Array(
      brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    ),
  }
}

export function sendFile(c: Context, file: Packed, headers: Readonly<Record<string, string>>): Response {
  const encoding = (['br', 'gzip'] as const).find((one) => accepts(c, one))
  const all = { ...headers, vary: 'accept-encoding' }
  if (encoding === undefined) return c.body(file.plain, 200, all)
  return c.body(file[encoding], 200, { ...all, 'content-encoding': encoding })
}

/** Without weighing: who names an encoding takes it, unless they say that they do not (`q=0`). */
function accepts(c: Context, encoding: string): boolean {
  const wishes = (c.req.header('accept-encoding') ?? '').toLowerCase().split(',')
  return wishes.some((wish) => {
    const [name, weight = ''] = wish.split(';')
    return name!.trim() === encoding && !/^\s*q=0(\.0*)?\s*$/.test(weight)
  })
}
