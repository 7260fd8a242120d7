import type { HallModel } from '../../core/hall/model'

/** The heading, and the sentence under it; while something is on, the cue speaks for itself. */
export function wordsFor(model: HallModel): { title: string; words: string } {
  const { title } = model
  switch (model.state) {
    case 'no-show':
      return { title: 'No show right now', words: 'When one begins, it appears here.' }
    case 'over':
      return { title, words: 'This show is over. Thank you for being here!' }
    case 'standby':
      return { title, words: 'A short pause. It goes on in a moment.' }
    case 'on-air':
      return {
        title,
        words: model.views.length > 0 || model.join === null ? '' : 'Take part with your phone.',
      }
  }
}
