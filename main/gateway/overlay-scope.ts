import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import type { Scope } from './outside'
import type { OverlayHub } from './overlay-hub'
import { type OverlayTokens, pageKeyOf } from './overlay-keys'
import { page, securityHeaders } from './pages'
import type { ServePicture } from './pictures'

export interface OverlayScopeParts {
  readonly tokens: OverlayTokens
  /** The built pages: out/renderer. */
  readonly rendererDir: string
  readonly join: OverlayHub['join']
  /** A picture of the show on air by its file's name, or null. */
  readonly picture?: ServePicture
}

export interface OverlayScope extends Scope {
  readonly app: Hono
}

/** The overlay's page, its files and its socket: what OBS loads, from this computer or through the network. */
export function createOverlayScope({ tokens, rendererDir, join, picture }: OverlayScopeParts): OverlayScope {
  const app = new Hono()
  app.get('/overlay/', async (c) => {
    if (pageKeyOf(tokens, new URL(c.req.url).searchParams) === null)
      return c.text('This overlay address is out of date. Set the overlay up again from the console.', 403)
    return page(rendererDir, 'overlay.html', securityHeaders)
  })
  app.get('/overlay/assets/:file', (c) => page(rendererDir, `assets/${c.req.param('file')}`, securityHeaders))
  app.get('/overlay/pictures/:file', async (c) => {
    const file = (await picture?.(c.req.param('file'))) ?? null
    return file ?? c.text('There is no such picture.', 404)
  })
  return {
    app,
    upgrade: (request) => {
      const url = urlOf(request.url)
      const key = url?.pathname === '/overlay/socket' ? pageKeyOf(tokens, url.searchParams) : null
      return key === null ? null : (socket) => join(socket, key, agentOf(request))
    },
  }
}

/** Null for what is no address: any page of any site can send `//`. */
function urlOf(path: string | undefined): URL | null {
  try {
    return new URL(path ?? '/', 'http://127.0.0.1')
  } catch {
    return null
  }
}

function agentOf(request: IncomingMessage): string {
  return String(request.headers['user-agent'] ?? '').slice(0, 200)
}
