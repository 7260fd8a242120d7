import { say } from './say.mjs'

const TICK_MS = 10_000

/**
 * Says what is being done, and every ten seconds that it still is: a quiet screen looks like a hang.
 *
 * @template T
 * @param {string} text what is being done
 * @param {() => Promise<T>} work
 * @param {() => string} [howFar] more words for each tick, e.g. "40 of 312 packages"
 * @returns {Promise<T>}
 */
export const withProgress = async (text, work, howFar = () => '') => {
  say(text)
  const began = Date.now()
  const tick = setInterval(() => {
    const far = howFar()
    say(`  ... still at it (${Math.round((Date.now() - began) / 1000)} s${far ? `, ${far}` : ''})`)
  }, TICK_MS)
  try {
    return await work()
  } finally {
    clearInterval(tick)
  }
}
