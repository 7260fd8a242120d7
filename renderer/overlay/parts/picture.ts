import { el } from '../dom'
import { pictureOf } from '../pictures'

/**
 * The picture of goods at the start of a body. Whether it has a place is decided once, before the first frame, and then
 * kept: nothing on air moves because of what was loaded, or was not.
 */
export function picture() {
  const root = el('div', 'pic')
  root.hidden = true
  let isDecided = false
  return {
    root,
    show: (id: string | null): void => {
      if (isDecided) return
      isDecided = true
      const found = id === null ? null : pictureOf(id)
      if (found === null || found.failed) return
      root.hidden = false
      // Another run of the same cue may show it already.
      const place = () => root.append(found.image.isConnected ? found.image.cloneNode() : found.image)
      if (found.image.complete && found.image.naturalWidth > 0) place()
      else void found.ready.then(() => found.failed || place())
    },
  }
}
