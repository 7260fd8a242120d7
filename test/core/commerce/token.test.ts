import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdToken, sha256 } from '../../../core/commerce/token'

test('hashes as SHA-256 does, at every length', () => {
  const hex = (message: string) =>
    [...sha256(message)].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  const inNode = (message: string) => createHash('sha256').update(message).digest('hex')
  expect(hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  for (let length = 0; length < 200; length += 1)
    expect(hex('x'.repeat(length))).toBe(inNode('x'.repeat(length)))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 300 }), (message) => {
      expect(hex(message)).toBe(inNode(message))
    }),
  )
})

test('makes a token of the first 132 bits', () => {
  const inNode = createHash('sha256').update('hold h1 n').digest('base64url').slice(0, 22)
  expect(holdToken('n', 'h1')).toBe(inNode)
})
