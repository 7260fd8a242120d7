import type { PlatformView } from '../../../core/contract/state'

/** Which platforms would refuse or cut a text for its length, or null. */
export function tooLong(
  platforms: readonly PlatformView[],
  only: string | null,
  text: string,
): string | null {
  const tight = platforms.filter(
    ({ id, reach, caps }) =>
      reach.ok && (only === null || id === only) && lengthIn(caps, text) > caps.maxLength,
  )
  if (tight.length === 0) return null
  const limits = tight.map(({ title, caps }) => `${title} takes ${caps.maxLength} ${caps.lengthUnit}`)
  return `Too long: ${limits.join(', ')}.`
}

function lengthIn({ lengthUnit }: PlatformView['caps'], text: string): number {
  return lengthUnit === 'bytes' ? new TextEncoder().encode(text).length : [...text].length
}

/** `3 waiting`. */
export function waitingCount(platforms: readonly PlatformView[]): number {
  return platforms.reduce((sum, one) => sum + one.queue.length, 0)
}
