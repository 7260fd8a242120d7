import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Cipher, openSecrets } from '../../../main/desktop/secrets'

const place = () => join(mkdtempSync(join(tmpdir(), 'micdrop-secrets-')), 'secrets.json')
const cipher: Cipher = {
  encrypt: (text) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
  decrypt: (bytes) => Buffer.from([...bytes].map((byte) => byte ^ 0x5a)).toString(),
}

describe('openSecrets', () => {
  test('keeps a secret between starts, sealed, in a file only this user can read', () => {
    const file = place()
    openSecrets(file, cipher).set('obs-password', 'correct horse')
    expect(readFileSync(file, 'utf8')).not.toContain('correct horse')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(openSecrets(file, cipher).get('obs-password')).toBe('correct horse')
  })

  test('a secret sealed by another keychain is asked for again, not a crash', () => {
    const file = place()
    openSecrets(file, cipher).set('token', 'x')
    const broken: Cipher = {
      ...cipher,
      decrypt: () => {
        throw new Error('cannot decrypt')
      },
    }
    expect(openSecrets(file, broken).get('token')).toBe(null)
    expect(openSecrets(file, null).get('token')).toBe(null)
  })

  test('forgets, and never answers for a name of the prototype', () => {
    const secrets = openSecrets(place(), null)
    secrets.set('a', '1')
    secrets.set('a', null)
    expect(secrets.get('a')).toBe(null)
    expect(secrets.get('__proto__')).toBe(null)
  })

  test('sets a broken file aside', () => {
    const file = place()
    writeFileSync(file, '{"version":1,')
    expect(openSecrets(file, null).get('a')).toBe(null)
    expect(readdirSync(join(file, '..'))).toEqual(['secrets.json.broken'])
  })
})
