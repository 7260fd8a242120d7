import type { View } from '../../core/overlay/model'
import { hallWords } from '../../core/words/hall'
import type { Language } from '../../core/words/languages'
import { stageWords } from '../../core/words/stage'
import { el, setText } from '../overlay/dom'
import type { Drawing } from '../overlay/template'
import { shrinkViews } from './shrink'
import { drawing } from './templates'

/** What is on, the most important first, and how much more there is in the room. */
export function cues() {
  const more = el('p', 'more')
  const root = el('section', 'cues', more)
  let words = hallWords.en
  const drawn = new Map<string, Drawing>()
  let others = 0
  /** What is drawn, and how large: it grows again only when something else is on. */
  let known = ''
  let size = Number.POSITIVE_INFINITY

  const count = (leftOut: number) => {
    const all = others + leftOut
    more.hidden = all === 0
    setText(more, all === 0 ? '' : words.more(all))
  }
  return {
    root,
    show: (views: readonly View[], elsewhere: number, now: number, language: Language): void => {
      others = elsewhere
      words = hallWords[language]
      root.setAttribute('aria-label', words.onNow)
      const wanted = new Map(views.map((view) => [`${view.runId} ${view.template}`, view]))
      for (const [key, old] of [...drawn]) {
        if (wanted.has(key)) continue
        drawn.delete(key)
        old.root.remove()
      }
      for (const [at, [key, view]] of [...wanted].entries()) {
        const current = drawn.get(key) ?? drawing(view.template)
        drawn.set(key, current)
        current.update(view, { words: stageWords[language], language, now })
        // Moving an element that stands right would begin its entrance anew.
        if (root.children[at] !== current.root) root.insertBefore(current.root, root.children[at] ?? null)
      }
      root.hidden = views.length === 0
      const drawnNow = [...wanted].map(([key, view]) => `${key} ${'phase' in view ? view.phase : ''}`).join()
      if (drawnNow !== known) size = Number.POSITIVE_INFINITY
      known = drawnNow
    },
    layOut: (): void => {
      size = shrinkViews(root, size, count)
    },
    /** Another screen: sizes begin anew. */
    forget: (): void => {
      size = Number.POSITIVE_INFINITY
    },
    tick: (now: number): void => {
      for (const current of drawn.values()) current.tick(now)
    },
  }
}
