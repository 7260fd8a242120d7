/** @jsxImportSource hono/jsx */
import type { ViewerKey } from '../../../core/chat/viewer'
import type { Language } from '../../../core/words/languages'
import type { Engine } from '../engine'
import { OwnParts } from './html/own'
import { textOf } from './html/text'
import { type Marks, marksOf } from './marks'
import { nothing, ownOf, ownText } from './own'
import { speechOf } from './speech'

/** A viewer's own part of the room's page. */
export interface OwnPart {
  /** Another one whenever something of the viewer's own changes, whatever language they read it in. */
  readonly text: string
  /** All of it, as sockets and answers bring it: each element is put in its place by its id. */
  readonly html: (language: Language) => string
  /** The same for a page, which has them at three places. */
  readonly parts: (language: Language) => OwnHtml
  /** What of all that is shown alike is theirs. */
  readonly marks: Marks
}

export interface OwnHtml {
  readonly kept: string
  readonly mine: string
  readonly act: string
}

const mostKept = 500

/** The same things make the same part: thousands who gave one answer share what is rendered once. */
export function createOwnParts(
  engine: Pick<Engine, 'world' | 'now'>,
  hasPicture: (id: string) => boolean,
): (key: ViewerKey | null) => OwnPart {
  const render = (own: typeof nothing, language: Language) =>
    textOf(<OwnParts own={own} now={engine.now()} speech={speechOf(language)} />)
  const rendered = new Map<string, string>()
  return (key) => {
    const { airing } = engine.world()
    const own = airing === null || key === null ? nothing : ownOf(airing, key, hasPicture)
    const text = ownText(own, airing, key)
    const html = (language: Language) => {
      // Holds and time-outs have running clocks, so each rendering of theirs is another.
      if (own.holds.length > 0 || own.barred !== null) return render(own, language)
      const name = `${language} ${text}`
      const known = rendered.get(name)
      if (known !== undefined) return known
      const made = render(own, language)
      if (rendered.size >= mostKept) rendered.clear()
      rendered.set(name, made)
      return made
    }
    return {
      // One string for all who have nothing: ten thousand seats keep it.
      text: text === noOwnText ? noOwnText : text,
      html,
      parts: (language) => partsIn(html(language)),
      marks: marksOf(own),
    }
  }
}

function partsIn(html: string): OwnHtml {
  const mine = html.indexOf('<section id="mine"')
  const act = html.indexOf('<div id="own-act"')
  return { kept: html.slice(0, mine), mine: html.slice(mine, act), act: html.slice(act) }
}

const noOwnText = ownText(nothing, null, null)
