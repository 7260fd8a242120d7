/** Runs once after `ms`; the answer cancels it. Longer than a timer can wait is waited in steps. */
export function after(ms: number, run: () => void): () => void {
  const longest = 2 ** 31 - 1
  let timer = setTimeout(
    function step(left: number) {
      if (left > 0) timer = setTimeout(step, Math.min(left, longest), left - longest)
      else run()
    },
    Math.min(Math.max(0, ms), longest),
    ms - longest,
  )
  return () => clearTimeout(timer)
}
