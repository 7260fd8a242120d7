import type { HallModel } from '../../core/hall/model'
import { hallWords } from '../../core/words/hall'
import { directionOf, type Language } from '../../core/words/languages'
import { stageWords } from '../../core/words/stage'
import { el, setText } from '../overlay/dom'
import { applyTheme } from '../overlay/theme'
import { cues } from './cues'
import { join } from './join'
import { leaders } from './leaders'
import { shrink, shrinkList } from './shrink'
import { wordsFor } from './words'

/** What stands on the hall's screen: the title, what is on, the way in and the best so far. */
export function createStage(root: HTMLElement) {
  const title = el('h1', 'title')
  const mark = el('p', 'rehearsal')
  const words = el('p', 'words')
  const next = el('p', 'next')
  const head = el('header', 'head', title, mark, words, next)
  const on = cues()
  const way = join()
  const best = leaders()
  root.replaceChildren(head, on.root, way.root, best.root)

  let language: Language = 'en'

  const layOut = () => {
    root.dataset.busy = String(!on.root.hidden)
    root.dataset.join = String(way.hasCode())
    root.dataset.leaders = String(!best.root.hidden)
    shrink(head)
    shrink(way.root)
    shrinkList(best.root)
    on.layOut()
  }
  const say = (heading: string, sentence: string, after: string | null) => {
    setText(title, heading)
    setText(words, sentence)
    setText(next, after ?? '')
    words.hidden = sentence === ''
    next.hidden = after === null
  }
  /** Words and nothing else: no code and no sale may stay when the console does not answer. */
  const alone = (heading: string, sentence: string) => {
    if (root.dataset.state === 'alone' && title.textContent === heading) return
    root.dataset.state = 'alone'
    say(heading, sentence, null)
    mark.hidden = true
    on.show([], 0, 0, language)
    way.hide()
    best.show([], language)
    layOut()
  }
  return {
    draw: (model: HallModel, calm: boolean, now: number) => {
      applyTheme(document.documentElement, model.theme)
      document.documentElement.dataset.calm = String(calm)
      language = model.language
      document.documentElement.lang = language
      document.documentElement.dir = directionOf(language)
      const words = hallWords[language]
      root.dataset.state = model.state
      const said = wordsFor(model)
      say(said.title, said.words, model.next === null ? null : words.next(model.next))
      setText(mark, stageWords[language].rehearsal)
      mark.hidden = !model.rehearsal
      on.show(model.views, model.more, now, language)
      way.show(model)
      best.show(model.views.some(({ template }) => template === 'leaderboard') ? [] : model.leaders, language)
      layOut()
    },
    tick: (now: number) => {
      on.tick(now)
      way.tick(now)
    },
    /** The line is lost, in the language that was spoken last. */
    lost: () => alone(hallWords[language].lost.title, hallWords[language].lost.words),
    alone,
    resized: () => {
      on.forget()
      layOut()
    },
  }
}
