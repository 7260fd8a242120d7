import type { View } from '../../../core/overlay/model'
import { newsBetween } from './news'
import type { Shared } from './shared'

/** What is on now without its figures, which move with every unit and answer. */
export function pressingOf(views: readonly View[]): string {
  return JSON.stringify(views.map(withoutFigures))
}

function withoutFigures(view: View): unknown {
  switch (view.template) {
    case 'card':
      return { ...view, left: view.left > 0, held: 0 }
    case 'quiz':
      return view.phase === 'open'
        ? { ...view, answers: 0, choices: view.choices.map((choice) => ({ ...choice, count: null })) }
        : view
    default:
      return view
  }
}

/** True for what must not wait for the next beat: something begins or ends, or words are taken off. */
export function isUrgent(before: Shared, after: Shared): boolean {
  if (before.airing !== after.airing || before.top !== after.top || before.pressing !== after.pressing)
    return true
  const news = newsBetween(before, after)
  return (news?.drop?.length ?? 0) > 0 || (news?.html?.includes('<ul id="chat"') ?? false)
}
