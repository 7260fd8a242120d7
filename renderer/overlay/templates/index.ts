import type { View } from '../../../core/overlay/model'
import type { Drawing } from '../template'
import { card } from './card'
import { countdown, leaderboard, message } from './plain'
import { quiz } from './quiz'

/** The list of templates: a kind that needs its own picture adds one here. */
const templates = { card, quiz, leaderboard, countdown, message } as const

export function drawing(template: View['template']): Drawing {
  return templates[template]() as Drawing
}
