import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { inPoints, lengthOf } from '../../../core/base/graphemes'
import { fail, type Result } from '../../../core/base/result'
import { type TakenLine, viewerAct } from '../../../core/chat/act'
import { cleanLine, cleanName, longestLine, longestName } from '../../../core/chat/clean'
import { roomPlatform } from '../../../core/chat/viewer'
import type { ViewerAct } from '../../../core/cues/happening'
import { openQuestion } from '../../../core/cues/quiz'
import { barredNow } from '../../../core/show/barring'
import type { RoomWords } from '../../../core/words/room'
import { sameToken } from '../door'
import { actOf, doneNote, heldBy, holdNamed, orderIdIn } from './act'
import { type Actor, actorFor } from './actor'
import type { Answer, Reply } from './answer'
import { offeredCarriers, testOf } from './carriers'
import type { Note } from './notes'
import type { RoomParts } from './parts'
import { prove } from './presence'
import { nameFaultWords, refusalWords } from './refusals'
import { addressOf, fieldsOf, keepCookie } from './request'
import type { Speech } from './speech'
import { cookies, type Visitor } from './visitor'

const keyShape = /^[\w-]{1,64}$/

interface Sent {
  readonly visitor: Visitor
  readonly fields: URLSearchParams
  readonly key: string
  /** What they read. */
  readonly words: RoomWords
}

const bad = (words: string, typed: Pick<Note, 'text' | 'name' | 'newName'> = {}): Note => ({
  tone: 'bad',
  words,
  ...typed,
})

