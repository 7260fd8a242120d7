import { hallWords } from '../../../core/words/hall'
import { el, setFill, setText } from '../../overlay/dom'
import { type Drawing, leftShare, leftText, type ViewOf } from '../../overlay/template'

/** A question with its choices; counts and the right ones appear when the model says so. Answers are given in the room. */
export function quiz(): Drawing<ViewOf<'quiz'>> {
  const question = el('h2', 'title')
  const choices = el('ol', 'choices')
  const clock = el('p', 'clock')
  const time = el('div', 'fill')
  const answers = el('p', 'left')
  const root = el(
    'section',
    'view quiz',
    question,
    choices,
    el('div', 'row', answers, clock),
    el('div', 'bar time', time),
  )
  let rows: { text: HTMLElement; count: HTMLElement; fill: HTMLElement; item: HTMLElement }[] = []
  let shown: ViewOf<'quiz'> | null = null
  const tick = (now: number) => {
    if (shown === null) return
    const open = shown.phase === 'open'
    setText(clock, open ? leftText(shown.closesAt, now) : '')
    setFill(time, open ? leftShare(shown.openedAt, shown.closesAt, now) : 0)
  }
  return {
    root,
    tick,
    update: (view, { words, language, now }) => {
      shown = view
      if (rows.length !== view.choices.length) {
        rows = view.choices.map((choice) => {
          const text = el('span', 'text')
          const count = el('span', 'count')
          const fill = el('div', 'fill')
          const item = el('li', 'choice', fill, el('span', 'letter', choice.letter), text, count)
          return { text, count, fill, item }
        })
        choices.replaceChildren(...rows.map((row) => row.item))
      }
      setText(question, view.question)
      const most = Math.max(1, ...view.choices.map((choice) => choice.count ?? 0))
      view.choices.forEach((choice, at) => {
        const row = rows[at]!
        setText(row.text, choice.text)
        // The mark is a sign as well as a colour: a colour-blind viewer sees it too.
        setText(row.count, `${choice.correct === true ? '✓ ' : ''}${choice.count ?? ''}`)
        setFill(row.fill, choice.count === null ? 0 : choice.count / most)
        row.item.dataset.correct = String(choice.correct)
      })
      const answered = words.answered(view.answers)
      setText(
        answers,
        view.phase === 'open'
          ? `${answered} · ${hallWords[language].answerInRoom}`
          : view.phase === 'locked'
            ? words.timeUp
            : answered,
      )
      root.dataset.phase = view.phase
      tick(now)
    },
  }
}
