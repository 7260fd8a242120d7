import { z } from 'zod'
import { contrastRatio, distance, luminance, mix, shapeContrast, textContrast } from './contrast'

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

/** Every colour of overlay, room and Live that follows from a theme, as `#RRGGBB`. */
export interface Tones {
  readonly surface: string
  readonly text: string
  readonly accent: string
  /** Rows on the surface. */
  readonly raised: string
  /** Second text, on surface and rows. */
  readonly quiet: string
  /** Outlines and spent dashes: shapes that carry meaning. */
  readonly line: string
  /** Text on the accent. */
  readonly onAccent: string
  /** The accent as text on the surface, or the text's colour where that could not be read. */
  readonly accentInk: string
  /** Filled cells and bars. */
  readonly cell: string
  /** Around plates, which stand on any picture. */
  readonly edge: string
}

/** Text on the accent stands on the largest plate and is read from afar: AAA where a colour of the theme reaches it. */
const plateContrast = 7
/** What OBS keys out where it captures the overlay's window; its filter takes 0.08, and softens up to 0.13. */
export const keyColour = '#00FF00'
const nearKey = 0.25

/** A surface darker than this gets a lighter edge. */
const darkBelow = 0.18

/**
 * What follows from a theme. Whatever theme passes `themeFaults`: each tone reaches WCAG's contrast on what it is for.
 * Mixed here, not in CSS: OBS 28 to 30 draw with Chromium 103, which has no `color-mix`.
 */
export function tonesOf({ surface, text, accent }: Theme): Tones {
  const raised = weakest(10, 0, -1, (share) => mix(surface, text, share), [text], textContrast) ?? surface
  const ink = (from: number, wanted: number) =>
    weakest(from, 100, 2, (share) => mix(surface, text, share), [surface, raised], wanted) ?? text
  const shows = (colour: string, grounds: readonly string[], wanted: number) =>
    grounds.every((ground) => contrastRatio(colour, ground) >= wanted)
  return {
    surface,
    text,
    accent,
    raised,
    quiet: ink(62, textContrast),
    line: ink(30, shapeContrast),
    onAccent: onPlate(accent, [surface, text, '#000000', '#FFFFFF']),
    accentInk: shows(accent, [surface], textContrast) ? accent : text,
    cell: shows(accent, [surface, raised], shapeContrast) ? accent : text,
    edge: luminance(surface) < darkBelow ? mix(surface, '#FFFFFF', 0.26) : mix(surface, '#000000', 0.3),
  }
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

/** The first of the colours, one per cent after another, that has the contrast on (or under) all of `against`. */
function weakest(
  from: number,
  to: number,
  step: number,
  colourAt: (share: number) => string,
  against: readonly string[],
  wanted: number,
): string | null {
  for (let percent = from; step > 0 ? percent <= to : percent >= to; percent += step) {
    const colour = colourAt(percent / 100)
    if (against.every((other) => contrastRatio(colour, other) >= wanted)) return colour
  }
  return null
}

/** The theme's own colours first, then black and white, of which one always has 4.58. */
function onPlate(plate: string, inks: readonly string[]): string {
  const byContrast = [...inks].sort((a, b) => contrastRatio(b, plate) - contrastRatio(a, plate))
  return inks.find((ink) => contrastRatio(ink, plate) >= plateContrast) ?? byContrast[0]!
}

/** Cut, not rounded: 4.49 must not read as the 4.5 it misses. */
function ratioText(ratio: number): string {
  return `${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1`
}
