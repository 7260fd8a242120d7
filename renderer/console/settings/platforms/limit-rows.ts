import type { PlatformCaps } from '../../../../core/chat/capability'

/** The limits of sending, as rows under the abilities. */
export const limitRows: readonly { title: string; words: (caps: PlatformCaps) => string }[] = [
  { title: 'Longest message', words: (caps) => `${caps.maxLength} ${caps.lengthUnit}` },
  { title: 'Messages in 30 seconds', words: (caps) => caps.perThirtySeconds.toLocaleString('en') },
  { title: 'Time between two messages', words: (caps) => secondsText(caps.minGap, 'none') },
  { title: 'Same words again after', words: (caps) => secondsText(caps.repeatAfter, 'at once') },
]

function secondsText(ms: number, none: string): string {
  return ms === 0 ? none : `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`
}
