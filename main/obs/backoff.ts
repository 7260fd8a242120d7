/** ms before try `tries + 1`: 250, then half as long again each time, at most 5 s, so that a restarted OBS is soon back. */
export function backoff(tries: number): number {
  return Math.min(5000, Math.round(250 * 1.5 ** Math.min(tries, 20)))
}
