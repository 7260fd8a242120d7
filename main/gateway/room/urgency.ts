import type { View } from '../../../core/overlay/model'
import type { Facts } from './facts'
import { changesBetween } from './news'

/** What is on now without its figures, which move with every unit and answer. */
export function pressingOf(views: readonly View[]): string {
  return JSON.stringify(views.map(withoutFigures))
}

export function withoutFigures(view: View): unknown {
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
export function isUrgent(before: Facts, after: Facts): boolean {
  if (before.pressing !== after.pressing) return true
  const changes = changesBetween(before, after)
  return changes !== null && (changes.airing || changes.top || changes.chat || changes.dropped.length > 0)
}
