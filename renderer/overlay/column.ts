import type { View } from '../../core/overlay/model'
import { el, rem } from './dom'
import { type Place, plate } from './plates'
import type { On, Plate } from './template'

/** Heights and gaps of the direction, in px of a 1920 wide picture. */
const gap = 16
const stripHeight = 76
const chipHeight = 59

interface Standing {
  readonly runId: string
  readonly plate: Plate
}

/** Things on one place of the stage: the first in full at the foot, the next as strips above it, as many as fit. */
export interface Column {
  readonly root: HTMLElement
  /**
   * @param views in the order in which they get a place
   * @param height all there is, in px of a 1920 wide picture; `full` of it for the first
   * @returns runs that have no place
   */
  readonly show: (views: readonly View[], on: On, heights: Heights) => readonly string[]
  readonly tick: (now: number) => void
  readonly clear: () => void
}

export interface Heights {
  readonly all: number
  readonly full: number
  /** Things elsewhere that have no place: their chip stands on this stack. */
  readonly others: number
  /** The first thing too is only a strip. */
  readonly onlyStrips?: boolean
}

export function column(place: Place): Column {
  const root = el('div', `col ${place}`)
  const standing = new Map<string, Standing>()

  const stand = (view: View, form: 'full' | 'strip', on: On) => {
    const key = `${view.runId} ${view.template} ${form}`
    const known = standing.get(key) ?? { runId: view.runId, plate: plate(view.template, place, form) }
    if (!standing.has(key)) {
      standing.set(key, known)
      known.plate.root.dataset.run = view.runId
    }
    known.plate.update(view, on)
    return { key, ...known }
  }
  return {
    root,
    show: (views, on, { all, full, others, onlyStrips = false }) => {
      const [first, ...rest] = views
      const shown = first === undefined ? [] : [stand(first, onlyStrips ? 'strip' : 'full', on)]
      root.prepend(
        ...shown.map(({ plate: { root: one } }) => one).filter((one) => one.parentElement !== root),
      )
      for (const { plate: one } of shown) one.fit(full)
      let room = all - (shown[0] === undefined ? 0 : heightOf(shown[0].plate.root))
      const strips = room < 0 ? 0 : countStrips(room, rest.length, others)
      for (const view of rest.slice(0, strips)) {
        shown.push(stand(view, 'strip', on))
        room -= stripHeight + gap
      }
      const keys = new Set(shown.map(({ key }) => key))
      for (const [key, { plate: old }] of [...standing]) {
        if (keys.has(key)) continue
        standing.delete(key)
        old.root.remove()
      }
      // The first stands lowest; an element that stands right is not moved: that would begin its entrance anew.
      const order = shown.map(({ plate: { root: one } }) => one).reverse()
      for (const [at, one] of order.entries())
        if (root.children[at] !== one) root.insertBefore(one, root.children[at] ?? null)
      for (const { plate: one } of shown.slice(1)) one.fit(stripHeight)
      return rest.slice(strips).map(({ runId }) => runId)
    },
    tick: (now) => {
      for (const { plate: one } of standing.values()) one.tick(now)
    },
    clear: () => {
      standing.clear()
      root.replaceChildren()
    },
  }
}

/** How many of `wanted` strips fit; whoever has no place is counted in a chip, which wants one too. */
function countStrips(room: number, wanted: number, others: number): number {
  const most = Math.floor(room / (stripHeight + gap))
  if (wanted <= most && (others === 0 || room - wanted * (stripHeight + gap) >= chipHeight + gap))
    return wanted
  return Math.max(0, Math.min(wanted, Math.floor((room - chipHeight - gap) / (stripHeight + gap))))
}

function heightOf(element: HTMLElement): number {
  return (element.offsetHeight / rem()) * 16
}
