import type { Instant } from '../../core/base/time'

export interface Heard {
  readonly add: () => void
  readonly perMinute: () => number
}

/** Counts lines of the last minute in seconds: the same few numbers, whether one line comes or a flood. */
export function createHeard(now: () => Instant): Heard {
  let seconds: { readonly second: number; count: number }[] = []
  const second = () => Math.floor(now() / 1_000)
  return {
    add: () => {
      const last = seconds[seconds.length - 1]
      if (last?.second === second()) last.count += 1
      else seconds = [...seconds.filter((one) => one.second > second() - 60), { second: second(), count: 1 }]
    },
    perMinute: () => seconds.reduce((sum, one) => (one.second > second() - 60 ? sum + one.count : sum), 0),
  }
}
