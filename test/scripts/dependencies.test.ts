import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkNode, dependenciesAreFresh } from '../../scripts/lib/dependencies.mjs'
import { explainNpm } from '../../scripts/lib/npm.mjs'
import { scratch } from './scratch'

const a = { version: '1.0.0', integrity: 'sha512-a' }
const windowsOnly = { version: '2.0.0', integrity: 'sha512-w', optional: true }

function repository(locked: object, installed: object | null): string {
  const root = scratch()
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { '': { name: 'x' }, ...locked } }),
  )
  mkdirSync(join(root, 'node_modules'))
  if (installed) {
    const file = join(root, 'node_modules/.package-lock.json')
    writeFileSync(file, JSON.stringify({ packages: installed }))
  }
  return root
}

describe('node_modules is fresh', () => {
  test('when it holds what the lock names, optional packages of other systems aside', () => {
    const root = repository({ 'node_modules/a': a, 'node_modules/w': windowsOnly }, { 'node_modules/a': a })
    expect(dependenciesAreFresh(root)).toBe(true)
  })
})

describe('node_modules is not fresh', () => {
  test.each([
    ['an install was interrupted', { 'node_modules/a': a }, null],
    ['a package is new in the lock', { 'node_modules/a': a, 'node_modules/b': a }, { 'node_modules/a': a }],
    ['a version is another', { 'node_modules/a': a }, { 'node_modules/a': { ...a, version: '1.0.1' } }],
    [
      'the content is another',
      { 'node_modules/a': a },
      { 'node_modules/a': { ...a, integrity: 'sha512-b' } },
    ],
  ])('when %s', (_name, locked, installed) => {
    expect(dependenciesAreFresh(repository(locked, installed))).toBe(false)
  })
})

test('an old Node is refused in plain words', () => {
  expect(() => checkNode('18.20.4')).toThrow(/needs Node 20\.19, 22\.12 or newer; this is Node 18\.20\.4/)
  expect(() => checkNode('20.18.0')).toThrow()
  expect(() => checkNode('21.0.0')).toThrow()
  for (const fine of ['20.19.0', '22.12.0', '24.0.0']) expect(() => checkNode(fine)).not.toThrow()
})

test.each([
  ['npm error code ENOSPC', /disk is full/],
  ['npm error code EACCES', /may not write here/],
  ['npm error code ENOTFOUND', /could not be looked up/],
  ['npm error code ECONNREFUSED', /did not answer/],
  ['npm error code E403', /refused access/],
  ['npm error code EINTEGRITY', /not what the lock file promises/],
  ['npm error code EUSAGE', /do not belong together/],
  ['npm error something nobody foresaw', /npm said:\n {2}something nobody foresaw/],
])('npm’s %j is told in plain words', (output, words) => {
  expect(explainNpm(output)).toMatch(words)
})
