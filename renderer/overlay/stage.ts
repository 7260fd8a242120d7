import { type Arrangement, arrange, isOpen } from '../../core/overlay/arrange'
import { brightnessChanges, type Picture, pictureOf } from '../../core/overlay/brightness'
import type { OverlayModel, View } from '../../core/overlay/model'
import { directionOf } from '../../core/words/languages'
import { stageWords } from '../../core/words/stage'
import { column } from './column'
import { el, rem, setText } from './dom'
import { forgetFits } from './fit'
import { loadFonts } from './fonts'
import { createGate } from './gate'
import { keepReady } from './pictures'
import { delayCode } from './plates/delay-code'
import type { On } from './template'
import { applyTheme } from './theme'
import { ticker } from './ticker'
import { wayIn } from './way-in'

/** What has ended stays where it is for so long, in milliseconds: its end is read. */
const endReadFor = 2_000

/** Heights of the regions, in px of a 1920 wide picture. */
const landscape = { sell: { all: 558, full: 391 }, play: { all: 838, full: 838 }, notice: 326 }
const portraitStack = { all: 865, full: 773 }
/** Beside a strip and the chip that counts what has no place. */
const portraitFullBeside = 698
/** Above this a notice and the stack would meet. */
const portraitBesideNotice = 440

export interface Stage {
  /** `drawn` is called when it stands there: what would flash waits for a moment. */
  readonly draw: (model: OverlayModel, now: () => number, drawn: () => void) => void
  readonly tick: (now: number) => void
  /** Nothing at all: a console that does not answer must not leave a sale on the stream. */
  readonly blank: () => void
  /** Runs on air that it shows nothing of: others are newer, or can be acted on. */
  readonly left: () => readonly string[]
}

