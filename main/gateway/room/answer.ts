import type { Context } from 'hono'
import type { Note } from './notes'
import type { Pages } from './pages'
import type { RoomParts } from './parts'
import type { Visitor } from './visitor'

export interface Answer {
  /** The page to see next. */
  readonly to: string
  readonly note: Note | null
  /** Parts of the page that only a full load shows changed. */
  readonly reload?: boolean
}

/**
 * The answer to a form. A browser is sent on to a page (so that loading it again sends nothing again) with a note
 * waiting there. The page's script names the page it is on, and gets what changed instead of a whole page.
 */
export type Reply = (c: Context, visitor: Visitor, answer: Answer) => Response

export function createReply(parts: RoomParts, pages: Pages, noteLine: (note: Note | null) => string): Reply {
  return (c, visitor, { to, note, reload = false }) => {
    const on = c.req.header('x-live')
    const stays = on !== undefined && on === to.split('?')[0]
    if (note !== null && !stays) parts.notes.leave(visitor.formToken, note)
    if (on === undefined) return c.redirect(to, 303)
    const own = to === '/' ? pages.own(visitor) : ''
    return c.json({
      to,
      ok: note?.tone !== 'bad',
      key: parts.engine.nonce(),
      now: parts.engine.now(),
      html: stays ? noteLine(note) + own : null,
      reload: reload || to !== '/',
    })
  }
}
