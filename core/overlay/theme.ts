import { z } from 'zod'
import { contrastRatio, distance, shapeContrast, textContrast } from './contrast'

const hex = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour is # and six digits, for example #7C5CFF')

/** The few tokens a host may change; contrast is checked by `themeFaults`. */
export const Theme = z.object({
  surface: hex.default('#14141F'),
  text: hex.default('#FFFFFF'),
  accent: hex.default('#B9A6FF'),
  font: z.enum(['sans', 'rounded', 'serif', 'mono']).default('sans'),
  corner: z.enum(['square', 'soft', 'round']).default('soft'),
})
export type Theme = z.infer<typeof Theme>

export { type Tones, tonesOf } from './tones'

/** What OBS keys out where it captures the overlay's window; its filter takes 0.08, and softens up to 0.13. */
export const keyColour = '#00FF00'
const nearKey = 0.25

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
  for (const [name, colour] of [
    ['surface', theme.surface],
    ['text', theme.text],
    ['accent', theme.accent],
  ] as const)
    if (distance(colour, keyColour) < nearKey)
      faults.push(
        `The ${name} is the green that OBS makes transparent where it captures the overlay's window. Choose another green.`,
      )
  return faults
}

/** Cut, not rounded: 4.49 must not read as the 4.5 it misses. */
function ratioText(ratio: number): string {
  return `${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1`
}
