import { expect, test } from 'vitest'
import type { TunnelState } from '../../../core/reach/tunnel'
import { tunnelRow } from '../../../main/gateway/procedures/preflight-tunnel'

const up: TunnelState = {
  programs: [],
  wish: { program: 'cloudflared', name: 'my-show', address: 'https://named.example' },
  state: 'up',
  address: 'https://named.example',
  quick: false,
  reason: null,
}

test('a tunnel that is up at an address where the room does not answer is no good row', () => {
  expect(tunnelRow({ ...up, wish: null }, true, null)).toEqual([])
  expect(tunnelRow(up, true, 'https://named.example/')).toMatchObject([{ state: 'ok' }])
  expect(tunnelRow(up, true, 'https://show.example/')).toMatchObject([
    {
      state: 'warn',
      detail: expect.stringContaining('started with the public address https://show.example.'),
    },
  ])
  expect(tunnelRow({ ...up, quick: true }, true, 'https://named.example/')).toMatchObject([{ state: 'warn' }])
})
