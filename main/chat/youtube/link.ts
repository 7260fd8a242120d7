import type { PlatformState, PlatformWorld } from '../../../core/chat/port'

/** How long an outage that is over stays in the host's eye, in milliseconds. */
const gapShown = 60_000

export type Halt = 'off' | 'failed' | 'needs-login' | 'quota'

/** What the host sees of the connection: never more than is proven, and every outage with its times. */
export interface Link {
  readonly view: () => Pick<PlatformState, 'link' | 'reason' | 'gap'>
  /** Something came. */
  readonly heard: () => void
  /** Connected for sure. `word`: something worth saying all the same. */
  readonly up: (word: string | null) => void
  /** Trying. Where lines arrived before, an outage has begun. */
  readonly down: (reason: string) => void
  /** Nothing is tried any more, or not soon. */
  readonly halt: (link: Halt, reason: string) => void
  /** Lines still arrive, but nothing may be sent until `until` (ms since 1970). */
  readonly limit: (reason: string, until: number) => void
  /** Leaves no timer behind. */
  readonly close: () => void
}

export function createLink(world: PlatformWorld, told: () => void): Link {
  let link: PlatformState['link'] = 'connecting'
  let reason: string | null = null
  let gap: PlatformState['gap'] = null
  let limited: string | null = null
  let heardAt: number | null = null
  let settle = () => {}
  let lift = () => {}

  function show(next: PlatformState['link'], why: string | null): void {
    if (link === next && reason === why) return
    link = next
    reason = why
    told()
  }
  function openGap(): void {
    settle()
    if (heardAt !== null && (gap === null || gap.to !== null)) gap = { from: heardAt, to: null }
  }
  function unlimit(): void {
    lift()
    if (limited === null) return
    limited = null
    told()
  }

  return {
    view: () =>
      limited !== null && (link === 'live' || link === 'gap')
        ? { link: 'quota', reason: limited, gap }
        : { link, reason, gap },
    heard: () => {
      heardAt = world.now()
    },
    up: (word) => {
      heardAt = world.now()
      unlimit()
      if (gap !== null && gap.to === null) {
        gap = { from: gap.from, to: heardAt }
        settle = world.after(gapShown, () => show('live', word))
        show(
          'gap',
          'YouTube is back. What was written meanwhile was fetched, as far as YouTube still had it.',
        )
      } else if (link !== 'gap') show('live', word)
    },
    down: (why) => {
      openGap()
      show('connecting', why)
    },
    halt: (next, why) => {
      // A chat that has ended is no outage.
      if (next !== 'off') openGap()
      else {
        settle()
        if (gap !== null && gap.to === null) gap = { from: gap.from, to: world.now() }
      }
      show(next, why)
    },
    limit: (why, until) => {
      lift()
      limited = why
      lift = world.after(until - world.now(), unlimit)
      told()
    },
    close: () => {
      settle()
      lift()
    },
  }
}
