import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { findElectron } from '../../scripts/lib/electron.mjs'
import { scratch } from './scratch'

let root: string
beforeEach(() => {
  root = scratch()
})

function program(path: string): string {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '', { mode: 0o755 })
  return file
}

function releaseInstalled(): string {
  const file = program('node_modules/electron/dist/electron')
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron')
  writeFileSync(join(root, 'node_modules/electron/dist/version'), '45.4.1')
  return file
}

describe.skipIf(process.platform !== 'linux')('which Electron is used', () => {
  test('none on a fresh clone', () => {
    expect(findElectron(root, {})).toBeNull()
  })

  test('a named one before a named folder, before the release, before the prepared one', () => {
    const prepared = program('.electron-dist/electron')
    expect(findElectron(root, {})).toBe(prepared)
    const released = releaseInstalled()
    expect(findElectron(root, {})).toBe(released)
    const env = { ELECTRON_OVERRIDE_DIST_PATH: dirname(program('elsewhere/electron')) }
    expect(findElectron(root, env)).toBe(join(root, 'elsewhere/electron'))
    const named = program('named')
    expect(findElectron(root, { ...env, ELECTRON_EXEC_PATH: named })).toBe(named)
  })

  test('a release whose unpacking was interrupted is not used', () => {
    program('node_modules/electron/dist/electron')
    expect(findElectron(root, {})).toBeNull()
  })

  test('a name that leads nowhere is told, not passed over', () => {
    program('.electron-dist/electron')
    expect(() => findElectron(root, { ELECTRON_EXEC_PATH: '/nowhere' })).toThrow(/no program there/)
    expect(() => findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })).toThrow(/without electron/)
  })
})
