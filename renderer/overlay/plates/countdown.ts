import type { CountdownView } from '../../../core/overlay/model'
import { el, setWords } from '../dom'
import { fitBlock } from '../fit'
import { clock } from '../parts/clock'
import { joint } from '../parts/joint'
import { leftText, type Plate } from '../template'

/** What is waited for and how long; at zero the host's words. */
export function countdown(): Plate<CountdownView> {
  const title = el('h2', 'title')
  const time = clock('big')
  const line = joint()
  const root = el('section', 'plate count', el('div', 'body', title, time.root), line.root)
  let shown: CountdownView | null = null
  let isDone = false
  const tick = (now: number) => {
    if (shown === null) return
    const done = now >= shown.endsAt && shown.doneText !== ''
    setWords(title, done ? shown.doneText : shown.title)
    time.root.hidden = done
    line.root.hidden = done
    if (done !== isDone) {
      isDone = done
      fit()
    }
    time.show(leftText(shown.endsAt, now))
    line.show(shown.openedAt, shown.endsAt, now)
  }
  const fit = () => {
    line.measure()
    fitBlock([title], 'bar')
  }
  return {
    root,
    tick,
    fit,
    update: (view, { now }) => {
      shown = view
      tick(now)
    },
  }
}
