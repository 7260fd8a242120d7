import { timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { fail, ok, type Result } from '../../../core/base/result'

/** Waits on this machine for the browser to come back from Kick. */
export interface Callback {
  close(): void
}

/**
 * Listens on 127.0.0.1 alone, at the port of `redirect`, until the one answer with the right `state` came. `came` is told a
 * code, or why there is none. A stranger's page cannot guess `state`, so whatever lacks it is turned away and changes nothing.
 */
export function listenForCode(
  redirect: string,
  state: string,
  came: (code: Result<string>) => void,
): Promise<Result<Callback>> {
  const place = new URL(redirect)
  const expected = Buffer.from(state)
  const server: Server = createServer((request, response) => {
    const say = (status: number, words: string, then?: () => void) => {
      response.writeHead(status, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        Connection: 'close',
      })
      response.end(words, then)
    }
    // Not parsed as an address: `//` is none, and any page of any site can send it.
    const [path, query] = (request.url ?? '').split(/\?(.*)/s)
    const asked = new URLSearchParams(query)
    const given = Buffer.from(asked.get('state') ?? '')
    const ours = given.length === expected.length && timingSafeEqual(given, expected)
    if (request.method !== 'GET' || path !== place.pathname || request.headers.host !== place.host)
      return say(404, 'There is nothing here.')
    if (!ours) return say(400, 'This is not the sign-in that Micdrop began. Begin it again there.')
    const code = asked.get('code')
    if (code)
      say(200, 'Signed in to Kick. You can close this page and go back to Micdrop.', () => came(ok(code)))
    else
      say(200, 'Nothing was allowed. You can close this page.', () =>
        came(fail('refused', 'The sign-in was turned down at Kick.')),
      )
    server.close()
  })
  return new Promise((resolve) => {
    server.once('error', () =>
      resolve(
        fail(
          'refused',
          `Another program uses port ${place.port} of this machine, where Kick sends its answer. Close it and try again.`,
        ),
      ),
    )
    server.listen(Number(place.port), '127.0.0.1', () =>
      resolve(
        ok({
          close: () => {
            server.close()
            server.closeAllConnections()
          },
        }),
      ),
    )
  })
}
