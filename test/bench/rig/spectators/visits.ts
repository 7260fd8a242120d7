import { Agent, request } from 'node:http'

/** The room as the proxy on this machine sees it. */
export interface Place {
  readonly port: number
  readonly host: string
}

export interface Answered {
  readonly status: number
  readonly body: string
  readonly cookie: string | null
  /** Milliseconds until the whole answer was there. */
  readonly took: number
}

/** Proxies keep their connections to the server. */
const agent = new Agent({ keepAlive: true, maxSockets: 512 })

/** One request as a proxy passes it on. `form` posts it. */
export function visit(
  place: Place,
  path: string,
  from: { readonly client: string; readonly cookie: string },
  form: Record<string, string> | null = null,
): Promise<Answered> {
  const body = form === null ? null : new URLSearchParams(form).toString()
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        port: place.port,
        host: '127.0.0.1',
        path,
        method: body === null ? 'GET' : 'POST',
        headers: {
          host: place.host,
          'x-forwarded-for': from.client,
          ...(from.cookie === '' ? {} : { cookie: from.cookie }),
          ...(body === null
            ? {}
            : {
                origin: `http://${place.host}`,
                'x-live': '/',
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
              }),
        },
      },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(pieces).toString('utf8'),
            cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
            took: performance.now() - began,
          }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body ?? undefined)
  })
}

/** What a browser keeps of the page it loaded. */
export interface Viewer {
  readonly client: string
  readonly cookie: string
  readonly live: string
  readonly form: string
  readonly key: string
}

/** Address number `n` of a crowd in which nobody shares one. */
export const clientNo = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

/** Loads the page for the first time, as a new browser does. */
export async function enter(place: Place, n: number): Promise<{ viewer: Viewer; took: number }> {
  const client = clientNo(n)
  const { status, body, cookie, took } = await visit(place, '/', { client, cookie: '' })
  const found = (pattern: RegExp) => (pattern.exec(body)?.[1] ?? '').replaceAll('&amp;', '&')
  const viewer = {
    client,
    cookie: cookie ?? '',
    live: found(/data-live="([^"]+)"/),
    form: found(/name="form" value="([^"]+)"/),
    key: found(/name="key" value="([^"]+)"/),
  }
  if (status !== 200 || viewer.live === '' || viewer.form === '')
    throw new Error(`the page came as ${status}: ${body.slice(0, 200)}`)
  return { viewer, took }
}

/** Works through `count` numbers, at most `at` at once. */
export async function inTurn(count: number, at: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < count) {
      next += 1
      await work(next - 1)
    }
  }
  await Promise.all(Array.from({ length: at }, one))
}
