import type { QuizView } from '../../../core/overlay/model'
import { el, setFill, setText, setWords } from '../dom'
import { tick as sign } from '../parts/sign'

type ChoiceView = QuizView['choices'][number]

/** One choice of a question: its key, its text, and once it may be known how many took it. */
export interface Choice {
  readonly root: HTMLElement
  readonly text: HTMLElement
  /** `all` answers there were. */
  readonly update: (view: ChoiceView, all: number, digits: (n: number) => string) => void
}

export function choice(): Choice {
  const key = el('span', 'key')
  const text = el('span', 'tx')
  const count = el('span', '')
  const share = el('small', '')
  const figures = el('span', 'n', count, share)
  const bar = el('i', 'bar')
  const root = el('li', 'choice', key, text, figures, bar)
  return {
    root,
    text,
    update: (view, all, digits) => {
      const { letter, correct } = view
      if (correct === true) key.replaceChildren(sign())
      else setText(key, letter)
      if (correct === true) setMarked(text, letter, view.text)
      else setWords(text, view.text)
      figures.hidden = view.count === null
      bar.hidden = view.count === null
      setText(count, view.count === null ? '' : digits(view.count))
      setText(share, view.count === null || all === 0 ? '' : `${Math.round((100 * view.count) / all)} %`)
      setFill(bar, view.count === null || all === 0 ? 0 : view.count / all)
      root.classList.toggle('right', correct === true)
      root.classList.toggle('wrong', correct === false)
    },
  }
}

/** Set apart, so that the direction of the text stays that of its own words. */
function setMarked(element: HTMLElement, letter: string, words: string): void {
  const rest = ` · ${words}`
  if (element.textContent === letter + rest) return
  setWords(element, letter + rest)
  element.replaceChildren(el('bdi', '', letter), rest)
}
