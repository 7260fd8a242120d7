import { type Context, Hono } from 'hono'
import { longestLine } from '../../../core/chat/clean'
import type { ViewerRef } from '../../../core/chat/viewer'
import type { Settings } from '../../../core/contract/settings'
import { hallAiringOf } from '../../../core/hall/fold'
import { languages } from '../../../core/words/languages'
import type { Engine } from '../engine'
import type { RoomPages } from '../index'
import { noPictures, type PictureFiles, servePictures } from '../pictures'
import { type Actor, actorFor, actorForOrder } from './actor'
import { createReply } from './answer'
import { createAssets } from './assets'
import { callWorker } from './call-worker'
import type { CarrierChoice } from './carriers'
import { createFacts, type Upcoming } from './facts'
import { addForms } from './forms'
import { languageNamed, languageOf } from './language'
import { createLimits } from './limits'
import { createLive, type Live } from './live'
import { createNameBook } from './name-book'
import { createNewcomers } from './newcomers'
import { createNotes } from './notes'
import { createOwnParts } from './own-part'
import { createPages, type Pages } from './pages'
import { createPainter } from './paint'
import type { RoomParts } from './parts'
import { createPresence, prove } from './presence'
import { addressOf, isPublic, keepCookie, limitBody, welcome, without } from './request'
import type { SeatLimits } from './seats'
import { sendFile, sendHtml, sendJson } from './send'
import { speechOf } from './speech'
import { createTones } from './tones'
import { createVersions } from './versions'
import { cookies, createVisitors, type Visitor } from './visitor'

export interface RoomOptions {
  /** Kept between starts: signs the viewers' cookies. */
  readonly signingKey: string
  readonly engine: Engine
  readonly carriers: readonly CarrierChoice[]
  readonly settings: () => Settings
  /** The built pages: out/renderer. */
  readonly rendererDir: string
  /** The next planned show, for the page between shows. */
  readonly upcoming?: () => Upcoming | null
  /** Pictures of goods; without them there are none. */
  readonly pictures?: PictureFiles
  /** How many sockets there may be, for tests. */
  readonly seats?: SeatLimits
  /** Gives a viewer whose name may not be shown a neutral one; without it every cleaned name passes. */
  readonly fitName?: (viewer: ViewerRef) => Promise<ViewerRef>
  /** Names of connected accounts and channels: nobody in the room goes by one of them. */
  readonly teamNames?: () => readonly string[]
  /** What proves that the public address leads here: the answer to the console's open question, or null. */
  readonly proof?: (nonce: string) => string | null
}

/** No script in the page and no style but our own files and what is written into it, nothing from elsewhere, no frame of another site around a buy button. */
const policyWith = (style: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' ${style}; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

const headers: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  // With no-referrer a plain form would be sent with Origin: null, and our own door would refuse it.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // The page's script believes only answers that carry it: a network that wants a sign-in answers 200, too.
  'x-micdrop': 'room',
}

