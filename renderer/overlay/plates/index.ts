import type { View } from '../../../core/overlay/model'
import type { Plate } from '../template'
import { countdown } from './countdown'
import { drop } from './drop'
import { leaderboard } from './leaderboard'
import { message } from './message'
import { quiz } from './quiz'
import { strip } from './strip'

/** Where on the stage a plate stands. */
export type Place = 'sell' | 'play' | 'notice' | 'top' | 'foot'

/** The list of templates: a kind that needs its own picture adds one here. */
const plates = {
  card: drop,
  quiz,
  leaderboard,
  countdown,
  message: (place: Place) => message(place === 'notice' || place === 'foot' ? place : 'play'),
} as const

export function plate(template: View['template'], place: Place, form: 'full' | 'strip'): Plate {
  return (form === 'strip' ? strip() : plates[template](place)) as Plate
}
