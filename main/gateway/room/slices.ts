/** Works through many items a few at a time, so that a cue fired meanwhile need not wait for all of them. */
export function inSlices<T>(items: readonly T[], size: number, work: (item: T) => void): void {
  const step = (from: number) => {
    for (const item of items.slice(from, from + size)) work(item)
    if (from + size < items.length) setImmediate(step, from + size)
  }
  step(0)
}
