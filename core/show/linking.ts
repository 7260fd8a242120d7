import { fail, ok, type Result } from '../base/result'
import { type Duration, type Instant, minute } from '../base/time'
import { identitiesOf, type Links, linkIdentities, personKey, unlinkIdentity } from '../chat/links'
import { aViewer, roomPlatform, type ViewerKey, type ViewerRef, viewerKey } from '../chat/viewer'
import { moveUp } from '../commerce'
import { sha256 } from '../commerce/token'
import type { ViewerAct } from '../cues/happening'
import { botWordsOf } from '../words/bot'
import type { Airing } from './airing'
import { onStage } from './runs'
import type { Scratch } from './scratch'

/** How long a code can be used, and how long wrong ones are remembered. */
export const codeFor: Duration = 10 * minute
/** Codes waiting to be typed, at most; the oldest leave first. */
export const maxCodes = 2_000
/** Wrong codes an identity may type within `codeFor`; then it is not listened to. */
const maxWrong = 5
const maxGuessers = 5_000

/** Without vowels (no words), and without what looks alike; the first is a letter. */
const letters = 'BCDFGHJKMNPQRTVWX'
const signs = `${letters}34679`
const codeLength = 6

/**
 * Two chats, one person, by that person's own act. A code asked for in chat can be read by everybody, so the one who
 * asked must say yes to whoever typed it. A code got in the room was seen by its owner alone and links
 * at once. Nothing is ever guessed from names.
 */
export function linkViewer(
  airing: Airing,
  viewer: ViewerRef,
  act: Extract<ViewerAct, { act: 'link' | 'unlink' }>,
  scratch: Scratch,
): Result<unknown> {
  const { links } = airing
  if (act.act === 'unlink') return unlink(airing, viewer, scratch)
  if (act.code === null) return giveCode(links, viewer, scratch)
  if (act.code.toLowerCase() === 'ok') return confirm(airing, viewer, scratch)
  return typeCode(airing, viewer, act.code.toUpperCase(), scratch)
}

/** A new code makes the one asked for before useless. */
function giveCode(links: Links, viewer: ViewerRef, { shop }: Scratch): Result<unknown> {
  makeRoom(links, viewer, shop.now)
  const code = freshCode(links, shop.nonce)
  const secret = shop.lineId === null || viewer.platform === roomPlatform
  links.codes[code] = { viewer, at: shop.now, proposedBy: null, secret }
  // The room's own answer carries it; said in chat it would be no secret.
  if (!secret) shop.reply(viewer, 'link-code', code)
  return ok({ code, expiresAt: shop.now + codeFor })
}

/** One walk: hundreds may ask within a second. */
function makeRoom(links: Links, viewer: ViewerRef, now: Instant): void {
  const key = viewerKey(viewer)
  let left = 0
  let oldest = ''
  for (const code of Object.keys(links.codes)) {
    const one = links.codes[code]!
    if (one.at + codeFor <= now || viewerKey(one.viewer) === key) {
      delete links.codes[code]
      continue
    }
    left += 1
    if (oldest === '' || one.at < links.codes[oldest]!.at) oldest = code
  }
  if (left >= maxCodes) delete links.codes[oldest]
}

function freshCode(links: Links, nonce: string): string {
  for (let tries = 0; ; tries += 1) {
    const words = sha256(`link ${tries} ${nonce}`)
    let code = ''
    for (let place = 0; place < codeLength; place += 1) {
      const from = place === 0 ? letters : signs
      code += from[(words[place]! >>> 0) % from.length]
    }
    if (!Object.hasOwn(links.codes, code)) return code
  }
}

