import type { QuizView } from '../../../core/overlay/model'
import { numberIn } from '../../../core/words/languages'
import type { StageWords } from '../../../core/words/stage'
import { el, rem, setText, setWords } from '../dom'
import { fitBlock } from '../fit'
import { joint } from '../parts/joint'
import { stub } from '../parts/stub'
import { leftText, type Plate } from '../template'
import { type Choice, choice } from './choice'

/** What gives way, one after another, until a long question has room. */
const giving = ['dense', 'no-kick', 'three-lines', 'one-line', 'two-lines'] as const

/** A question as a ticket: its choices, then on the stub which letters to type, or what was right. */
export function quiz(): Plate<QuizView> {
  const name = el('span', '')
  const answered = el('span', '')
  const question = el('h2', 'title')
  const list = el('ol', 'choices')
  const line = joint()
  const foot = stub(false)
  const body = el('div', 'plate body', el('p', 'kick', name, answered), question, list)
  const root = el('section', 'ticket quiz', body, line.root, foot.root)
  let rows: Choice[] = []
  let shown: QuizView | null = null
  const tick = (now: number) => {
    if (shown?.phase !== 'open') return
    const { openedAt, closesAt } = shown
    foot.tick(leftText(closesAt, now), closesAt - now)
    line.show(openedAt, closesAt, now)
  }
  const set = () => {
    const texts = rows.map(({ text }) => text)
    const has = (give: (typeof giving)[number]) => root.classList.contains(give)
    fitBlock([question], 'question', has('two-lines') ? 2 : has('three-lines') ? 3 : 4)
    fitBlock(texts, 'choice', has('one-line') ? 1 : 2)
    foot.fit()
  }
  return {
    root,
    tick,
    update: (view, { words, language, now }) => {
      shown = view
      if (rows.length !== view.choices.length) {
        rows = view.choices.map(choice)
        list.replaceChildren(...rows.map((row) => row.root))
      }
      setText(name, words.quiz)
      setText(answered, words.answered(view.answers))
      setWords(question, view.question)
      const digits = numberIn(language)
      const all = view.choices.reduce((sum, { count }) => sum + (count ?? 0), 0)
      for (const [at, one] of view.choices.entries()) rows[at]!.update(one, all, digits)
      if (view.phase === 'open') foot.open('', words.typeLetter(view.choices.map(({ letter }) => letter)))
      else foot.over(view.phase === 'locked' ? words.timeUp : resultWords(view, words))
      root.dataset.phase = view.phase
      if (view.phase !== 'open') line.show(0, 0, now)
      tick(now)
    },
    fit: (room) => {
      line.measure()
      root.classList.remove(...giving)
      set()
      for (const give of giving) {
        if (root.offsetHeight <= (room / 16) * rem() + 1) break
        root.classList.add(give)
        set()
      }
    },
  }
}

function resultWords({ choices }: QuizView, words: StageWords): string {
  const right = choices.filter(({ correct }) => correct === true)
  const all = choices.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const knew = right.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const said = words.isRight(right.map(({ letter }) => letter))
  return `${said} · ${all === 0 ? words.nobodyAnswered : words.knew(knew, all)}`
}
