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

/** From 0 (black) to 1 (white). https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => linear(channel / 255)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** `share` of `ink` (0 to 1) in `ground`, channel by channel in sRGB, as CSS `color-mix(in srgb, …)` has it. */
export function mix(ground: string, ink: string, share: number): string {
  const inks = channels(ink)
  const mixed = channels(ground).map((channel, at) => Math.round(channel + (inks[at]! - channel) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}

/** Of two colours, channels from 0 to 1, as OBS's colour key measures it: 0 to 1.73. */
export function distance(one: string, other: string): number {
  const others = channels(other)
  return Math.hypot(...channels(one).map((channel, at) => (channel - others[at]!) / 255))
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
