import { createLink, type Link } from '../../../core/chat/link'
import type { PlatformState, PlatformWorld } from '../../../core/chat/port'

export interface StatusParts {
  readonly world: PlatformWorld
  readonly irc: () => Link | null
  readonly eventSub: () => Link | null
  /** Why the sign-in ended, or null. */
  readonly ended: () => string | null
  /** What the room's rules do to answers, or null. */
  readonly roomWarning: () => string | null
}

/** Both paths as one state: live while either delivers, and a gap only while neither does. */
export interface Status {
  state(): PlatformState
  /** Something of either path arrived. */
  heard(): void
  /** A path, the room or the sign-in changed. */
  refresh(): void
  halt(reason: string): void
  stop(): void
}

export function createStatus({ world, irc, eventSub, ended, roomWarning }: StatusParts): Status {
  let told = ''
  const tell = () => {
    const now = state()
    const text = JSON.stringify(now)
    if (text !== told) world.changed(now)
    told = text
  }
  const whole = createLink({ ...world, changed: () => tell() }, () => {})
  const isUp = (link: Link | null) => link !== null && ['live', 'gap'].includes(link.state().link)

  const state = (): PlatformState => {
    const base = whole.state()
    const up = base.link === 'live' || base.link === 'gap'
    const why = ended()
    if (why !== null)
      return {
        ...base,
        link: up ? 'needs-login' : base.link,
        reason: up ? `${why} Until then chat is read without sign-in, and nothing can be written.` : why,
      }
    if (!up) return base
    const notes = [roomWarning(), secondBest(eventSub())].filter((note) => note !== null)
    return { ...base, reason: notes.length > 0 ? notes.join(' ') : null }
  }
  whole.start()
  return {
    state,
    heard: () => whole.heard(),
    refresh: () => {
      if (isUp(irc()) || isUp(eventSub())) whole.live()
      else {
        const states = [irc(), eventSub()].map((link) => link?.state() ?? null)
        const reason = states.find((one) => one?.reason)?.reason ?? null
        const trying = states.some((one) => one?.link === 'connecting')
        if (trying) whole.waiting('connecting', reason ?? 'Twitch is being connected.')
        else if (states.some((one) => one?.link === 'failed'))
          whole.waiting('failed', reason ?? 'Twitch refuses.')
      }
      tell()
    },
    halt: (reason) => whole.halt('failed', reason),
    stop: () => whole.stop(),
  }
}

/** What is missing while only the anonymous connection delivers. */
function secondBest(link: Link | null): string | null {
  const state = link?.state()
  if (state?.link === 'failed') return `${state.reason} Chat goes on over the second connection.`
  if (state?.link === 'connecting' && state.gap !== null)
    return "Twitch's main connection is being restored. Chat goes on over the second one; redemptions may be missing."
  return null
}
