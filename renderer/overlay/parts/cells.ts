import { el } from '../dom'

/** Above this a unit's cell would be too small to be seen on a phone. */
const mostCells = 40
/** Above this they stand closer. */
const wideCells = 24

/** The stock: a cell for each unit, or three segments. Filled is free, hatched is being paid for, empty is sold. */
export function cells() {
  const root = el('div', 'cells')
  root.setAttribute('aria-hidden', 'true')
  let stock = -1
  return {
    root,
    show: (all: number, left: number, held: number): void => {
      const single = all <= mostCells
      if (all !== stock) {
        stock = all
        root.classList.toggle('many', all > wideCells)
        root.classList.toggle('segments', !single)
        root.replaceChildren(...Array.from({ length: single ? all : 3 }, () => el('i', 'cell')))
      }
      const places = single ? [left, left + held] : [1, 2]
      const shares = [left, held, all - left - held]
      for (const [at, cell] of [...root.children].entries()) {
        const look = at < places[0]! ? 'cell free' : at < places[1]! ? 'cell held' : 'cell'
        if (cell.className !== look) cell.className = look
        if (single) continue
        const share = shares[at]!
        ;(cell as HTMLElement).hidden = share === 0
        ;(cell as HTMLElement).style.flexGrow = String(share)
      }
    },
  }
}
