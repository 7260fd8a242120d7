/** @jsxImportSource hono/jsx */
import type { ViewerKey } from '../../../core/chat/viewer'
import type { Engine } from '../engine'
import { OwnSection } from './html/own'
import { textOf } from './html/text'
import { nothing, ownOf, ownText } from './own'

/** A viewer's own part of the room's page. */
export interface OwnPart {
  /** Another one whenever something of the viewer's own changes. */
  readonly text: string
  readonly html: () => string
}

const mostKept = 500

/** The same things make the same part: thousands who gave one answer share what is rendered once. */
export function createOwnParts(engine: Pick<Engine, 'world' | 'now'>): (key: ViewerKey | null) => OwnPart {
  const render = (own: typeof nothing) => textOf(<OwnSection own={own} now={engine.now()} />)
  const rendered = new Map<string, string>()
  return (key) => {
    const { airing } = engine.world()
    const own = airing === null || key === null ? nothing : ownOf(airing, key)
    const text = ownText(own, airing, key)
    return {
      // One string for all who have nothing: ten thousand seats keep it.
      text: text === noOwnText ? noOwnText : text,
      html: () => {
        // Holds and time-outs have running clocks, so each rendering of theirs is another.
        if (own.holds.length > 0 || own.barred !== null) return render(own)
        const known = rendered.get(text)
        if (known !== undefined) return known
        const html = render(own)
        if (rendered.size >= mostKept) rendered.clear()
        rendered.set(text, html)
        return html
      },
    }
  }
}

const noOwnText = ownText(nothing, null, null)
