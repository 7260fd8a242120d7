import type { Result } from '../../core/base/result'
import { nameless, ownName, underOwnName, type ViewerRef } from '../../core/chat/viewer'
import type { Happening } from '../../core/cues/happening'
import type { Verdict } from '../../core/moderation/verdict'

export interface Names {
  /** The viewer under a name that everyone may read: their own, or "a viewer"; the host still sees their own. */
  readonly fit: (viewer: ViewerRef) => Promise<ViewerRef>
}

/**
 * The one way of every name to the overlay (ticker, leaderboard), other visitors (the room) and the bot's mouth (merged
 * replies, "Fastest"): judged like a line. Whoever's name does not pass still claims, buys and answers.
 */
export function createNames(judge: (name: string) => Promise<Verdict>): Names {
  return {
    fit: async (viewer) => {
      // A judge that fails must never let a name through unseen.
      const passes = await judge(ownName(viewer)).then(
        ({ action }) => action === 'allow',
        () => false,
      )
      return passes ? underOwnName(viewer) : nameless(viewer)
    },
  }
}

/**
 * An `offer` through which no unjudged name reaches the log. Lines come with their viewer judged already: the intake
 * keeps their order while it waits for both verdicts.
 */
export function fittingNames(
  names: Names,
  offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>,
) {
  return async (happening: Happening, key: string | null): Promise<Result<unknown>> => {
    if (happening.type === 'line-judged') return offer(happening, key)
    if ('viewer' in happening) return offer({ ...happening, viewer: await names.fit(happening.viewer) }, key)
    if (happening.type !== 'platform-paid') return offer(happening, key)
    const { event } = happening
    return offer({ ...happening, event: { ...event, viewer: await names.fit(event.viewer) } }, key)
  }
}
