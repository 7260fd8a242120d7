import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/** Packages whose name got `t64` in Debian 13 and Ubuntu 24.04. */
const T64 = [
  'libgtk-3-0',
  'libasound2',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libglib2.0-0',
]

/**
 * Which package brings which shared library that Electron links, by the names of Debian 12.
 *
 * @type {ReadonlyArray<readonly [soname: RegExp, package: string]>}
 */
const LIBRARIES = [
  [/^libgtk-3|^libgdk-3/, 'libgtk-3-0'],
  [/^libnss3|^libnssutil3|^libsmime3/, 'libnss3'],
  [/^libnspr4|^libplc4|^libplds4/, 'libnspr4'],
  [/^libgbm/, 'libgbm1'],
  [/^libasound/, 'libasound2'],
  [/^libdrm/, 'libdrm2'],
  [/^libgcc_s/, 'libgcc-s1'],
  [/^libstdc\+\+/, 'libstdc++6'],
]

/**
 * The same for what GTK itself needs: when GTK is missing, its package brings these.
 *
 * @type {typeof LIBRARIES}
 */
const UNDER_GTK = [
  [/^libatk-1/, 'libatk1.0-0'],
  [/^libatk-bridge/, 'libatk-bridge2.0-0'],
  [/^libatspi/, 'libatspi2.0-0'],
  [/^libcups/, 'libcups2'],
  [/^libX11/, 'libx11-6'],
  [/^libXcomposite/, 'libxcomposite1'],
  [/^libXdamage/, 'libxdamage1'],
  [/^libXext/, 'libxext6'],
  [/^libXfixes/, 'libxfixes3'],
  [/^libXrandr/, 'libxrandr2'],
  [/^libxcb/, 'libxcb1'],
  [/^libxkbcommon/, 'libxkbcommon0'],
  [/^libpango/, 'libpango-1.0-0'],
  [/^libcairo/, 'libcairo2'],
  [/^libexpat/, 'libexpat1'],
  [/^libdbus/, 'libdbus-1-3'],
  [/^libg(lib|object|io|module|thread)-2/, 'libglib2.0-0'],
]

/** Loaded at run time, so the linker does not miss them; asked for whenever something is installed anyway. */
export const BESIDE_ELECTRON = ['libnotify4', 'libxss1']

/** @param {string} [release] the text of /etc/os-release @returns {boolean} whether library packages end in t64 */
const namesEndInT64 = (release) => {
  const text = release ?? (existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')
  const field = (/** @type {string} */ key) => new RegExp(`^${key}="?([^"\\n]*)`, 'm').exec(text)?.[1] ?? ''
  const version = Number(field('VERSION_ID'))
  return (field('ID') === 'debian' && version >= 13) || (field('ID') === 'ubuntu' && version >= 24.04)
}

/**
 * @param {string} output what `ldd` wrote
 * @param {string} [release] the text of /etc/os-release
 * @returns {{ libraries: string[], packages: string[] }} what is missing, and the packages that bring it
 */
export const missingIn = (output, release) => {
  const libraries = [...new Set([...output.matchAll(/^\s*(\S+) => not found/gm)].map((hit) => hit[1] ?? ''))]
  const table = libraries.some((name) => name.startsWith('libgtk-3'))
    ? LIBRARIES
    : [...LIBRARIES, ...UNDER_GTK]
  const packages = libraries.flatMap((library) => table.find(([soname]) => soname.test(library))?.[1] ?? [])
  const t64 = namesEndInT64(release)
  const named = packages.map((name) => (t64 && T64.includes(name) ? `${name}t64` : name))
  return { libraries, packages: [...new Set(named)] }
}

/** @param {string} executable */
export const missingLibraries = async (executable) => {
  if (process.platform !== 'linux') return { libraries: [], packages: [] }
  const { output } = await run('ldd', [executable])
  return missingIn(output)
}

/** @param {string} program @param {string} [path] @returns {string | null} where it is */
export const which = (program, path = process.env.PATH ?? '') => {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, program)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not in this folder.
    }
  }
  return null
}
