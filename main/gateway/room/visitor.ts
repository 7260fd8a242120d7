import { createHash, createHmac, randomBytes } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import { cleanName } from '../../../core/chat/clean'
import {
  type Audience,
  roomPlatform,
  type ViewerKey,
  type ViewerRef,
  viewerKey,
} from '../../../core/chat/viewer'
import { sameToken } from '../door'
import { createNameBook, type NameBook, type NameFault } from './name-book'

/** Cookies of the room. None is readable by scripts; a browser that forgets them is simply a new viewer. */
export const cookies = {
  /** 128 random bits and our signature: whoever has them is this viewer. */
  secret: 'micdrop-room',
  name: 'micdrop-name',
  /** Our signature that this viewer has shown a code of the hall's screen during this show. */
  hall: 'micdrop-hall',
  refresh: 'micdrop-refresh',
  /** The language they chose, by its code. */
  language: 'micdrop-language',
} as const

/** Who sits behind a browser: no account, only an unguessable cookie. */
export interface Visitor {
  readonly viewer: ViewerRef
  readonly key: ViewerKey
  /** hall: they have proved it for the show on air. */
  readonly audience: Audience
  /** They chose their name; until then they are "Guest 48213". */
  readonly named: boolean
  /** A name they chose earlier and cannot have in this show, and why; null when all is well. */
  readonly lost: { readonly name: string; readonly why: NameFault } | null
  /** Hidden in every form: a page of another site cannot know it. */
  readonly formToken: string
  /** Without scripts: they asked for a page that loads itself anew. */
  readonly refresh: boolean
}

export interface Visitors {
  /** Null for a browser that brings no valid cookie yet. */
  readonly of: (cookieHeader: string | undefined) => Visitor | null
  readonly fresh: () => { readonly visitor: Visitor; readonly secret: string }
  /** The name as its cookie keeps it, signed: only names that were checked come back. */
  readonly sealName: (visitor: Visitor, name: string) => string
  /** The proof that they are in the hall, as its cookie keeps it: good for this viewer in this airing alone. */
  readonly sealHall: (visitor: Visitor, airingId: string) => string
}

const secretShape = /^([\w-]{22})\.([\w-]{22})$/

/**
 * The viewer's id is a hash of the secret, so that ids may be seen in the log and the console without giving the
 * secret away. Secrets and names are signed: nobody can invent viewers by the thousand without asking for each, and
 * only names that were checked come back. `signingKey` stays the same between starts, so that buyers stay themselves.
 * `hallAiring` gives the id of the show on air that has an audience in the hall: asked anew for each request, as is
 * whether a kept name may (still) be had.
 */
export function createVisitors(
  signingKey: string,
  hallAiring: () => string | null = () => null,
  names: NameBook = createNameBook({ airing: () => null, official: () => [] }),
): Visitors {
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', signingKey).update(`${purpose} ${text}`).digest('base64url').slice(0, 22)
  const isOurs = (secret: string): boolean => {
    const [, random, signature] = secretShape.exec(secret) ?? []
    return random !== undefined && signature === sign('viewer', random)
  }

  const nameIn = (sealed: string | undefined, id: string): string | null => {
    const [encoded, signature] = (sealed ?? '').split('.')
    if (encoded === undefined || signature === undefined) return null
    const name = Buffer.from(encoded, 'base64url').toString('utf8')
    return sign(`name ${id}`, name) === signature ? name : null
  }
  const sealHall = (id: string, airingId: string) => sign(`hall ${id}`, airingId)
  const isInHall = (sealed: string | undefined, id: string): boolean => {
    const airingId = hallAiring()
    return airingId !== null && sameToken(sealed, sealHall(id, airingId))
  }
  const visitorOf = (secret: string, jar: Record<string, string>): Visitor => {
    const id = hash('viewer', secret)
    const kept = nameIn(jar[cookies.name], id)
    const why = kept === null ? null : names.fault(id, kept)
    const chosen = why === null ? kept : null
    if (chosen !== null) names.take(id, chosen)
    const viewer = { platform: roomPlatform, id, name: chosen ?? names.guest(id) }
    return {
      viewer,
      key: viewerKey(viewer),
      audience: isInHall(jar[cookies.hall], id) ? 'hall' : 'stream',
      named: chosen !== null,
      lost: kept !== null && why !== null ? { name: kept, why } : null,
      formToken: hash('form', secret),
      refresh: jar[cookies.refresh] === '1',
    }
  }

  return {
    of: (header) => {
      if (header === undefined) return null
      const jar = parse(header)
      const secret = jar[cookies.secret]
      return secret !== undefined && isOurs(secret) ? visitorOf(secret, jar) : null
    },
    fresh: () => {
      const random = randomBytes(16).toString('base64url')
      const secret = `${random}.${sign('viewer', random)}`
      return { visitor: visitorOf(secret, {}), secret }
    },
    sealName: ({ viewer }, name) => {
      const clean = cleanName(name)
      return `${Buffer.from(clean).toString('base64url')}.${sign(`name ${viewer.id}`, clean)}`
    },
    sealHall: ({ viewer }, airingId) => sealHall(viewer.id, airingId),
  }
}

/** Someone else whose hold page was opened by its secret address: acts count for them. */
export function standIn(visitor: Visitor, viewer: ViewerRef, audience: Audience): Visitor {
  return { ...visitor, viewer, key: viewerKey(viewer), audience }
}

function hash(purpose: string, text: string): string {
  return createHash('sha256').update(`${purpose} ${text}`).digest('base64url').slice(0, 22)
}
