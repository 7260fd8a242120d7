import type { PlatformCaps, PlatformState } from '../../core/chat/port'
import { linkState } from '../../core/chat/port'
import type { Health, PlatformView } from '../../core/contract/state'
import type { Running } from './desk'

/** A platform of the settings, connected or not. */
export interface Listed {
  readonly id: string
  readonly title: string
  readonly caps: PlatformCaps
  /** Why it could not even be started, or null. */
  readonly fault: string | null
}

/** The room first, then the listed ones in their order, then whatever else plays along (a rehearsal's audience). */
export function platformViews(
  running: readonly Running[],
  listed: readonly Listed[],
  muted: (id: string) => string | null,
): PlatformView[] {
  const room = running.filter(({ platform }) => platform.id === 'room')
  const others = running.filter(
    ({ platform }) => platform.id !== 'room' && !listed.some(({ id }) => id === platform.id),
  )
  const view = (one: Running) => viewOf(one, muted(one.platform.id) !== null)
  return [
    ...room.map(view),
    ...listed.map((one) => {
      const connected = running.find(({ platform }) => platform.id === one.id)
      return connected === undefined ? offView(one) : view(connected)
    }),
    ...others.map(view),
  ]
}

/** What the health lists: every platform that is switched on. */
export function platformHealth(views: readonly PlatformView[]): Health['platforms'] {
  return views
    .filter(({ state }) => state.link !== 'off')
    .map(({ id, title, state, linesPerMinute }) => ({
      id,
      title,
      link: state.link,
      reason: state.reason,
      linesPerMinute,
    }))
}

function viewOf({ platform, heard, sending }: Running, muted: boolean): PlatformView {
  const state = platform.state()
  const caps = platform.caps()
  const signIn = platform.signIn?.state() ?? null
  const { queue, sentLately, dropped } = sending.view()
  return {
    id: platform.id,
    title: platform.title,
    state,
    caps,
    linesPerMinute: heard.perMinute(),
    reach: reachOf(state, caps.abilities.write.can, signIn?.state ?? null, muted),
    queue,
    sentLately,
    signIn,
    ...(dropped && { dropped }),
  }
}

function offView({ id, title, caps, fault }: Listed): PlatformView {
  const state = fault === null ? linkState('off') : linkState('failed', fault)
  return {
    id,
    title,
    state,
    caps,
    linesPerMinute: 0,
    reach: reachOf(state, false, null, false),
    queue: [],
    sentLately: 0,
    signIn: null,
  }
}

type SignedIn = 'none' | 'asking' | 'signed-in' | 'expired' | null

/** What a send button says of a platform. */
function reachOf(
  { link, quota }: PlatformState,
  canWrite: boolean,
  signedIn: SignedIn,
  muted: boolean,
): PlatformView['reach'] {
  const no = (words: string) => ({ ok: false, words })
  if (link === 'off') return no('off')
  if (muted) return no('rehearsal: not sent')
  if (link === 'failed') return no('failed')
  if (link === 'needs-login') return no('signed out')
  if (!canWrite) return no(signedIn === null || signedIn === 'signed-in' ? 'read only' : 'signed out')
  if (link === 'quota' || (quota !== null && quota.postsLeft <= 0)) return no('no posts left')
  if (link === 'connecting') return no('connecting')
  return { ok: true, words: quota === null ? 'yes' : `${quota.postsLeft} posts left` }
}
