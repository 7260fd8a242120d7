import { Hono } from 'hono'
import { sameToken } from '../door'
import { page, securityHeaders } from '../pages'

/** The hall's screen as a page. Its address holds the token; whoever has it sees the codes that prove presence. */
export function createHallApp(token: () => string, rendererDir: string): Hono {
  const app = new Hono()
  app.get('/hall/', async (c) =>
    sameToken(c.req.query('token'), token())
      ? page(rendererDir, 'hall.html', securityHeaders)
      : c.text(
          'This address of the hall screen is out of date. Copy the new one from the console: Settings, Room.',
          403,
        ),
  )
  app.get('/hall/assets/:file', (c) => page(rendererDir, `assets/${c.req.param('file')}`, securityHeaders))
  return app
}
