import type { HallModel } from '../../core/hall/model'
import { hallWords } from '../../core/words/hall'

/** The heading, and the sentence under it; while something is on, the cue speaks for itself. */
export function wordsFor(model: HallModel): { title: string; words: string } {
  const { title } = model
  const words = hallWords[model.language]
  switch (model.state) {
    case 'no-show':
      return words.noShow
    case 'over':
      return { title, words: words.over }
    case 'standby':
      return { title, words: words.standby }
    case 'on-air':
      return { title, words: model.views.length > 0 || model.join === null ? '' : words.takePart }
  }
}
