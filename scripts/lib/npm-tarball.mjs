import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npm } from './npm.mjs'
import { Trouble } from './say.mjs'

/** @param {string} file @returns {Promise<string>} its sha512 as npm writes it */
export const integrityOf = async (file) => {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/**
 * Fetches with npm, so that the user's registry, proxy and cache settings hold.
 *
 * @param {string} spec name@version
 * @param {string} folder
 * @returns {Promise<string>} the file
 */
export const packFromRegistry = async (spec, folder) => {
  await npm(['pack', spec, '--pack-destination', folder, '--prefer-offline'], {
    cwd: folder,
    failed: `${spec} could not be fetched from the npm registry.`,
  })
  const name = readdirSync(folder).find((entry) => entry.endsWith('.tgz'))
  if (!name) throw new Trouble(`npm fetched ${spec} but left no file.`)
  return join(folder, name)
}

/**
 * A package's tarball, of which every byte is known beforehand. One left by an interrupted set-up is used again.
 *
 * @param {{ spec: string, integrity: string, folder: string, fetch?: typeof packFromRegistry }} wanted
 * @returns {Promise<string>} the file
 * @throws {Trouble} when what came is not what was promised
 */
export const fetchTarball = async ({ spec, integrity, folder, fetch = packFromRegistry }) => {
  mkdirSync(folder, { recursive: true })
  const kept = join(folder, `${spec.replace(/[^\w.-]+/g, '_')}.tar.gz`)
  if (existsSync(kept) && (await integrityOf(kept)) === integrity) return kept
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
  const came = await fetch(spec, folder)
  const found = await integrityOf(came)
  if (found !== integrity) {
    rmSync(came, { force: true })
    throw new Trouble(
      `${spec} is not the file that Micdrop knows, so it is not used.\n  expected ${integrity}\n  received ${found}\n` +
        'The registry or a proxy between may have changed it. Nothing was unpacked.',
    )
  }
  renameSync(came, kept)
  return kept
}
