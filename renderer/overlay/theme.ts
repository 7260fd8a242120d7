import type { Theme } from '../../core/overlay/theme'

const fonts: Record<Theme['font'], string> = {
  sans: 'Inter, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif',
  rounded: 'Nunito, "Arial Rounded MT Bold", Quicksand, "DejaVu Sans", sans-serif',
  serif: 'Georgia, "Times New Roman", "DejaVu Serif", serif',
  mono: '"JetBrains Mono", Consolas, "DejaVu Sans Mono", monospace',
}
const corners: Record<Theme['corner'], string> = { square: '0', soft: '0.75rem', round: '2rem' }

/** Puts the host's few tokens where the style sheet reads them. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  const tokens = {
    '--surface': theme.surface,
    '--text': theme.text,
    '--accent': theme.accent,
    '--font': fonts[theme.font],
    '--corner': corners[theme.corner],
  }
  for (const [name, value] of Object.entries(tokens))
    if (root.style.getPropertyValue(name) !== value) root.style.setProperty(name, value)
}
