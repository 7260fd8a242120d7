import { fail, ok, type Result } from '../base/result'
import type { Instant } from '../base/time'
import type { ModerationAct } from '../chat/port'
import { type ViewerRef, viewerKey } from '../chat/viewer'
import type { HappeningOf } from '../cues/happening'
import type { Airing, Moderated } from './airing'
import { barVisitor } from './barring'
import { forgetAnswers } from './retracting'
import { presserText } from './runs'
import type { Scratch } from './scratch'

/** Actions that stay in the state; all stay in the log. */
export const keptModerated = 100

/**
 * What a moderator asks of a platform: kept with its reason, done there by an effect, and seen here at once, whatever
 * the platform says later. Asked twice while it holds it is one action.
 */
export function askModeration(
  airing: Airing,
  asked: HappeningOf<'moderation-asked'>,
  scratch: Scratch,
): Result<unknown> {
  const act = actOf(asked)
  if (!act.ok) return act
  const before = airing.moderated.find((one) => isSame(one, asked))
  if (before !== undefined) return ok({ actionId: before.id })
  const id = `m${scratch.shop.seq.toString(36)}`
  airing.moderated.push({
    id,
    at: scratch.shop.now,
    by: presserText(asked.by),
    act: asked.act,
    viewer: asked.viewer,
    lineId: asked.lineId,
    seconds: asked.act === 'timeout' ? asked.seconds : null,
    why: asked.why.trim(),
    state: 'asked',
    fault: null,
  })
  if (airing.moderated.length > keptModerated) airing.moderated.shift()
  const { platform } = asked.viewer
  scratch.shop.emit('', { type: 'moderate', platform, act: act.value, actionId: id, undo: false })
  hide(airing, asked, scratch)
  return ok({ actionId: id })
}

/** Puts a timed-out or banned viewer back; what was hidden stays hidden until a person has looked at it. */
export function undoModeration(
  airing: Airing,
  undone: HappeningOf<'moderation-undone'>,
  scratch: Scratch,
): Result<unknown> {
  const one = airing.moderated.find(({ id }) => id === undone.actionId)
  if (one === undefined) return fail('action-gone', 'That is too long ago to be undone from here.')
  if (one.act === 'delete') return fail('cannot-undo', 'A deleted message cannot be brought back.')
  if (one.act === 'warn') return fail('cannot-undo', 'A warning cannot be taken back.')
  switch (one.state) {
    case 'asked':
      return fail('not-answered', 'The platform has not answered yet. Try again in a moment.')
    case 'refused':
      return fail('was-refused', 'The platform refused this, so there is nothing to undo.')
    case 'undoing':
    case 'undone':
      return ok({ actionId: one.id })
    case 'done': {
      one.state = 'undoing'
      one.fault = null
      const { platform, id: viewerId } = one.viewer
      const act: ModerationAct = { do: 'unban', viewerId }
      scratch.shop.emit('', { type: 'moderate', platform, act, actionId: one.id, undo: true })
      return ok({ actionId: one.id })
    }
  }
}

/** The platform's answer. Repeated or late ones change nothing. */
export function settleModeration(
  airing: Airing,
  { actionId, undo, fault }: HappeningOf<'moderation-settled'>,
  now: Instant,
): Result<unknown> {
  const one = airing.moderated.find(({ id }) => id === actionId)
  if (one === undefined || one.state !== (undo ? 'undoing' : 'asked')) return ok(null)
  one.fault = fault
  if (undo) one.state = fault === null ? 'undone' : 'done'
  else one.state = fault === null ? 'done' : 'refused'
  if (fault === null) barVisitor(airing, one, now)
  return ok(null)
}

function actOf(asked: HappeningOf<'moderation-asked'>): Result<ModerationAct> {
  const { platform, id: viewerId } = asked.viewer
  const reason = asked.why.trim()
  switch (asked.act) {
    case 'delete': {
      if (asked.lineId === null || !asked.lineId.startsWith(`${platform}:`))
        return fail('no-line', 'Choose the line to delete.')
      return ok({ do: 'delete', messageId: asked.lineId.slice(platform.length + 1) })
    }
    case 'timeout':
      if (asked.seconds === null) return fail('no-length', 'Choose how long the time-out lasts.')
      return ok({ do: 'timeout', viewerId, seconds: asked.seconds, reason })
    case 'ban':
      return ok({ do: 'ban', viewerId, reason })
    case 'warn':
      if (reason === '') return fail('no-reason', 'A warning needs a reason: the viewer has to read it.')
      return ok({ do: 'warn', viewerId, reason })
  }
}

/** Pressed twice, or by two people. A time-out that was done may be given again: it lasts anew. */
function isSame(one: Moderated, asked: HappeningOf<'moderation-asked'>): boolean {
  if (one.act !== asked.act || viewerKey(one.viewer) !== viewerKey(asked.viewer)) return false
  const holds = one.state === 'asked' || one.state === 'done'
  switch (asked.act) {
    case 'delete':
      return holds && one.lineId === asked.lineId
    case 'ban':
      return holds
    case 'timeout':
      return one.state === 'asked' && one.seconds === asked.seconds
    case 'warn':
      return one.state === 'asked' && one.why === asked.why.trim()
  }
}

function hide(airing: Airing, asked: HappeningOf<'moderation-asked'>, scratch: Scratch): void {
  if (asked.act === 'warn') return
  const only = asked.act === 'delete' ? asked.lineId : null
  for (const line of airing.lines) {
    if (!(only === null ? isOf(line.viewer, asked.viewer) : line.id === only) || !line.shown) continue
    line.shown = false
    line.reviewed = 'hide'
  }
  forgetAnswers(airing, only === null ? { viewer: viewerKey(asked.viewer) } : { lineId: only }, scratch)
}

function isOf(one: ViewerRef, viewer: ViewerRef): boolean {
  return viewerKey(one) === viewerKey(viewer)
}
