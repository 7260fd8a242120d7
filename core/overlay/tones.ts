import { contrastRatio, luminance, mix, shapeContrast, textContrast } from './contrast'
import type { Theme } from './theme'

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