/** Where everything stands, so that nothing covers price, stock or time. */
export function createStage(root: HTMLElement): Stage {
  const columns = {
    notice: column('notice'),
    sell: column('sell'),
    play: column('play'),
    top: column('top'),
    foot: column('foot'),
  }
  const chip = el('p', 'plate more')
  const mark = el('p', 'rehearsal', el('span', ''))
  const way = wayIn()
  const sold = ticker()
  const code = delayCode()
  const gate = createGate(
    () => performance.now(),
    (then) => requestAnimationFrame(then),
  )
  const ask = el('div', 'col notice', code.root)
  root.replaceChildren(...Object.values(columns).map((one) => one.root), ask, way.root, sold.root, mark)
  ask.hidden = true
  way.root.hidden = true
  mark.hidden = true
  let shown: { model: OverlayModel; now: () => number; drawn: () => void } | null = null
  let open = new Set<string>()
  let picture: Picture = new Map()
  let written = ''
  let later = 0
  let waiting = 0
  let leftOut: readonly string[] = []
  /** Asked once per size: each asking waits for a layout. */
  let portrait = false
  const turn = () => {
    portrait = root.clientHeight > root.clientWidth
    root.dataset.portrait = String(portrait)
  }
  turn()
  /** Run and until when it keeps its place. */
  const kept = new Map<string, number>()

  const put = (model: OverlayModel, plan: Arrangement, on: On) => {
    const one = (view: View | null) => (view === null ? [] : [view])
    const withCode = plan.notice === 'delay-code'
    const isPacked = plan.sell.length + plan.waiting.length > 2
    const tall = isPacked ? { ...portraitStack, full: portraitFullBeside } : portraitStack
    const stack = portrait ? tall : landscape.sell
    const notice = withCode ? null : (plan.notice as View | null)
    const away = [...plan.waiting]
    chip.remove()
    const full = { all: landscape.notice, full: landscape.notice, others: 0 }
    away.push(...columns.play.show(plan.play, on, { ...landscape.play, others: 0 }))
    away.push(...columns.sell.show(plan.sell, on, { ...stack, others: away.length }))
    const crowded = portrait && heightOf(columns.sell.root) > portraitBesideNotice
    columns.notice.show(one(notice), on, { ...full, onlyStrips: crowded })
    columns.top.show(one(plan.top), on, full)
    columns.foot.show(one(plan.foot), on, { ...full, all: 500, full: 500 })
    ask.hidden = !withCode
    ask.dataset.slim = String(crowded)
    if (withCode && model.delayCode !== null) code.update(model.delayCode, on)
    if (away.length > 0) {
      setText(chip, on.words.more(away.length))
      const place = plan.sell.length > 0 || plan.play.length === 0 ? columns.sell : columns.play
      place.root.prepend(chip)
    }
    leftOut = away
  }

  /** Puts on what was said last, or waits until the gate lets it. */
  const draw = () => {
    if (shown === null) return
    const { model, drawn } = shown
    const now = shown.now()
    keepReady(model)
    keepEnded(model, now)
    const plan = arrange(model, { portrait, kept: new Set(kept.keys()) })
    const next = pictureOf(plan)
    const wait = askGate(next)
    clearTimeout(waiting)
    if (wait > 0) {
      waiting = window.setTimeout(draw, wait)
      return
    }
    picture = next
    root.dir = directionOf(model.language)
    root.lang = model.language
    applyTheme(document.documentElement, model.theme)
    if (written !== `${model.theme.font} ${model.language}`) {
      written = `${model.theme.font} ${model.language}`
      loadFonts(model.theme.font, model.language)
    }
    const words = stageWords[model.language]
    put(model, plan, { words, language: model.language, now })
    setText(mark.firstElementChild as HTMLElement, words.rehearsal)
    mark.hidden = !model.rehearsal
    root.dataset.rehearsal = String(model.rehearsal)
    way.show(model.joinUrl, plan.way, words, portrait)
    way.fit()
    sold.show(model, words)
    drawn()
  }
  const askGate = (next: Picture): number => {
    const changes = brightnessChanges(picture, next)
    if (changes === 0) return 0
    if (next.size > 0) return gate.ask(changes)
    // Panic and the end of a show are cut at once: that all is taken away may not wait.
    gate.cut()
    return 0
  }

  /** A thing that has just ended is not pushed aside before anyone has read that. */
  const keepEnded = ({ views }: OverlayModel, now: number) => {
    for (const [runId, until] of [...kept]) if (until <= now) kept.delete(runId)
    for (const view of views)
      if (open.has(view.runId) && !isOpen(view)) kept.set(view.runId, now + endReadFor)
    open = new Set(views.filter(isOpen).map(({ runId }) => runId))
    const next = Math.min(...kept.values())
    if (Number.isFinite(next)) again(next - now)
  }
  const again = (ms: number) => {
    clearTimeout(later)
    later = window.setTimeout(draw, Math.max(20, ms))
  }
  const blank = () => {
    clearTimeout(later)
    clearTimeout(waiting)
    shown = null
    if (picture.size > 0) gate.cut()
    picture = new Map()
    for (const one of Object.values(columns)) one.clear()
    chip.remove()
    ask.hidden = true
    kept.clear()
    open = new Set()
    way.root.hidden = true
    mark.hidden = true
    sold.show({ ticker: [], more: 0 }, stageWords.en)
    leftOut = []
  }
  window.addEventListener('resize', () => {
    turn()
    forgetFits()
    draw()
  })
  document.fonts.addEventListener('loadingdone', () => {
    forgetFits()
    draw()
  })

  return {
    draw: (model, now, drawn) => {
      shown = { model, now, drawn }
      draw()
    },
    tick: (now) => {
      for (const one of Object.values(columns)) one.tick(now)
    },
    blank,
    left: () => leftOut,
  }
}

function heightOf(element: HTMLElement): number {
  const heights = [...element.children].map((child) => (child as HTMLElement).offsetHeight)
  return (heights.reduce((sum, one) => sum + one + 16, -16) / rem()) * 16
}
