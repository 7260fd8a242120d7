import type { Theme } from './theme'

/** WCAG 2.2, 1.4.3 (text) and 1.4.11 (shapes that carry meaning). */
export const textContrast = 4.5
export const shapeContrast = 3

/**
 * Contrast ratio of two colours (`#RRGGBB`), from 1 to 21: (L1 + 0.05) / (L2 + 0.05), the lighter first.
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastRatio(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** What is hard to read in a theme, in the host's words; empty when all is well. */
export function themeFaults(theme: Theme): string[] {
  const faults: string[] = []
  const text = contrastRatio(theme.text, theme.surface)
  const accent = contrastRatio(theme.accent, theme.surface)
  if (text < textContrast)
    faults.push(
      `Text on the surface has a contrast of ${ratioText(text)}; it needs ${textContrast} to 1. Make one lighter or darker.`,
    )
  if (accent < shapeContrast)
    faults.push(
      `The accent on the surface has a contrast of ${ratioText(accent)}; it needs ${shapeContrast} to 1. Choose a lighter or darker accent.`,
    )
  return faults
}

/** Cut, not rounded: 4.49 must not read as the 4.5 it misses. */
function ratioText(ratio: number): string {
  return `${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1`
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  ) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
