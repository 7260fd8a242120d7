import type { Context } from 'hono'
import type { Note } from './notes'
import type { Pages } from './pages'
import type { RoomParts } from './parts'
import { sendJson } from './send'
import type { Visitor } from './visitor'

export interface Answer {
  /** The page to see next. */
  readonly to: string
  readonly note: Note | null
  /** Parts of the page that only a full load shows changed. */
  readonly reload?: boolean
  /** Seconds until it may be tried again: a limit refused it, and nothing has changed. */
  readonly wait?: number
}

/**
 * The answer to a form. A browser is sent on to a page (so that loading it again sends nothing again) with a note
 * waiting there. The page's script names the page it is on, and gets what changed instead of a whole page; what a
 * limit refused changes nothing, so its answer holds words alone.
 */
export type Reply = (c: Context, visitor: Visitor, answer: Answer) => Response

export function createReply(parts: RoomParts, pages: (c: Context) => Pages): Reply {
  return (c, visitor, { to, note, reload = false, wait }) => {
    const on = c.req.header('x-live')
    if (on !== undefined && wait !== undefined)
      return c.json({ to: null, ok: false, words: note?.words ?? '' }, 429, { 'retry-after': String(wait) })
    const stays = on !== undefined && on === to.split('?')[0]
    if (note !== null && !stays) parts.notes.leave(visitor.formToken, note)
    if (on === undefined) return c.redirect(to, 303)
    const { engine } = parts
    return sendJson(c, {
      to,
      ok: note?.tone !== 'bad',
      now: engine.now(),
      made: engine.revision(),
      note: stays ? note : null,
      html: stays && to === '/' ? pages(c).own(visitor) : null,
      reload: reload || to !== '/',
    })
  }
}
