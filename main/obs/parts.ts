/** What the OBS side needs of the computer, passed in so that tests own the time. */
export interface ObsParts {
  /** Wall clock, ms since 1970. */
  now(): number
  /** Runs `run` once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void
  /** Never gets a password or the overlay's address, which holds a token. */
  log(level: 'info' | 'warn', text: string): void
}

/**
 * ms. OBS answers within a few ms; a busy one with a big screenshot took 93 at most where measured. `scene`: a
 * transition lasts up to 20 s in OBS, and a stinger as long as its film.
 */
export const limits = {
  scene: 30_000,
  ask: 3000,
  open: 5000,
  beat: 1000,
  beatAnswer: 2000,
  overlayCheck: 5000,
}

/** Polls in a row without an answer: after the first number OBS counts as not answering, after the second the link is made anew. */
export const misses = { silent: 2, dead: 8 }
