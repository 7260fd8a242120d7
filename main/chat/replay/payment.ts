/** What a viewer of the crowd does at the sandbox checkout: `delay` in ms after the hold, null when they never come. */
export type PaymentDecision =
  | { readonly outcome: 'pays' | 'declines'; readonly delay: number }
  | { readonly outcome: 'abandons'; readonly delay: null }

const paying = 0.84
const declining = 0.08

/**
 * Most pay within 2 to 15 seconds, a few cards are declined, and a few let the hold expire.
 * @param random in [0, 1); mixed with the viewer, so that a steady `random` still gives a mixed crowd
 */
export function decidePayment(viewerId: string, random: () => number): PaymentDecision {
  const roll = (random() + share(viewerId)) % 1
  const haste = random()
  if (roll < paying) return { outcome: 'pays', delay: Math.round(2_000 + 13_000 * haste ** 2) }
  if (roll < paying + declining) return { outcome: 'declines', delay: Math.round(3_000 + 9_000 * haste) }
  return { outcome: 'abandons', delay: null }
}

/** FNV-1a with a final mix, as a fraction of 1. */
function share(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296
}
