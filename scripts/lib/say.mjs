/** A failure we expect; its message is for the person at the keyboard and needs no stack. */
export class Trouble extends Error {
  /** @param {string} message plain words, may have several lines */
  constructor(message) {
    super(message)
    this.name = 'Trouble'
  }
}

/** @param {string} text one line or several, for the person who typed the command */
export const say = (text) => {
  process.stdout.write(`${text}\n`)
}

/**
 * Runs a script's body: trouble is told in its own words, a bug with its stack; either way the exit status says so.
 *
 * @param {() => Promise<number | void>} body its number becomes the exit status
 */
export const runScript = async (body) => {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (cause) {
    const bug = /** @type {Error} */ (cause)
    process.stderr.write(`\n${bug instanceof Trouble ? bug.message : (bug.stack ?? String(cause))}\n`)
    process.exitCode = 1
  }
}
