import { type Instant, minute, second } from '../base/time'
import { linkState, type PlatformState, type PlatformWorld } from './port'

/**
 * The truth about one connection: when it is live, what it missed, and when it is tried again. The platform reports what
 * happens; every change of state is told to the world once.
 */
export interface Link {
  state(): PlatformState
  /** Dials at once; also anew, after the host changed something. Forgets earlier outages. */
  start(): void
  /** Something of the other end arrived just now. An outage begins at the last of these. */
  heard(): void
  /** Lines arrive from now on. `reason`: a sentence the host should know even so. */
  live(reason?: string | null): void
  /** Not live any more, but the platform itself will come back (thrown out of a channel and waiting to ask again). */
  waiting(link: 'connecting' | 'failed', reason: string): void
  /** The connection ended: dials again after about 1, 2, 4 ... 30 seconds, each up to half shorter by chance. */
  lost(reason: string): void
  /** Ended, and trying again would not help until the host changes something. */
  halt(link: 'needs-login' | 'failed', reason: string): void
  stop(): void
}

const longestWait = 30 * second
/** How long a finished outage stays in view. */
const gapShown = minute

export function createLink(world: PlatformWorld, dial: () => void): Link {
  let state = linkState('off')
  let failures = 0
  let heardAt: Instant | null = null
  let liveAt: Instant | null = null
  let cancel = () => {}

  const tell = (link: PlatformState['link'], reason: string | null, gap = state.gap) => {
    const same =
      state.link === link &&
      state.reason === reason &&
      state.gap?.from === gap?.from &&
      state.gap?.to === gap?.to
    state = { ...state, link, reason, gap }
    if (!same) world.changed(state)
  }
  const later = (ms: number, run: () => void) => {
    cancel()
    cancel = world.after(ms, run)
  }
  /** Lines are missed from now on, if any were heard before. */
  const missing = () => {
    const from = heardAt ?? liveAt
    const gap = liveAt === null || from === null ? state.gap : { from, to: null }
    // A network that comes and goes is not a server that is down: once it answered, it is asked again soon.
    if (liveAt !== null) failures = world.now() - liveAt >= minute ? 0 : Math.min(failures, 2)
    liveAt = null
    cancel()
    return gap
  }
  return {
    state: () => state,
    start() {
      cancel()
      failures = 0
      liveAt = null
      state = linkState('off')
      tell('connecting', null)
      dial()
    },
    heard() {
      heardAt = world.now()
    },
    live(reason = null) {
      if (liveAt !== null) return tell(state.link, reason)
      liveAt = heardAt = world.now()
      if (state.gap === null || state.gap.to !== null) return tell('live', reason)
      tell('gap', reason, { from: state.gap.from, to: liveAt })
      later(gapShown, () => tell('live', state.reason))
    },
    waiting(link, reason) {
      tell(link, reason, missing())
    },
    lost(reason) {
      tell('connecting', reason, missing())
      const wait = Math.min(second * 2 ** failures, longestWait)
      failures += 1
      later(wait * (1 - world.random() / 2), dial)
    },
    halt(link, reason) {
      tell(link, reason, missing())
    },
    stop() {
      cancel()
      liveAt = null
      tell('off', null, null)
    },
  }
}
