import { type ViewerRef, viewerKey } from '../../core/chat/viewer'
import type { HappeningOf } from '../../core/cues/happening'

/** What happened to lines after they were judged, as the log has it. */
export type LaterWord = { readonly seq: number } & (
  | HappeningOf<'line-reviewed'>
  | HappeningOf<'line-retracted'>
  | HappeningOf<'lines-retracted'>
  | HappeningOf<'moderation-asked'>
)

export interface Decision {
  /** Taken back by its author or the platform: final, and without words. */
  readonly gone: boolean
  readonly shown: boolean
  readonly reviewed: 'allow' | 'hide' | null
}

export type Decide = (
  line: { readonly id: string; readonly seq: number; readonly viewer: ViewerRef },
  allowed: boolean,
) => Decision

/** Follows core/show (reviewLine, retractLines, askModeration) for lines that are no longer in the state. */
export function decisions(words: readonly LaterWord[]): Decide {
  const by = new Map<string, LaterWord[]>()
  for (const word of words) {
    const subject = subjectOf(word)
    const list = by.get(subject)
    if (list === undefined) by.set(subject, [word])
    else list.push(word)
  }
  return ({ id, seq, viewer }, allowed) => {
    const about = [`line ${id}`, `viewer ${viewerKey(viewer)}`, `all ${viewer.platform}`]
      .flatMap((subject) => by.get(subject) ?? [])
      .filter((word) => word.seq > seq)
      .sort((a, b) => a.seq - b.seq)
    let shown = allowed
    let reviewed: Decision['reviewed'] = null
    for (const word of about) {
      if (word.type === 'line-retracted' || word.type === 'lines-retracted')
        return { gone: true, shown: false, reviewed: 'hide' }
      if (word.type === 'line-reviewed') {
        shown = word.action === 'allow'
        reviewed = word.action
      } else if (shown && word.act !== 'warn') {
        shown = false
        reviewed = 'hide'
      }
    }
    return { gone: false, shown, reviewed }
  }
}

function subjectOf(word: LaterWord): string {
  switch (word.type) {
    case 'line-reviewed':
    case 'line-retracted':
      return `line ${word.lineId}`
    case 'lines-retracted': {
      const { platform, viewerId } = word
      return viewerId === null ? `all ${platform}` : `viewer ${viewerKey({ platform, id: viewerId })}`
    }
    case 'moderation-asked':
      return word.act === 'delete' ? `line ${word.lineId}` : `viewer ${viewerKey(word.viewer)}`
  }
}
