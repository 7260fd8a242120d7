import { fail, ok, type Result } from '../base/result'
import { type Duration, type Instant, minute } from '../base/time'
import { identitiesOf, type Links, linkIdentities, personKey, unlinkIdentity } from '../chat/links'
import { type ViewerRef, viewerKey } from '../chat/viewer'
import { moveUp } from '../commerce'
import { sha256 } from '../commerce/token'
import type { ViewerAct } from '../cues/happening'
import type { Airing } from './airing'
import { onStage } from './runs'
import type { Scratch } from './scratch'

/** How long a code can be used, and how long wrong ones are remembered. */
export const codeFor: Duration = 10 * minute
/** Codes waiting to be typed, at most; the oldest leave first. */
export const maxCodes = 2_000
/** Wrong codes an identity may type within `codeFor`; then it is not listened to. */
export const maxWrong = 5
const maxGuessers = 5_000

/** Without vowels (no words), and without what looks alike; the first is a letter. */
const letters = 'BCDFGHJKMNPQRTVWX'
const signs = `${letters}34679`
const codeLength = 6

/**
 * Two chats, one person, by that person's own act. A code asked for in chat can be read by everybody, so the one who
 * asked must say yes to whoever typed it. A code got by a button of the room was seen by its owner alone and links
 * at once. Nothing is ever guessed from names.
 */
export function linkViewer(
  airing: Airing,
  viewer: ViewerRef,
  act: Extract<ViewerAct, { act: 'link' | 'unlink' }>,
  scratch: Scratch,
): Result<unknown> {
  const { links } = airing
  dropOld(links, scratch.shop.now)
  if (act.act === 'unlink') return unlink(airing, viewer, scratch)
  if (act.code === null) return giveCode(links, viewer, scratch)
  if (act.code.toLowerCase() === 'ok') return confirm(airing, viewer, scratch)
  return typeCode(airing, viewer, act.code.toUpperCase(), scratch)
}

function dropOld(links: Links, now: Instant): void {
  for (const [code, { at }] of Object.entries(links.codes)) if (at + codeFor <= now) delete links.codes[code]
  for (const [key, tries] of Object.entries(links.wrong)) {
    const late = tries.filter((at) => at + codeFor > now)
    if (late.length === 0) delete links.wrong[key]
    else if (late.length < tries.length) links.wrong[key] = late
  }
}

/** A new code makes the one asked for before useless. */
function giveCode(links: Links, viewer: ViewerRef, { shop }: Scratch): Result<unknown> {
  dropCodesOf(links, viewer)
  const waiting = Object.entries(links.codes)
  if (waiting.length >= maxCodes)
    delete links.codes[waiting.reduce((old, one) => (one[1].at < old[1].at ? one : old))[0]]
  const code = freshCode(links, shop.nonce)
  const secret = shop.lineId === null
  links.codes[code] = { viewer, at: shop.now, proposedBy: null, secret }
  // The button's answer carries it; said in chat it would be no secret.
  if (!secret) shop.reply(viewer, 'link-code', code)
  return ok({ code, expiresAt: shop.now + codeFor })
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

function dropCodesOf(links: Links, viewer: ViewerRef): void {
  const key = viewerKey(viewer)
  for (const [code, one] of Object.entries(links.codes))
    if (viewerKey(one.viewer) === key) delete links.codes[code]
}

function typeCode(airing: Airing, viewer: ViewerRef, code: string, scratch: Scratch): Result<unknown> {
  const { links } = airing
  const key = viewerKey(viewer)
  const tries = links.wrong[key]?.length ?? 0
  if (tries >= maxWrong)
    return fail('too-many-tries', 'Too many codes that are not known. Wait ten minutes, then try again.')
  const known = Object.hasOwn(links.codes, code) ? links.codes[code]! : null
  if (known === null || viewerKey(known.viewer) === key) return wrong(links, viewer, scratch)
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
    scratch.shop.reply(known.viewer, 'link-asked', `${viewer.name} on ${viewer.platform}`)
  }
  return ok({ asked: known.viewer.name })
}

function wrong(links: Links, viewer: ViewerRef, { shop }: Scratch): Result<unknown> {
  const key = viewerKey(viewer)
  links.wrong[key] = [...(links.wrong[key] ?? []), shop.now]
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
    (one) => viewerKey(codes[one]!.viewer) === key && codes[one]!.proposedBy !== null,
  )
  if (code === undefined) return failed(viewer, scratch)
  const other = codes[code]!.proposedBy!
  delete codes[code]
  return join(airing, viewer, other, scratch)
}

function join(airing: Airing, first: ViewerRef, second: ViewerRef, scratch: Scratch): Result<unknown> {
  const { links } = airing
  linkIdentities(links, viewerKey(first), viewerKey(second), `p${scratch.shop.seq.toString(36)}`)
  for (const id of airing.runOrder)
    onStage(airing, airing.runs[id]!, scratch, (stage, kind) => kind.onLinked?.(stage))
  scratch.shop.reply(first, 'linked')
  scratch.shop.reply(second, 'linked')
  return ok({
    person: personKey(links, viewerKey(first)),
    identities: identitiesOf(links, viewerKey(first)).length,
  })
}

function unlink(airing: Airing, viewer: ViewerRef, { shop }: Scratch): Result<unknown> {
  dropCodesOf(airing.links, viewer)
  shop.reply(viewer, 'unlinked')
  if (!unlinkIdentity(airing.links, viewerKey(viewer)))
    return fail('not-linked', 'You are not linked with another chat.')
  // Who was passed over while the limit counted for both may take a free unit now.
  for (const pool of Object.values(airing.shop.pools)) moveUp(shop, pool)
  return ok(null)
}
