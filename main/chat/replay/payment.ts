/** What a viewer of the crowd does at the sandbox checkout, `delay` ms after the hold; who abandons gives the unit back. */
export interface PaymentDecision {
  readonly outcome: 'pays' | 'declines' | 'abandons'
  readonly delay: number
}

const paying = 0.84
const declining = 0.08

/**
 * Most pay within 2 to 15 seconds, a few cards are declined at first, and a few think better of it. None lets a hold
 * expire: that takes minutes, and a rehearsal shows a drop selling out within one.
 * @param random in [0, 1); mixed with the viewer, so that a steady `random` still gives a mixed crowd
 */
export function decidePayment(viewerId: string, random: () => number): PaymentDecision {
  const roll = (random() + share(viewerId)) % 1
  const haste = random()
  if (roll < paying) return { outcome: 'pays', delay: Math.round(2_000 + 13_000 * haste ** 2) }
  const outcome = roll < paying + declining ? 'declines' : 'abandons'
  return { outcome, delay: Math.round(3_000 + 6_000 * haste) }
}

/** FNV-1a with a final mix, as a fraction of 1. */
function share(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296
}
