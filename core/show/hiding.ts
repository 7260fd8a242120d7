import { startOf } from '../base/graphemes'
import { ok, type Result } from '../base/result'
import { mention, nameless, type ViewerKey, type ViewerRef, viewerKey } from '../chat/viewer'
import type { Happening, HappeningOf } from '../cues/happening'
import { botWordsOf } from '../words/bot'
import type { Airing } from './airing'
import { fullName } from './linking'
import { renameAll } from './renaming'
import { presserText } from './runs'
import type { Scratch } from './scratch'

/** The oldest are forgotten beyond this many. */
export const mostHiddenNames = 2_000

const isHidden = ({ hiddenNames }: Airing, key: ViewerKey) => Object.hasOwn(hiddenNames, key)

/** What came in, its viewer nameless when the host said so: called for every happening, so that no screen is forgotten. */
export function veiled(airing: Airing, happening: Happening): Happening {
  if ('viewer' in happening) return { ...happening, viewer: veil(airing, happening.viewer) } as Happening
  if (happening.type !== 'platform-paid') return happening
  const { event } = happening
  return { ...happening, event: { ...event, viewer: veil(airing, event.viewer) } }
}

function veil(airing: Airing, viewer: ViewerRef): ViewerRef {
  const key = viewerKey(viewer)
  if (!isHidden(airing, key)) return viewer
  airing.hiddenNames[key] = { ...airing.hiddenNames[key]!, viewer }
  return nameless(viewer)
}

/** Takes the name off every screen, from what is there already too, or puts it back. Asked twice it is done once. */
export function hideName(
  airing: Airing,
  { platform, viewerId, hidden, by }: HappeningOf<'name-hidden'>,
  scratch: Scratch,
): Result<unknown> {
  const key = viewerKey({ platform, id: viewerId })
  if (isHidden(airing, key) === hidden) return ok(null)
  const before = knownAs(airing, key) ?? nameless({ platform, id: viewerId, name: startOf(viewerId, 64) })
  const after = hidden ? nameless(before) : airing.hiddenNames[key]!.viewer
  if (hidden) airing.hiddenNames[key] = { at: scratch.shop.now, by: presserText(by), viewer: before }
  else delete airing.hiddenNames[key]
  const keys = Object.keys(airing.hiddenNames)
  if (keys.length > mostHiddenNames) delete airing.hiddenNames[keys[0]!]
  renameAll(airing, after, scratch)
  renameWhatWasSaid(airing, key, before, after)
  return ok(null)
}

/** As the state has them now; null for one of whom nothing is left in it. */
function knownAs({ lines, shop, scores, replies, hiddenNames }: Airing, key: ViewerKey): ViewerRef | null {
  if (Object.hasOwn(hiddenNames, key)) return nameless(hiddenNames[key]!.viewer)
  const isTheirs = ({ viewer }: { readonly viewer: ViewerRef }) => viewerKey(viewer) === key
  const one = [...lines].reverse().find(isTheirs) ?? shop.holds[shop.holdsOf[key]?.at(-1) ?? '']
  if (one !== undefined) return one.viewer
  const asked = Object.values(replies).flatMap(({ names }) => Object.values(names).flat())
  const name = scores[key]?.name ?? asked.find((reply) => reply.key === key)?.name
  const cut = key.indexOf(':')
  return name === undefined ? null : { platform: key.slice(0, cut), id: key.slice(cut + 1), name }
}

/** What stands on screens by the name its viewer had then: a rename of their own leaves it, the host's does not. */
function renameWhatWasSaid(airing: Airing, key: ViewerKey, before: ViewerRef, after: ViewerRef): void {
  const isTheirs = ({ viewer }: { readonly viewer: ViewerRef }) => viewerKey(viewer) === key
  for (const [at, line] of airing.lines.entries())
    if (isTheirs(line)) airing.lines[at] = { ...line, viewer: after }
  for (const pending of Object.values(airing.replies))
    for (const asked of Object.values(pending.names))
      for (const one of asked) {
        if (one.key === key) one.name = after.name
        if (one.note === fullName(before, airing)) one.note = fullName(after, airing)
      }
  for (const code of Object.values(airing.links.codes)) {
    if (isTheirs(code)) code.viewer = after
    if (code.proposedBy !== null && viewerKey(code.proposedBy) === key) code.proposedBy = after
  }
  const { aViewer } = botWordsOf(airing.show)
  airing.said = airing.said.map((one) => ({ ...one, text: withoutName(one.text, before.name, aViewer) }))
}

/** Words of the bot that still wait to be sent must not say a name that was hidden meanwhile. */
export function withoutHiddenNames(airing: Airing | null, text: string): string {
  if (airing === null || !text.includes('@')) return text
  const { aViewer } = botWordsOf(airing.show)
  return Object.values(airing.hiddenNames).reduce(
    (said, { viewer }) => withoutName(said, viewer.name, aViewer),
    text,
  )
}

function withoutName(text: string, name: string, nameless: string): string {
  const said = mention(name)
  if (!said.startsWith('@') || !text.includes(said)) return text
  // `@Ann` is not the beginning of `@Anna`.
  return text
    .split(said)
    .reduce((left, right) => left + (/^[\p{L}\p{N}_]/u.test(right) ? said : nameless) + right)
}
