import { createHash } from 'node:crypto'
import { Theme, tonesOf } from '../../../core/overlay/theme'
import { type Packed, pack } from './send'

/** The sheet with what follows from a show's theme, for ticket and dock. */
export interface Sheet {
  /** Named by what it holds, so that browsers may keep it for good. */
  readonly name: string
  readonly css: string
}

/** Corners of the ticket in px; smaller than on the stream, as the page is. */
const corners: Readonly<Record<Theme['corner'], number>> = { square: 0, soft: 14, round: 24 }

export function sheetOf(theme: Theme): Sheet {
  const { surface, text, accent, raised, quiet, line, onAccent, cell, edge } = tonesOf(theme)
  const tokens = { surface, text, accent, raised, quiet, line, 'on-accent': onAccent, cell, edge }
  const lines = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`)
  const css = `:root{${lines.join(';')};--r:${corners[theme.corner]}px}`
  return { name: `tones-${createHash('sha256').update(css).digest('base64url').slice(0, 10)}.css`, css }
}

/** What the page's own style has in it (room.css): a show with this theme needs no sheet. */
const plain = sheetOf(Theme.parse({}))
const mostKept = 16

export interface Tones {
  /** The sheet's file name; null where the page's own style says it already. */
  readonly nameFor: (theme: Theme) => string | null
  /** A sheet that a page has named, or null. */
  readonly file: (name: string) => Packed | null
}

/** Sheets are remembered by name: a page that was made before the theme changed may still ask for its own. */
export function createTones(): Tones {
  const files = new Map<string, Packed>()
  const names = new WeakMap<Theme, string>()
  return {
    nameFor: (theme) => {
      let name = names.get(theme)
      if (name === undefined || (name !== plain.name && !files.has(name))) {
        const sheet = sheetOf(theme)
        name = sheet.name
        names.set(theme, name)
        if (name !== plain.name) files.set(name, pack(new TextEncoder().encode(sheet.css)))
        const oldest = files.keys().next()
        if (files.size > mostKept && oldest.done !== true) files.delete(oldest.value)
      }
      return name === plain.name ? null : name
    },
    file: (name) => files.get(name) ?? null,
  }
}
