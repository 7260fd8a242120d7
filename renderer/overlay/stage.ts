import type { OverlayModel, View } from '../../core/overlay/model'
import { delayCode } from './delay-code'
import { el } from './dom'
import { qrCode } from './qr'
import type { Drawing } from './template'
import { drawing } from './templates'
import { applyTheme } from './theme'

/** What stands on the stage now: one drawing per template, the newest view of each, the ticker and the way in. */
export function createStage(root: HTMLElement) {
  const views = el('div', 'views')
  const ticker = el('ul', 'ticker')
  const mark = el('p', 'rehearsal', 'Rehearsal · sandbox money')
  const join = el('aside', 'join')
  const code = delayCode()
  root.replaceChildren(views, join, ticker, mark, code.root)
  const drawn = new Map<string, { template: View['template']; drawing: Drawing }>()
  let joinUrl: string | null = null

  const draw = (model: OverlayModel, now: number) => {
    applyTheme(document.documentElement, model.theme)
    const newest = new Map<View['template'], View>()
    for (const view of model.views) newest.set(view.template, view)
    views.dataset.busy = String(newest.has('card') || newest.has('quiz'))
    const wanted = new Map([...newest.values()].map((view) => [`${view.runId} ${view.template}`, view]))
    for (const [key, { drawing: old }] of [...drawn]) {
      if (wanted.has(key)) continue
      drawn.delete(key)
      old.root.remove()
    }
    for (const [key, view] of wanted) {
      const known = drawn.get(key)
      const current = known?.drawing ?? drawing(view.template)
      current.update(view, now)
      if (known !== undefined) continue
      drawn.set(key, { template: view.template, drawing: current })
      views.append(current.root)
    }
    const selling = model.views.some(
      (view) =>
        (view.template === 'card' || view.template === 'quiz') && 'phase' in view && view.phase === 'open',
    )
    if (model.joinUrl !== joinUrl) {
      joinUrl = model.joinUrl
      join.replaceChildren(
        ...(joinUrl === null
          ? []
          : [qrCode(joinUrl), el('p', 'url', joinUrl.replace(/^https?:\/\//, '').replace(/\/$/, ''))]),
      )
    }
    join.hidden = joinUrl === null || !selling
    mark.hidden = !model.rehearsal
    code.show(model.delayCode)
    views.dataset.measuring = String(model.delayCode !== null)
    ticker.replaceChildren(...model.ticker.slice(-3).map((item) => el('li', 'sold', item.text)))
  }

  return {
    draw,
    tick: (now: number) => {
      for (const { drawing: current } of drawn.values()) current.tick(now)
    },
    /** Nothing at all: a console that does not answer must not leave a sale on the stream. */
    blank: () => {
      for (const { drawing: current } of drawn.values()) current.root.remove()
      drawn.clear()
      ticker.replaceChildren()
      join.hidden = true
      mark.hidden = true
      code.show(null)
    },
  }
}
