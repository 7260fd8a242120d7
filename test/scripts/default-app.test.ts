import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readArguments } from '../../scripts/lib/default-app/arguments.cjs'
import { readIdentity } from '../../scripts/lib/default-app/identity.cjs'
import { scratch } from './scratch'

describe('the default app reads its command line', () => {
  test.each([
    ['a folder', ['.'], '.'],
    ['flags before it are skipped', ['--no-sandbox', '--inspect=0', '/app'], '/app'],
    ['what follows is the app’s', ['/app', '--rehearse', 'other'], '/app'],
    ['--app= names it too', ['--app=/app', 'other'], '/app'],
    ['none', ['--no-sandbox'], null],
  ])('%s', (_name, argv, app) => {
    expect(readArguments(argv).app).toBe(app)
  })

  test('a preloaded module is not taken for the app', () => {
    expect(readArguments(['-r', 'one.js', '--require', 'two.js', '/app', '-r', 'three.js'])).toEqual({
      app: '/app',
      preload: ['one.js', 'two.js'],
      print: null,
    })
    expect(() => readArguments(['-r'])).toThrow('-r needs the name of a module')
  })

  test('version and abi are printed without an app', () => {
    expect(readArguments(['--version'])).toMatchObject({ app: null, print: 'version' })
    expect(readArguments(['-a'])).toMatchObject({ app: null, print: 'abi' })
  })
})

describe('the default app knows whom it starts', () => {
  const folderWith = (manifest: string, ...files: string[]) => {
    const folder = scratch()
    mkdirSync(join(folder, 'out'))
    writeFileSync(join(folder, 'package.json'), manifest)
    for (const file of files) writeFileSync(join(folder, file), '')
    return folder
  }

  test('a folder with a package.json', () => {
    const folder = folderWith('{"name":"micdrop","version":"1.2.3","main":"out/main.js"}', 'out/main.js')
    expect(readIdentity(folder)).toEqual({
      appPath: folder,
      file: join(folder, 'out/main.js'),
      name: 'micdrop',
      version: '1.2.3',
      desktopName: 'micdrop.desktop',
    })
  })

  test('productName goes before name', () => {
    const folder = folderWith('{"name":"micdrop","productName":"Micdrop"}', 'index.js')
    expect(readIdentity(folder)).toMatchObject({ name: 'Micdrop', desktopName: 'Micdrop.desktop' })
  })

  test('a single file', () => {
    const folder = folderWith('{}', 'alone.js')
    const file = join(folder, 'alone.js')
    expect(readIdentity(file)).toMatchObject({ appPath: folder, file, name: null, version: null })
  })

  test('what is missing is named', () => {
    expect(() => readIdentity('/nowhere/at/all')).toThrow('There is no app at /nowhere/at/all')
    expect(() => readIdentity(folderWith('{"main":"out/index.js"}'))).toThrow('its main file out/index.js')
    expect(() => readIdentity(folderWith('{oops'))).toThrow(/package\.json is not valid JSON/)
  })
})
