/** How long one stretch of a sweep may take, in milliseconds: a claim or a cue that came meanwhile goes in between. */
const stretch = 2
/** Looking at the clock costs as much as a tenth of a write. */
const lookEvery = 16

/**
 * Goes round all `items` once, a few milliseconds at a time. Started again while it is under way it goes on where it is
 * until it has been round once more: nobody at the end has to wait for ever because there is always something new.
 */
export function createSweep<T>(
  items: ReadonlySet<T>,
  work: (item: T) => void,
  now = () => performance.now(),
): { readonly start: () => void } {
  let round = items.values()
  let left = 0
  let running = false

  const next = (): T | undefined => {
    const one = round.next()
    if (one.done !== true) return one.value
    round = items.values()
    return round.next().value
  }
  const step = () => {
    const until = now() + stretch
    for (let done = 1; left > 0; done += 1) {
      const item = next()
      left -= 1
      if (item === undefined) left = 0
      else work(item)
      if (done % lookEvery === 0 && now() > until) break
    }
    running = left > 0
    if (running) setImmediate(step)
  }
  return {
    start: () => {
      left = items.size
      if (running) return
      running = true
      step()
    },
  }
}
