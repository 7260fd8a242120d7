'use strict'

const fs = require('node:fs')
const path = require('node:path')

/**
 * What Electron has to know about an app before the app's first line runs: the folder's package.json gives name and
 * version (userData and the single-instance lock follow from the name), and the file to load.
 *
 * @param {string} named the folder or file from the command line
 * @returns {{ appPath: string, file: string, name: string | null, version: string | null, desktopName: string | null }}
 * @throws when there is no such app, or its package.json is not JSON
 */
function readIdentity(named) {
  const target = path.resolve(named)
  const manifest = path.join(target, 'package.json')
  let about = null
  if (fs.existsSync(manifest)) {
    try {
      about = JSON.parse(fs.readFileSync(manifest, 'utf8'))
    } catch (cause) {
      throw new Error(`${manifest} is not valid JSON: ${/** @type {Error} */ (cause).message}`)
    }
  }
  let file
  try {
    file = require.resolve(target)
  } catch {
    throw new Error(
      `There is no app at ${target}${about?.main ? ` (its main file ${about.main} is missing)` : ''}`,
    )
  }
  const name = about?.productName ?? about?.name ?? null
  return {
    appPath: about ? target : path.dirname(file),
    file,
    name,
    version: about?.version ?? null,
    desktopName: about?.desktopName ?? (name ? `${name}.desktop` : null),
  }
}

module.exports = { readIdentity }
