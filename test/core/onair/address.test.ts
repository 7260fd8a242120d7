import { expect, test } from 'vitest'
import { type AddressFacts, originForObs } from '../../../core/onair/address'

const facts = (more: Partial<AddressFacts> = {}): AddressFacts => ({
  host: 'studio-pc',
  here: false,
  localOrigin: 'http://127.0.0.1:4747',
  open: true,
  address: '192.168.1.20',
  port: 4748,
  reason: null,
  ...more,
})

test('OBS on this computer loads it from this computer, whatever is open', () => {
  expect(originForObs(facts({ here: true, open: false, address: null, port: null }))).toEqual({
    ok: true,
    value: 'http://127.0.0.1:4747',
  })
})

test('OBS on another computer loads it through the network', () => {
  expect(originForObs(facts())).toEqual({ ok: true, value: 'http://192.168.1.20:4748' })
})

test.each<[string, Partial<AddressFacts>, string, RegExp]>([
  ['the switch is off', { open: false }, 'overlay-closed', /another computer \(studio-pc\).*Switch on/],
  ['there is no network', { address: null, port: null }, 'no-network', /in no network right now/],
  [
    'the port is taken',
    { port: null, reason: 'Port 4748 is used by another program.' },
    'no-port',
    /studio-pc could not load the overlay\. Port 4748 is used/,
  ],
])('none, with the reason and the way out, while %s', (_what, more, code, words) => {
  expect(originForObs(facts(more))).toMatchObject({ ok: false, code, message: expect.stringMatching(words) })
})
