import { describe, expect, test } from 'vitest'
import { interfaceChoices } from '../../../renderer/console/settings/room/interface-choices'
import { readAddress } from '../../../renderer/console/settings/room/read-address'

describe('what a host types or pastes as the public address', () => {
  test.each([
    ['', null],
    ['   ', null],
    ['https://show.example', 'https://show.example'],
    ['  https://show.example/ ', 'https://show.example'],
    ['HTTPS://Show.Example', 'https://show.example'],
    ['<https://show.example>', 'https://show.example'],
    ['“https://show.example”', 'https://show.example'],
    ['https://show\u200b.example\u200b', 'https://show.example'],
    ['https://show.example:8443', 'https://show.example:8443'],
    ['http://studio.lan:8080/', 'http://studio.lan:8080'],
  ])('%j is kept', (text, value) => {
    expect(readAddress(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['show.example', 'https://show.example'],
    ['Show.Example/', 'https://show.example'],
    ['show.example:8443', 'https://show.example:8443'],
    ['//show.example', 'https://show.example'],
    ['http://show.example', 'https://show.example'],
    ['htp://show.example', 'https://show.example'],
    ['https://show.example/room?at=hall#top', 'https://show.example'],
    ['show.example/room', 'https://show.example'],
    ['https://ana:secret@show.example/', 'https://show.example'],
    ['https://show.example and more words', 'https://show.example'],
    ['[2001:db8::1]', 'https://[2001:db8::1]'],
    ['my show', null],
    ['localhost', null],
    ['https://', null],
    ['https://show..example', null],
  ])('%j is not, with an offer where one can be guessed', (text, offer) => {
    expect(readAddress(text)).toEqual({ ok: false, words: expect.stringMatching(/.{20,}\.$/), offer })
  })
})

test('the host chooses among the networks there are, and sees the one that is gone', () => {
  const interfaces = [
    { name: 'Wi-Fi', address: '192.168.1.20', proposed: true },
    { name: 'Ethernet', address: '10.0.0.5', proposed: false },
  ]
  expect(interfaceChoices(interfaces, null).map(({ label }) => label)).toEqual([
    'Chosen by Micdrop: Wi-Fi, 192.168.1.20',
    'Wi-Fi, 192.168.1.20',
    'Ethernet, 10.0.0.5',
  ])
  expect(interfaceChoices(interfaces, 'Ethernet')).toHaveLength(3)
  expect(interfaceChoices(interfaces, 'Dock')[3]).toEqual({ value: 'Dock', label: 'Dock, not there now' })
  expect(interfaceChoices([], null)).toEqual([{ value: '', label: 'Chosen by Micdrop' }])
})
