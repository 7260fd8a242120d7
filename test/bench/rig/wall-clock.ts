/**
 * How far `performance.timeOrigin + performance.now()` lies behind `Date.now()`, in milliseconds, to a tenth: two
 * processes of one machine disagree on the former by some milliseconds. Self-contained: it is also run in pages.
 */
export function wallClock(): number {
  let most = Number.NEGATIVE_INFINITY
  for (let tick = 0; tick < 40; tick += 1) {
    const before = Date.now()
    let now = before
    while (now === before) now = Date.now()
    most = Math.max(most, now - performance.timeOrigin - performance.now())
  }
  return most
}
