import { el } from '../dom'

/** Words of which those in brackets are to be typed: they become key caps. `Type [!claim]` */
export function setKeys(place: HTMLElement, words: string): void {
  if (place.dataset.words === words) return
  place.dataset.words = words
  const pieces = words.split(/\[([^\]]*)\]/)
  place.replaceChildren(
    ...pieces.flatMap((piece, at) => {
      if (at % 2 === 1) return [el('kbd', '', piece)]
      return piece === '' ? [] : [el('span', 'w', piece)]
    }),
  )
}
