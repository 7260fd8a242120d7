import type { Result } from '../../core/base/result'
import type { ViewerRef } from '../../core/chat/viewer'
import type { Happening } from '../../core/cues/happening'
import type { Verdict } from '../../core/moderation/verdict'

/** Distinct names remembered; enough for a large show, small enough to forget. */
const remembered = 20_000

export interface Names {
  /** The viewer under a name that may stand on the stream: their own, or a neutral one. */
  readonly fit: (viewer: ViewerRef) => Promise<ViewerRef>
}

/**
 * Names reach the overlay too (ticker, leaderboard) and the merged replies, so they are judged like lines, once
 * each. A name that would be held or hidden as a line is replaced: the viewer still buys and answers.
 */
export function createNames(
  judge: (line: { id: string; viewerKey: string; text: string }) => Promise<Verdict>,
): Names {
  const known = new Map<string, Promise<boolean>>()
  const fits = (name: string): Promise<boolean> => {
    const before = known.get(name)
    if (before !== undefined) return before
    if (known.size >= remembered) known.delete(known.keys().next().value as string)
    const judged = judge({ id: `name:${name}`, viewerKey: `name:${name}`, text: name }).then(
      // A model made for sentences doubts harmless names, so the rules alone have the word here.
      (verdict) => verdict.reasons.every((reason) => reason.score !== null),
      () => false,
    )
    known.set(name, judged)
    return judged
  }
  return {
    fit: async (viewer) => ((await fits(viewer.name)) ? viewer : { ...viewer, name: neutralName(viewer.id) }),
  }
}

/** The same viewer keeps the same neutral name. */
export function neutralName(id: string): string {
  const sum = [...id].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7)
  return `Viewer ${1_000 + (sum % 9_000)}`
}

/** An `offer` that judges the name of whoever acts by a button before the act is logged. */
export function fittingNames(
  names: Names,
  offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>,
) {
  return async (happening: Happening, key: string | null): Promise<Result<unknown>> =>
    happening.type === 'viewer-acted'
      ? offer({ ...happening, viewer: await names.fit(happening.viewer) }, key)
      : offer(happening, key)
}
