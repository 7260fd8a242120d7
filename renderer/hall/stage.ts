import type { HallModel } from '../../core/hall/model'
import type { View } from '../../core/overlay/model'
import { el, setText } from '../overlay/dom'
import type { Drawing } from '../overlay/template'
import { applyTheme } from '../overlay/theme'
import { fit } from './fit'
import { join } from './join'
import { leaders } from './leaders'
import { drawing } from './templates'
import { wordsFor } from './words'

/** What stands on the hall's screen: the title, what is on, the way in and the best so far. */
export function createStage(root: HTMLElement) {
  const title = el('h1', 'title')
  const mark = el('p', 'rehearsal', 'Rehearsal: sandbox money')
  const words = el('p', 'words')
  const next = el('p', 'next')
  const cues = el('section', 'cues')
  const more = el('p', 'more')
  const way = join()
  const best = leaders()
  root.replaceChildren(el('header', 'head', title, mark, words, next), cues, way.root, best.root)
  cues.setAttribute('aria-label', 'On now')
  const drawn = new Map<string, Drawing>()

  const drawViews = (model: HallModel, now: number) => {
    const wanted = new Map<string, View>(model.views.map((view) => [`${view.runId} ${view.template}`, view]))
    for (const [key, old] of [...drawn]) {
      if (wanted.has(key)) continue
      drawn.delete(key)
      old.root.remove()
    }
    for (const [key, view] of wanted) {
      const current = drawn.get(key) ?? drawing(view.template)
      drawn.set(key, current)
      current.update(view, now)
    }
    const inOrder = [...wanted.keys()].map((key) => drawn.get(key)!.root)
    // Moving an element that stands right would begin its entrance anew.
    if (inOrder.some((one, at) => cues.children[at] !== one)) cues.replaceChildren(...inOrder, more)
    else if (more.parentNode === null) cues.append(more)
    setText(more, model.more === 0 ? '' : `And ${model.more} more in the room`)
    more.hidden = model.more === 0
  }
  const draw = (model: HallModel, calm: boolean, now: number) => {
    applyTheme(document.documentElement, model.theme)
    document.documentElement.dataset.calm = String(calm)
    const busy = model.views.length > 0
    root.dataset.state = model.state
    root.dataset.busy = String(busy)
    root.dataset.join = String(model.join !== null)
    const said = wordsFor(model)
    setText(title, said.title)
    setText(words, said.words)
    setText(next, model.next === null ? '' : `Next: ${model.next}`)
    words.hidden = said.words === ''
    next.hidden = model.next === null
    mark.hidden = !model.rehearsal
    cues.hidden = !busy
    drawViews(model, now)
    way.show(model.join, model.noJoin)
    best.show(model.views.some(({ template }) => template === 'leaderboard') ? [] : model.leaders)
    root.dataset.leaders = String(!best.root.hidden)
    fit(root)
  }
  return {
    draw,
    tick: (now: number) => {
      for (const current of drawn.values()) current.tick(now)
      way.tick(now)
    },
    /** Words and nothing else: no code and no sale may stay when the console does not answer. */
    alone: (heading: string, sentence: string) => {
      if (root.dataset.state === 'alone' && title.textContent === heading) return
      drawViews({ views: [], more: 0 } as never, 0)
      way.show(null, null)
      best.show([])
      for (const part of [mark, next, cues]) part.hidden = true
      root.dataset.state = 'alone'
      root.dataset.busy = root.dataset.join = root.dataset.leaders = 'false'
      setText(title, heading)
      setText(words, sentence)
      words.hidden = false
      fit(root)
    },
    refit: () => fit(root),
  }
}
