import { describe, expect, test } from 'vitest'
import { cookies, createVisitors } from '../../../main/gateway/room/visitor'

const jar = (secret: string, name = '') => `${cookies.secret}=${secret}; ${cookies.name}=${name}`

describe('createVisitors', () => {
  test('knows a viewer again, also after a restart with the same key', () => {
    const { visitor, secret } = createVisitors('key').fresh()
    expect(createVisitors('key').of(jar(secret))?.viewer.id).toBe(visitor.viewer.id)
    const name = createVisitors('key').sealName(visitor, 'Ada')
    expect(createVisitors('key').of(jar(secret, name))?.viewer.name).toBe('Ada')
  })

  test('takes no invented viewer, no altered cookie, no name of another', () => {
    const visitors = createVisitors('key')
    const { secret } = visitors.fresh()
    const other = visitors.fresh()
    const [random, signature] = secret.split('.')
    for (const wrong of [
      '',
      'a'.repeat(22),
      `${'a'.repeat(22)}.${signature}`,
      `${random}.${'a'.repeat(22)}`,
      `${secret}x`,
    ])
      expect(visitors.of(jar(wrong)), wrong).toBe(null)
    expect(createVisitors('another key').of(jar(secret))).toBe(null)
    expect(visitors.of(jar(secret, visitors.sealName(other.visitor, 'Ada')))?.named).toBe(false)
  })
})
