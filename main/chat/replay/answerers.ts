import type { ViewerRef } from '../../../core/chat/port'
import type { Chance } from './chance'
import type { Plan, ShowView } from './view'

type Quiz = NonNullable<ShowView['openQuiz']>

const forms: readonly ((letter: string) => string)[] = [
  (letter) => letter,
  (letter) => letter,
  (letter) => letter,
  (letter) => letter.toLowerCase(),
  (letter) => letter.toLowerCase(),
  (letter) => `!answer ${letter}`,
  (letter) => `!answer ${letter.toLowerCase()}`,
  (letter) => `${letter}!`,
  // Full-width, as a Japanese keyboard types it.
  (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
  (letter) => `${letter} 🔥`,
]

export type Answerers = { saw(before: ShowView, now: ShowView, at: number): Plan[] }

/** Viewers who answer a quiz: most alike, some undecided, some with a letter that is not there, some too late. */
export function createAnswerers(viewers: readonly ViewerRef[], chance: Chance): Answerers {
  function letterOf(quiz: Quiz, favourite: number): string {
    if (chance.happens(0.01)) return String.fromCharCode(65 + quiz.choices)
    return String.fromCharCode(65 + (chance.happens(0.45) ? favourite : chance.below(quiz.choices)))
  }

  function answers(quiz: Quiz, at: number): Plan[] {
    const favourite = chance.below(quiz.choices)
    const window = Math.max(0, quiz.closesAt - at)
    return chance.sample(viewers, Math.ceil(viewers.length * 0.5)).flatMap((viewer) => {
      const after = 900 + chance.erlang(2, Math.min(2_500, window / 5))
      const letter = letterOf(quiz, favourite)
      const text = chance.happens(0.01)
        ? `${letter} or ${letter === 'A' ? 'B' : 'A'}`
        : chance.pick(forms)(letter)
      const first = { in: after, viewer, text }
      if (!chance.happens(0.04)) return [first]
      return [
        first,
        { in: after + chance.between(1_000, 4_000), viewer, text: `!answer ${letterOf(quiz, favourite)}` },
      ]
    })
  }

  return {
    saw: (before, now, at) => {
      const opened =
        now.openQuiz && now.openQuiz.runId !== before.openQuiz?.runId ? answers(now.openQuiz, at) : []
      const ended = before.openQuiz
      if (!ended || ended.runId === now.openQuiz?.runId) return opened
      const late = chance.sample(viewers, 2 + chance.below(3)).map((viewer) => ({
        in: chance.between(300, 3_000),
        viewer,
        text: `!answer ${letterOf(ended, 0)}`,
      }))
      return [...opened, ...late]
    },
  }
}
