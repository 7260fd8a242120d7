import { createHash, createHmac, randomBytes } from 'node:crypto'
import { parse } from 'hono/utils/cookie'
import { cleanName } from '../../../core/chat/clean'
import { type Audience, type ViewerKey, type ViewerRef, viewerKey } from '../../../core/chat/viewer'

/** Cookies of the room. None is readable by scripts; a browser that forgets them is simply a new viewer. */
export const cookies = {
  /** 128 random bits: whoever has them is this viewer. */
  secret: 'micdrop-room',
  name: 'micdrop-name',
  at: 'micdrop-at',
  refresh: 'micdrop-refresh',
} as const

/** Who sits behind a browser: no account, only an unguessable cookie. */
export interface Visitor {
  readonly viewer: ViewerRef
  readonly key: ViewerKey
  readonly audience: Audience
  /** They chose their name; until then they are "Guest 417". */
  readonly named: boolean
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
}

const secretShape = /^[\w-]{22}$/

/**
 * The viewer's id is a hash of the secret, so that ids may be seen in the log and the console without giving the
 * secret away. Names are signed with a key of this process: after a restart viewers are guests until they say so.
 */
export function createVisitors(): Visitors {
  const signingKey = randomBytes(32)
  const sign = (id: string, name: string) =>
    createHmac('sha256', signingKey).update(`${id} ${name}`).digest('base64url').slice(0, 22)

  const nameIn = (sealed: string | undefined, id: string): string | null => {
    const [encoded, signature] = (sealed ?? '').split('.')
    if (encoded === undefined || signature === undefined) return null
    const name = Buffer.from(encoded, 'base64url').toString('utf8')
    return sign(id, name) === signature ? name : null
  }
  const visitorOf = (secret: string, jar: Record<string, string>): Visitor => {
    const id = hash('viewer', secret)
    const chosen = nameIn(jar[cookies.name], id)
    const viewer = { platform: 'room', id, name: chosen ?? guestName(id) }
    return {
      viewer,
      key: viewerKey(viewer),
      audience: jar[cookies.at] === 'hall' ? 'hall' : 'stream',
      named: chosen !== null,
      formToken: hash('form', secret),
      refresh: jar[cookies.refresh] === '1',
    }
  }

  return {
    of: (header) => {
      if (header === undefined) return null
      const jar = parse(header)
      const secret = jar[cookies.secret]
      return secret !== undefined && secretShape.test(secret) ? visitorOf(secret, jar) : null
    },
    fresh: () => {
      const secret = randomBytes(16).toString('base64url')
      return { visitor: visitorOf(secret, {}), secret }
    },
    sealName: ({ viewer }, name) => {
      const clean = cleanName(name)
      return `${Buffer.from(clean).toString('base64url')}.${sign(viewer.id, clean)}`
    },
  }
}

/** Someone else whose hold page was opened by its secret address: acts count for them. */
export function standIn(visitor: Visitor, viewer: ViewerRef, audience: Audience): Visitor {
  return { ...visitor, viewer, key: viewerKey(viewer), audience }
}

function hash(purpose: string, text: string): string {
  return createHash('sha256').update(`${purpose} ${text}`).digest('base64url').slice(0, 22)
}

function guestName(id: string): string {
  return `Guest ${100 + (createHash('sha256').update(id).digest().readUInt16BE(0) % 900)}`
}
