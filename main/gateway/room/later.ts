/** Runs once after `ms`; the answer cancels it. Never keeps a closing console from ending. */
export function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