/** The forms of the room. Each is checked for its hidden token, and sent twice it does what it does once. */
export function addForms(
  app: Hono,
  parts: RoomParts,
  reply: Reply,
  sorry: (c: Context, status: 403 | 404, words: string) => Response,
  speech: (c: Context) => Speech,
): void {
  const { engine, visitors, limits } = parts

  const take = (path: string, work: (c: Context, sent: Sent) => Promise<Answer | null>) =>
    app.post(path, async (c) => {
      const fields = await fieldsOf(c)
      const { words } = speech(c)
      // Only now: a slow form may arrive in another show than it was begun in.
      const visitor = visitors.of(c.req.header('cookie'))
      const key = fields?.get('key') ?? ''
      if (
        visitor === null ||
        fields === null ||
        !sameToken(fields.get('form'), visitor.formToken) ||
        !keyShape.test(key)
      )
        return sorry(c, 403, words.refused.formTooOld)
      parts.newcomers.seen(visitor.viewer.id, addressOf(c))
      const answer = await work(c, { visitor, fields, key, words })
      return answer === null ? sorry(c, 404, words.refused.nothingHere) : reply(c, visitor, answer)
    })

  const offer = (
    actor: Pick<Visitor, 'viewer' | 'audience' | 'key'>,
    act: ViewerAct,
    key: string,
  ): Promise<Result<unknown>> => {
    const { airing } = engine.world()
    if (act.act === 'claim' && airing !== null && airing.panic !== null)
      return Promise.resolve(fail('panicked', ''))
    const { viewer, audience } = actor
    return engine.offer({ type: 'viewer-acted', viewer, audience, act }, `act:${actor.key}:${key}`)
  }

  take('/act', async (c, { visitor, fields, key, words }) => {
    const { refused } = words
    const wish = fields.get('do') ?? ''
    const act = actOf(wish)
    const from = actorIn(parts, visitor, fields.get('hold'), fields.get('t'))
    const to = from === null ? '/' : holdPath(from)
    if (act === null) return { to, note: bad(refused.formTooOld) }
    const meant = from ?? actorIn(parts, visitor, holdNamed(wish), null)
    // Whom one is linked with is one's own affair: the address of a hold speaks for that hold alone.
    const own = act.act === 'link' || act.act === 'unlink'
    const actor = own ? visitor : (meant?.visitor ?? visitor)
    if (!limits.act(actor.key)) return { to, note: bad(refused.tooFast), wait: 1 }
    const result = await offer(actor, act, `${key}:${wish}`)
    if (!result.ok) return { to, note: bad(refusalWords(words, result, act, engine.world().airing)) }
    const held = heldBy(result)
    // Without scripts, what was claimed is shown at once; with them the page itself shows it.
    const next = held !== null && c.req.header('x-live') === undefined ? `/hold/${held}` : to
    return { to: next, note: doneNote(words, act, result.value) }
  })

  take('/pay/:hold', async (c, { visitor, fields, key, words }) => {
    const { refused } = words
    const actor = actorIn(parts, visitor, c.req.param('hold') ?? '', fields.get('t'))
    if (actor === null) return null
    const to = holdPath(actor)
    if (!limits.act(actor.visitor.key)) return { to, note: bad(refused.tooFast), wait: 1 }
    const offered = offeredCarriers(parts.carriers, actor.airing)
    const carrier = offered.find(({ id }) => id === fields.get('carrier')) ?? offered[0]
    if (carrier === undefined) return { to, note: bad(refused.noWayToPay) }
    const test = testOf(carrier.id, fields.get('test'))
    const consent = fields.get('consent') === 'yes'
    const holdId = actor.hold.id
    const act: ViewerAct = { act: 'check-out', holdId, consent, carrier: carrier.id, test }
    const result = await offer(actor.visitor, act, `${key}:pay ${holdId}`)
    if (!result.ok) return { to, note: bad(refusalWords(words, result, act, actor.airing)) }
    const orderId = orderIdIn(result.value)
    return { to: orderId === null ? to : withToken(`/order/${orderId}`, actor), note: null }
  })

  take('/say', async (c, { visitor, fields, key, words }) => {
    const { refused } = words
    const text = (fields.get('text') ?? '').trim()
    const wish = (fields.get('name') ?? '').trim()
    const refuse = (why: string, name = ''): Answer => ({
      to: '/',
      note: bad(why, { text, ...(name === '' ? {} : { name }) }),
    })
    if (text === '') return refuse(refused.empty, wish)
    if (lengthOf(text, inPoints) > longestLine) return refuse(refused.tooLong(longestLine), wish)
    const { airing } = engine.world()
    if (airing !== null && barredNow(airing, visitor.key, engine.now()) !== null)
      return refuse(refused.barred, wish)
    const named = await nameFor(c, visitor, wish, words)
    if (!named.ok) return refuse(named.message, wish)
    const question = openQuestion(engine.world().airing)
    const wait = limits.line(visitor.key, text, question, key)
    if (wait > 0) return { ...refuse(refused.slowMode(wait)), wait }
    const said = await engine.roomLine(named.value.viewer, visitor.audience, text, lineIdOf(visitor, key), {
      waits: parts.newcomers.mustWait(visitor.viewer.id),
    })
    if (!said.ok) {
      const act = viewerAct(cleanLine(text, { reply: null, platform: roomPlatform }), question)
      return refuse(refusalWords(words, said, act, engine.world().airing))
    }
    // A page that still asks for a name is out of date, also when the name was taken with a line that was not.
    return { to: '/', note: saidNote(words, said.value), reload: wish !== '' }
  })

  take('/here', async (c, { visitor, fields, words }) => {
    const note = await prove(c, parts, visitor, fields.get('code') ?? '', words)
    return { to: '/', note, reload: note.tone === 'good' }
  })

  take('/name', async (c, { visitor, fields, words }) => {
    const { refused, done } = words
    const wish = fields.get('name') ?? ''
    const refuse = (why: string) => ({ to: '/', note: bad(why, { newName: wish }) })
    if (!limits.act(visitor.key)) return { ...refuse(refused.tooFast), wait: 1 }
    if (wish.trim() === '') return refuse(refused.noName)
    const named = await nameFor(c, { ...visitor, named: false }, wish, words)
    if (!named.ok) return refuse(named.message)
    const { name } = named.value.viewer
    return { to: '/', note: { tone: 'good', words: done.named(speech(c).apart(name)) }, reload: true }
  })

  /** Keeps a newly chosen name, if there is one and moderation lets it pass. */
  const nameFor = async (
    c: Context,
    visitor: Visitor,
    wish: string,
    words: RoomWords,
  ): Promise<Result<{ viewer: Visitor['viewer']; fresh: boolean }>> => {
    const { viewer } = visitor
    if (visitor.named || wish.trim() === '') return { ok: true, value: { viewer, fresh: false } }
    const { refused } = words
    if (lengthOf(wish.trim(), inPoints) > longestName) return fail('name', refused.nameTooLong(longestName))
    const name = cleanName(wish)
    const passes = (await parts.fitName({ ...viewer, name })).name === name
    if (!passes) return fail('name', refused.badName)
    // After the wait: whoever asked for it meanwhile was first.
    const fault = parts.names.fault(viewer.id, name)
    if (fault !== null) return fail('name', nameFaultWords(speech(c), parts.names, viewer.id, name, fault))
    parts.names.take(viewer.id, name)
    keepCookie(c, cookies.name, visitors.sealName(visitor, name))
    return { ok: true, value: { viewer: { ...viewer, name }, fresh: true } }
  }
}

/** A typed command is answered as its button is: to the one who asked, and to nobody else. */
function saidNote(words: RoomWords, { held, act, reply }: TakenLine): Note | null {
  if (act !== null) return doneNote(words, act, reply)
  return held ? { tone: 'good', words: words.done.waitsForModerator } : null
}

function actorIn(
  { engine }: RoomParts,
  visitor: Visitor,
  holdId: string | null,
  token: string | null,
): Actor | null {
  return holdId === null ? null : actorFor(engine.world().airing, visitor, holdId, token)
}

function holdPath(actor: Actor): string {
  return withToken(`/hold/${actor.hold.id}`, actor)
}

function withToken(path: string, { token }: Actor): string {
  return token === null ? path : `${path}?t=${token}`
}

/** A line sent twice has one id. A hash: ids of lines are public, keys and viewers are not. */
function lineIdOf(visitor: Visitor, key: string): string {
  return createHash('sha256').update(`${visitor.key} ${key}`).digest('base64url').slice(0, 22)
}
