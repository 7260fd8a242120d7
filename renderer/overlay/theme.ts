import type { Theme } from '../../core/overlay/theme'
import { tonesOf } from '../../core/overlay/tones'
import { fontsOf } from './fonts'

const corners: Readonly<Record<Theme['corner'], string>> = { square: '0rem', soft: '1rem', round: '2.125rem' }

/** Puts the host's few tokens, and what follows from them, where the style sheets read them. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  const key = JSON.stringify(theme)
  if (root.dataset.theme === key) return
  root.dataset.theme = key
  root.dataset.font = theme.font
  const { surface, text, accent, raised, quiet, line, onAccent, accentInk, cell, edge } = tonesOf(theme)
  const tokens = {
    '--surface': surface,
    '--text': text,
    '--accent': accent,
    '--raised': raised,
    '--quiet': quiet,
    '--line': line,
    '--on-accent': onAccent,
    '--accent-ink': accentInk,
    '--cell': cell,
    '--edge': edge,
    '--font': fontsOf(theme.font),
    '--r': corners[theme.corner],
  }
  for (const [name, value] of Object.entries(tokens)) root.style.setProperty(name, value)
}
