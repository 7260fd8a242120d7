import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import type { ControlApi } from './api'
import {
  bearerOf,
  createRateLimit,
  knownHost,
  loopbackNames,
  ownOrigin,
  passedOnWords,
  sameToken,
  wasPassedOn,
} from './door'
import { consoleHeaders, page } from './pages'

export interface LocalAppParts {
  readonly port: () => number
  readonly now: () => number
  readonly api: ControlApi
  readonly controlToken: () => string
  /** Opens `POST /api/v1/lines` alone; null until somebody asked for it. */
  readonly bridgeToken: () => string | null
  readonly overlay: Hono
  /** Opens the console in a browser when there is no window; printed once at start. */
  readonly consoleToken: string
  /** The built pages: out/renderer. */
  readonly rendererDir: string
  readonly room: Hono
  /** The hall's screen; it knows its own token. */
  readonly hall: Hono
}

const consoleCookie = 'micdrop-console'

/** Everything on 127.0.0.1: overlay, control API, console without a window, and the room. */
export function createLocalApp(parts: LocalAppParts): Hono {
  const app = new Hono()
  const limit = createRateLimit(200, 400, parts.now)
  const wrongTokens = createRateLimit(1, 20, parts.now)

  app.use(async (c, next) => {
    const host = c.req.header('host')
    if (wasPassedOn(c.req.raw.headers.keys())) return c.text(passedOnWords, 403)
    if (!knownHost(host, loopbackNames, parts.port())) return c.text('This address is not served here.', 421)
    if (
      !ownOrigin(c.req.header('origin'), host) &&
      !(c.req.path.startsWith('/api/') && c.req.method === 'OPTIONS')
    )
      return c.text('Requests from other sites are refused.', 403)
    await next()
  })

  app.use(
    '/api/*',
    bodyLimit({
      maxSize: 256 * 1024,
      onError: (c) => c.json({ code: 'too-large', message: 'The request is too large.' }, 413),
    }),
  )
  app.get('/api/v1/openapi.json', async (c) => c.json((await parts.api.openapi()) as object))
  app.all('/api/v1/*', async (c) => {
    const given = bearerOf(c.req.header('authorization'))
    const bridge = c.req.method === 'POST' && c.req.path === '/api/v1/lines' ? parts.bridgeToken() : null
    const byBridge = bridge !== null && sameToken(given, bridge)
    if (!byBridge && !sameToken(given, parts.controlToken())) {
      const code = wrongTokens.take('local') ? 401 : 429
      return c.json(
        {
          code: 'unknown-token',
          message: 'Send the control token: Authorization: Bearer <token>. It is in Settings, Control API.',
        },
        code,
        { 'www-authenticate': 'Bearer' },
      )
    }
    // Each has its own measure: a tool that floods the bridge must not keep a panic out.
    if (!limit.take(byBridge ? 'bridge' : 'api'))
      return c.json({ code: 'too-fast', message: 'Too many requests; wait a second.' }, 429, {
        'retry-after': '1',
      })
    if (c.req.method === 'POST' && c.req.path.endsWith('/fire') && !c.req.header('idempotency-key'))
      return c.json(
        {
          code: 'no-key',
          message: 'Send a header Idempotency-Key, new for each press: the same key again is the same run.',
        },
        400,
      )
    try {
      return (
        (await parts.api.handle(c.req.raw, byBridge ? 'bridge' : 'remote')) ??
        c.json({ code: 'not-found', message: 'No such call. See /api/v1/openapi.json.' }, 404)
      )
    } catch (error) {
      if (error instanceof SyntaxError)
        return c.json({ code: 'bad-json', message: 'The body is not JSON.' }, 400)
      throw error
    }
  })

  app.route('/', parts.overlay)

  app.get('/console/', async (c) => {
    const given = c.req.query('token')
    if (given !== undefined && sameToken(given, parts.consoleToken)) {
      setCookie(c, consoleCookie, parts.consoleToken, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/console',
      })
      return c.redirect('/console/')
    }
    if (!sameToken(getCookie(c, consoleCookie), parts.consoleToken))
      return c.text('Open the console with the address that was printed at start.', 403)
    return page(parts.rendererDir, 'console.html', consoleHeaders)
  })
  app.get('/console/assets/:file', (c) =>
    page(parts.rendererDir, `assets/${c.req.param('file')}`, consoleHeaders),
  )

  app.route('/', parts.hall)
  app.route('/', parts.room)
  return app
}

/** Who a WebSocket is for, or null when it may not come in. Host and Origin are checked like any request; the overlay looks at its token itself. */
export function socketDoor(
  parts: LocalAppParts,
  request: { url: string; headers: Record<string, string | string[] | undefined> },
): 'overlay' | 'hall' | 'console' | 'events' | 'room' | null {
  const host = header(request.headers.host)
  const origin = header(request.headers.origin)
  const url = urlOf(request.url)
  // The console page is a file in Electron; a file's Origin is "null" and its overlay preview is same-origin anyway.
  if (url === null || wasPassedOn(Object.keys(request.headers))) return null
  if (!knownHost(host, loopbackNames, parts.port()) || !ownOrigin(origin, host)) return null
  const token = url.searchParams.get('token')
  switch (url.pathname) {
    case '/overlay/socket':
      return 'overlay'
    case '/hall/socket':
      return 'hall'
    case '/console/socket':
      return sameToken(cookieOf(header(request.headers.cookie), consoleCookie), parts.consoleToken)
        ? 'console'
        : null
    case '/api/v1/events':
      return sameToken(bearerOf(header(request.headers.authorization)) ?? token, parts.controlToken())
        ? 'events'
        : null
    case '/live':
      return 'room'
    default:
      return null
  }
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function cookieOf(header: string | undefined, name: string): string | null {
  const pair = (header ?? '').split(/; */).find((one) => one.startsWith(`${name}=`))
  // Our tokens are base64url: nothing in them is ever escaped.
  return pair === undefined ? null : pair.slice(name.length + 1)
}

/** Null for what is no address: any page of any site can send `//`. */
function urlOf(path: string): URL | null {
  try {
    return new URL(path, 'http://127.0.0.1')
  } catch {
    return null
  }
}
