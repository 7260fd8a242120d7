import { existsSync } from 'node:fs'
import { installPackages, packageRights, sudoLine } from './apt.mjs'
import { hasDisplay } from './display.mjs'
import { ensureElectron } from './electron.mjs'
import { checkSandbox } from './launch-flags.mjs'
import { Trouble } from './say.mjs'
import { BESIDE_ELECTRON, missingLibraries, which } from './system-needs.mjs'

/** How many missing libraries are named; the line to type covers all. */
const NAMED = 4

const EMOJI = { package: 'fonts-noto-color-emoji', file: '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf' }

/**
 * The words for someone who may not install system packages.
 *
 * @param {{ libraries: readonly string[], packages: readonly string[], needsDisplay: boolean, rights: 'not root' | 'no apt' }} missing
 */
export const missingWords = ({ libraries, packages, needsDisplay, rights }) => {
  const lines = []
  if (libraries.length > 0) {
    const more = libraries.length > NAMED ? ` and ${libraries.length - NAMED} more` : ''
    const names = libraries.slice(0, NAMED).join(', ')
    lines.push(`The console's window needs system libraries that are missing: ${names}${more}.`)
  }
  if (needsDisplay) lines.push('This machine has no display, and the virtual one (Xvfb) is not installed.')
  lines.push(
    rights === 'not root'
      ? `Install them once:\n\n  ${sudoLine(packages)}\n`
      : `Install them with this system's package program (Debian calls them ${packages.join(', ')}).`,
  )
  lines.push('then start again. (`npm start -- --headless` needs none of this.)')
  return lines.join('\n')
}

/**
 * Electron and all it needs from the system to open a window.
 *
 * @param {string} root
 * @param {{ display?: boolean }} [options] display: whether a window on some display is wanted (default true)
 * @returns {Promise<string>} Electron's executable
 * @throws {Trouble} naming what is missing and the line that installs it
 */
export const ensureShell = async (root, { display = true } = {}) => {
  const executable = await ensureElectron(root)
  const { libraries, packages } = await missingLibraries(executable)
  const needsDisplay = display && !hasDisplay() && which('Xvfb') === null
  if (libraries.length > 0 || needsDisplay) {
    const wanted = [
      ...packages,
      ...(libraries.length > 0 ? BESIDE_ELECTRON : []),
      ...(needsDisplay ? ['xvfb'] : []),
    ]
    const rights = packageRights()
    if (rights !== 'apt')
      throw new Trouble(missingWords({ libraries, packages: wanted, needsDisplay, rights }))
    const emoji = needsDisplay && !existsSync(EMOJI.file) ? [EMOJI.package] : []
    await installPackages([...wanted, ...emoji], "the console's window")
    const still = await missingLibraries(executable)
    if (still.libraries.length > 0)
      throw new Trouble(`Electron still misses ${still.libraries.join(', ')} after the installation.`)
  }
  checkSandbox(executable)
  return executable
}
