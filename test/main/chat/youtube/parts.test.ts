import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minorDigits } from '../../../../core/base/money'
import { videoIdOf } from '../../../../main/chat/youtube/broadcast'
import { readFault, thrownFault } from '../../../../main/chat/youtube/faults'
import { moneyOfMicros } from '../../../../main/chat/youtube/paid'
import { peerFaults } from '../../../peers/youtube/faults'

describe('the broadcast a host enters', () => {
  const id = 'dQw4w9WgXcQ'
  it.each([
    id,
    ` ${id} `,
    `https://www.youtube.com/watch?v=${id}`,
    `youtube.com/watch?app=desktop&v=${id}&t=3s`,
    `https://m.youtube.com/watch?v=${id}#x`,
    `https://youtu.be/${id}?si=abc`,
    `https://www.youtube.com/live/${id}?feature=share`,
    `https://studio.youtube.com/video/${id}/livestreaming`,
    `https://www.youtube-nocookie.com/embed/${id}`,
    `https://www.youtube.com/shorts/${id}/`,
  ])('finds the video in %s', (entered) => expect(videoIdOf(entered)).toBe(id))

  it.each([
    '',
    'my show',
    'https://twitch.tv/dQw4w9WgXcQ',
    `${id}x`,
    'https://youtu.be/short',
    `https://evil.example/watch?v=${id}`,
  ])('finds none in "%s"', (entered) => expect(videoIdOf(entered)).toBeNull())
})

describe('money of micros', () => {
  it.each([
    ['5000000', 'USD', 500],
    ['1990000', 'EUR', 199],
    ['500000000', 'JPY', 500],
    ['1234000', 'KWD', 1_234],
    ['4999', 'USD', 0],
    ['5000', 'USD', 1],
  ])('%s %s', (micros, currency, amount) =>
    expect(moneyOfMicros(micros, currency)).toEqual({ amount, currency }),
  )

  it('is exact for every amount there is', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000_000),
        fc.constantFrom('USD', 'JPY', 'KWD', 'INR', 'BRL'),
        (amount, currency) => {
          const micros = BigInt(amount) * 10n ** BigInt(6 - minorDigits(currency))
          expect(moneyOfMicros(String(micros), currency)).toEqual({ amount, currency })
        },
      ),
    )
  })

  it.each([
    ['5,00', 'USD'],
    ['-1', 'USD'],
    ['', 'USD'],
    ['5000000', 'dollars'],
    ['999999999999999999', 'KWD'],
  ])('is none for %s %s', (micros, currency) => {
    const money = moneyOfMicros(micros, currency)
    expect(money === null || Number.isSafeInteger(money.amount)).toBe(true)
    if (micros !== '999999999999999999') expect(money).toBeNull()
  })
})

describe('faults', () => {
  const read = (name: keyof typeof peerFaults) =>
    readFault(peerFaults[name].status, JSON.stringify(peerFaults[name].body)).trouble
  it('knows what each error asks for', () => {
    expect(read('quotaExceeded')).toBe('quota')
    expect(read('rateLimitExceeded')).toBe('rate')
    expect(read('liveChatEnded')).toBe('ended')
    expect(read('liveChatNotFound')).toBe('no-chat')
    expect(read('liveChatDisabled')).toBe('disabled')
    expect(read('unauthenticated')).toBe('login')
    expect(read('insufficientPermissions')).toBe('scope')
    expect(read('pageTokenInvalid')).toBe('page')
    expect(read('forbidden')).toBe('refused')
    expect(read('liveChatMessageNotFound')).toBe('refused')
    expect(read('accessNotConfigured')).toBe('setup')
    expect(read('backendError')).toBe('broken')
  })
  it('makes something of answers that are no JSON of Google', () => {
    expect(readFault(404, '<html>').trouble).toBe('absent')
    expect(readFault(429, '').trouble).toBe('rate')
    expect(readFault(502, '[]').trouble).toBe('broken')
    expect(readFault(403, '{"error":"x"}').trouble).toBe('refused')
  })
  it('tells a call that never left from one that may have arrived', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    expect(thrownFault(new TypeError('fetch failed', { cause: refused })).trouble).toBe('unreached')
    expect(thrownFault(new AggregateError([refused])).trouble).toBe('unreached')
    expect(thrownFault(Object.assign(new Error('reset'), { code: 'ECONNRESET' })).trouble).toBe('broken')
    expect(thrownFault('odd').trouble).toBe('broken')
  })
})
