import { describe, expect, test } from 'vitest'
import { overlayAddress, overlayAddresses, pageKeyOf } from '../../../main/gateway/overlay-keys'

const tokens = { setUp: 'for-obs', copied: 'for-people', window: 'for-the-window' }
const asked = (query: string) => pageKeyOf(tokens, new URLSearchParams(query))

test('each token is one kind of page; what calls itself a preview is one', () => {
  expect(asked('token=for-obs')).toBe('set-up')
  expect(asked('token=for-people')).toBe('copied')
  expect(asked('token=for-the-window')).toBe('window')
  expect(asked('token=for-obs&role=preview')).toBe('preview')
  expect(asked('token=for-obs&role=air')).toBe('set-up')
  for (const wrong of ['', 'token=', 'token=for-ob', 'token=FOR-OBS', 'role=preview'])
    expect(asked(wrong)).toBeNull()
})

describe('addresses in OBS', () => {
  let origin: string | null = 'http://127.0.0.1:4747'
  const addresses = overlayAddresses(tokens, () => origin)

  test('what OBS should have', () => {
    expect(addresses.wanted()).toBe(overlayAddress('http://127.0.0.1:4747', 'for-obs'))
    expect(addresses.current(addresses.wanted()!)).toBe(true)
    expect(addresses.current('http://localhost:4747/overlay/?token=for-people&x=1')).toBe(true)
  })

  test.each([
    ['http://127.0.0.1:4748/overlay/?token=for-obs', 'set-up'],
    ['http://192.168.1.9:4748/overlay/?token=for-people', 'copied'],
  ])('an old one is known, and told as such: %s', (url, key) => {
    expect(addresses.keyOf(url)).toBe(key)
    expect(addresses.current(url)).toBe(false)
  })

  test.each([
    '',
    'about:blank',
    'file:///x',
    'http://127.0.0.1:4747/',
    'http://127.0.0.1:4747/overlay/?token=old',
  ])('another page is not ours: "%s"', (url) => {
    expect(addresses.keyOf(url)).toBeNull()
    expect(addresses.current(url)).toBe(false)
  })

  test('the console’s preview and window are no sources', () => {
    expect(addresses.keyOf('http://127.0.0.1:4747/overlay/?token=for-obs&role=preview')).toBeNull()
    expect(addresses.keyOf('http://127.0.0.1:4747/overlay/?token=for-the-window')).toBeNull()
  })

  test('while there is none that OBS could reach, nothing is current', () => {
    origin = null
    expect(addresses.wanted()).toBeNull()
    expect(addresses.current('http://127.0.0.1:4747/overlay/?token=for-obs')).toBe(false)
    expect(addresses.keyOf('http://127.0.0.1:4747/overlay/?token=for-obs')).toBe('set-up')
  })
})
