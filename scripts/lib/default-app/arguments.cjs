'use strict'

/**
 * Reads a command line the way Electron's own default app does: flags before the app are skipped (Chromium and
 * Node take them), `-r file` preloads a module, the first bare word is the app, and all that follows is the app's.
 *
 * @param {readonly string[]} argv without the executable
 * @returns {{ app: string | null, preload: string[], print: 'version' | 'abi' | null }}
 */
function readArguments(argv) {
  /** @type {string[]} */
  const preload = []
  /** @type {'version' | 'abi' | null} */
  let print = null
  let flag = ''
  for (const word of argv) {
    if (flag !== '') {
      preload.push(word)
      flag = ''
    } else if (word === '-r' || word === '--require') flag = word
    else if (word === '-v' || word === '--version') print = 'version'
    else if (word === '-a' || word === '--abi') print = 'abi'
    else if (word.startsWith('--app=')) return { app: word.slice('--app='.length), preload, print }
    else if (!word.startsWith('-')) return { app: word, preload, print }
  }
  if (flag !== '') throw new Error(`${flag} needs the name of a module`)
  return { app: null, preload, print }
}

module.exports = { readArguments }
