import type { View } from '../../core/overlay/model'
import type { Drawing } from '../overlay/template'
import { card } from './drawings/card'
import { countdown, leaderboard, message } from './drawings/plain'
import { quiz } from './drawings/quiz'

/** The overlay's own drawings, laid out by the hall's style sheet; answers are given in the room. */
const templates = {
  card,
  quiz,
  leaderboard,
  countdown,
  message,
} as const

export function drawing(template: View['template']): Drawing {
  return templates[template]() as Drawing
}