/** The spectators' page: HTML made here, forms that work without scripts, and a socket that keeps it fresh. */
export function createRoom(options: RoomOptions): RoomPages {
  const { engine, settings } = options
  const assets = createAssets(options.rendererDir)
  const pictures = options.pictures ?? noPictures
  const picture = servePictures(engine.world, pictures, 'room')
  const tones = createTones()
  const names = createNameBook({
    airing: () => engine.world().airing,
    official: () => [settings().hostName, ...(options.teamNames?.() ?? [])],
  })
  const parts: RoomParts = {
    engine,
    settings,
    carriers: options.carriers,
    assets,
    tones,
    names,
    newcomers: createNewcomers(engine),
    visitors: createVisitors(options.signingKey, () => hallAiringOf(engine.world().airing), names),
    presence: createPresence(engine, options.signingKey),
    limits: createLimits(engine.now, () => settings().room.slowModeSeconds),
    notes: createNotes(),
    versions: createVersions(
      engine,
      createFacts(engine, options.upcoming ?? (() => null), tones.nameFor, pictures.has),
      createPainter,
    ),
    ownPart: createOwnParts(engine, pictures.has),
    fitName: options.fitName ?? (async (viewer) => viewer),
  }
  const live = createLive(parts, options.seats)
  const book = new Map(
    languages.map((one) => [one, noting(createPages(parts, speechOf(one)), live.sent)] as const),
  )
  const speech = (c: Context) => speechOf(languageOf(c, engine.world().airing?.show.language ?? 'en'))
  const pages = (c: Context) => book.get(speech(c).language)!
  const app = new Hono()

  const sorry = (c: Context, status: 403 | 404 | 413 | 429, words: string) =>
    c.req.header('x-live') === undefined
      ? sendHtml(c, pages(c).sorry(speech(c).words.refused.title, words), status)
      : sendJson(c, { to: null, ok: false, words }, status)

  // Before the limits: however busy the room is, the console must be able to see its own address. Answered under the
  // public address alone, so that nobody in the network can have it answered for another site.
  app.get('/reach/:nonce', (c) => {
    const answer = (isPublic(c) ? options.proof?.(c.req.param('nonce')) : null) ?? null
    return c.text(answer ?? 'Nobody asked that.', answer === null ? 404 : 200, {
      'cache-control': 'no-store',
    })
  })
  // Asked by pages that have lost their socket, to learn that the line is back: by a crowd at once, and at no cost.
  app.get('/room/up', (c) => c.body(null, 204, { ...headers, 'cache-control': 'no-store' }))
  app.use(async (c, next) => {
    await assets.ready
    c.header('content-security-policy', policyWith(assets.styleSource()))
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    c.header('cache-control', 'no-store')
    if (parts.limits.address(addressOf(c))) return next()
    c.header('retry-after', '2')
    const { tooFast } = speech(c).words.refused
    return c.req.header('x-live') === undefined
      ? c.text(tooFast, 429)
      : c.json({ to: null, ok: false, words: tooFast }, 429)
  })
  app.use(limitBody(8 * 1024, (c) => sorry(c, 413, speech(c).words.refused.tooLong(longestLine))))
  // A plain link, so that it works without scripts; the address is then the page's own again.
  app.get('*', (c, next) => {
    const chosen = languageNamed(c.req.query('lang'))
    if (chosen === null) return next()
    keepCookie(c, cookies.language, chosen)
    return Promise.resolve(c.redirect(without(c.req.url, 'lang'), 303))
  })

  app.get('/call.js', (c) => c.body(callWorker, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  app.get('/room/:file', async (c) => {
    const name = c.req.param('file')
    const sheet = tones.file(name)
    const file = sheet === null ? await assets.file(name) : { packed: sheet, type: 'text/css; charset=utf-8' }
    if (file === null) return (await picture(name)) ?? c.text(speech(c).words.refused.noFile, 404)
    return sendFile(c, file.packed, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  const show = (
    path: string,
    work: (c: Context, visitor: Visitor) => string | Response | null | Promise<Response>,
  ) =>
    app.get(path, async (c) => {
      const visitor = welcome(c, parts.visitors, parts.limits.newcomer, parts.newcomers.came)
      const { refused } = speech(c).words
      if (visitor === null) return sorry(c, 429, refused.tooManyPeople)
      const page = await work(c, visitor)
      if (page === null) return sorry(c, 404, refused.nothingHere)
      return typeof page === 'string' ? sendHtml(c, page) : page
    })

  show('/', (c, visitor) => {
    const refresh = c.req.query('refresh')
    if (refresh === undefined) return pages(c).room(visitor)
    keepCookie(c, cookies.refresh, refresh === 'on' ? '1' : '')
    return c.redirect('/', 303)
  })
  const withActor = (found: Actor | null, page: (actor: Actor) => string) =>
    found === null ? null : page(found)
  show('/here/:code', async (c, visitor) => {
    const note = await prove(c, parts, visitor, c.req.param('code') ?? '', speech(c).words)
    parts.notes.leave(visitor.formToken, note)
    return c.redirect('/', 303)
  })
  show('/hold/:id', (c, visitor) =>
    withActor(
      actorFor(engine.world().airing, visitor, c.req.param('id') ?? '', c.req.query('t') ?? null),
      pages(c).hold,
    ),
  )
  show('/order/:id', (c, visitor) =>
    withActor(
      actorForOrder(engine.world().airing, visitor, c.req.param('id') ?? '', c.req.query('t') ?? null),
      pages(c).order,
    ),
  )
  show('/receipt/:id', (c, visitor) =>
    withActor(
      actorForOrder(engine.world().airing, visitor, c.req.param('id') ?? '', c.req.query('t') ?? null),
      pages(c).receipt,
    ),
  )
  show('/orders', (c, visitor) => pages(c).orders(visitor))

  addForms(app, parts, createReply(parts, pages), sorry, speech)
  app.notFound((c) => sorry(c, 404, speech(c).words.refused.noPage))
  return { app, join: live.join }
}

/** Tells what a viewer is sent of the room's page beside their sockets. */
function noting(pages: Pages, sent: Live['sent']): Pages {
  return {
    ...pages,
    room: (visitor) => {
      sent(visitor.key, 'page')
      return pages.room(visitor)
    },
    own: (visitor) => {
      sent(visitor.key, 'own')
      return pages.own(visitor)
    },
  }
}
