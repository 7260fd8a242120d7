import { afterEach, expect, test, vi } from 'vitest'
import { overlayProtocol } from '../../../core/overlay/protocol'
import { Theme } from '../../../core/overlay/theme'
import { keepLink } from '../../../renderer/overlay/link'

afterEach(() => vi.unstubAllGlobals())

test('the console’s time is kept by a clock that nobody can set', () => {
  const opened: Socket[] = []
  class Socket {
    static readonly OPEN = 1
    readonly readyState = 0
    onmessage?: (event: { data: string }) => void
    constructor() {
      opened.push(this)
    }
  }
  vi.stubGlobal('WebSocket', Socket)
  vi.stubGlobal('window', { clearTimeout: () => {}, setTimeout: () => 1, setInterval: () => 1 })
  vi.stubGlobal('performance', { now: () => 700 })
  const offsets: number[] = []
  const outdated: boolean[] = []
  keepLink({
    url: 'ws://console',
    greeted: (offset) => offsets.push(offset),
    model: () => {},
    lost: () => {},
    fps: () => 60,
    left: () => [],
    outdated: () => outdated.push(true),
    obs: false,
  })
  const model = {
    views: [],
    ticker: [],
    more: 0,
    language: 'en',
    theme: Theme.parse({}),
    rehearsal: false,
    joinUrl: null,
    pictures: [],
    delayCode: null,
  }
  opened[0]!.onmessage?.({
    data: JSON.stringify({
      type: 'hello',
      protocol: overlayProtocol,
      now: 5_000,
      revision: 1,
      calm: false,
      model,
    }),
  })
  expect(offsets).toEqual([4_300])
  expect(outdated).toEqual([])
  opened[0]!.onmessage?.({
    data: JSON.stringify({
      type: 'hello',
      protocol: overlayProtocol + 1,
      now: 6_000,
      revision: 1,
      calm: false,
      model,
    }),
  })
  expect(outdated).toEqual([true])
  expect(offsets).toEqual([4_300])
})