function typeCode(airing: Airing, viewer: ViewerRef, code: string, scratch: Scratch): Result<unknown> {
  const { links } = airing
  const key = viewerKey(viewer)
  const { now } = scratch.shop
  if (wrongLately(links, key, now).length >= maxWrong)
    return fail('too-many-tries', 'Too many codes that are not known. Wait ten minutes, then try again.')
  const known = Object.hasOwn(links.codes, code) ? links.codes[code]! : null
  if (known === null || known.at + codeFor <= now || viewerKey(known.viewer) === key)
    return wrong(links, viewer, scratch)
  if (known.proposedBy !== null && viewerKey(known.proposedBy) !== key) {
    // Two want to be the same person: nobody can tell who is right, so the code is void.
    delete links.codes[code]
    return wrong(links, viewer, scratch)
  }
  if (known.secret) {
    delete links.codes[code]
    return join(airing, known.viewer, viewer, scratch)
  }
  if (known.proposedBy === null) {
    known.proposedBy = viewer
    scratch.shop.reply(known.viewer, 'link-asked', fullName(viewer, airing))
  }
  return ok({ asked: known.viewer.name })
}

function wrongLately(links: Links, key: ViewerKey, now: Instant): number[] {
  return (links.wrong[key] ?? []).filter((at) => at + codeFor > now)
}

function wrong(links: Links, viewer: ViewerRef, { shop }: Scratch): Result<unknown> {
  const key = viewerKey(viewer)
  const tries = [...wrongLately(links, key, shop.now), shop.now]
  // Anew, so that whoever was silent longest is forgotten first.
  delete links.wrong[key]
  links.wrong[key] = tries
  const guessers = Object.keys(links.wrong)
  if (guessers.length > maxGuessers) delete links.wrong[guessers[0]!]
  return failed(viewer, { shop })
}

function failed(viewer: ViewerRef, { shop }: Pick<Scratch, 'shop'>): Result<unknown> {
  if (shop.lineId !== null) shop.reply(viewer, 'link-failed')
  return fail('link-failed', 'That code is not known, or not any more. Ask for a new one.')
}

function confirm(airing: Airing, viewer: ViewerRef, scratch: Scratch): Result<unknown> {
  const key = viewerKey(viewer)
  const { codes } = airing.links
  const code = Object.keys(codes).find(
    (one) =>
      codes[one]!.proposedBy !== null &&
      codes[one]!.at + codeFor > scratch.shop.now &&
      viewerKey(codes[one]!.viewer) === key,
  )
  if (code === undefined) return failed(viewer, scratch)
  const other = codes[code]!.proposedBy!
  delete codes[code]
  return join(airing, viewer, other, scratch)
}

function join(airing: Airing, first: ViewerRef, second: ViewerRef, scratch: Scratch): Result<unknown> {
  const { links } = airing
  linkIdentities(links, viewerKey(first), viewerKey(second), `p${scratch.shop.seq.toString(36)}`)
  const person = identitiesOf(links, viewerKey(first))
  for (const id of airing.runOrder)
    onStage(airing, airing.runs[id]!, scratch, (stage, kind) => kind.onLinked?.(stage, person))
  scratch.shop.reply(first, 'linked', fullName(second, airing))
  scratch.shop.reply(second, 'linked', fullName(first, airing))
  return ok({
    person: personKey(links, viewerKey(first)),
    identities: person.length,
  })
}

/** Names alone can be borrowed on another platform. */
export function fullName({ name, platform }: ViewerRef, { show }: Airing): string {
  const words = botWordsOf(show)
  return words.nameOn(name === aViewer ? words.aViewer : name, platform)
}

function unlink(airing: Airing, viewer: ViewerRef, { shop }: Scratch): Result<unknown> {
  makeRoom(airing.links, viewer, shop.now)
  shop.reply(viewer, 'unlinked')
  if (!unlinkIdentity(airing.links, viewerKey(viewer)))
    return fail('not-linked', 'You are not linked with another chat.')
  // Who was passed over while the limit counted for both may take a free unit now.
  for (const pool of Object.values(airing.shop.pools)) moveUp(shop, pool)
  return ok(null)
}
