import { describe, expect, test } from 'vitest'
import { armedFor, createPressDeck, holdFor, settleFor } from '../../../renderer/kit/press-deck'

/** A deck on a clock moved by hand, counting what was fired. */
function rig() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const fired: string[] = []
  const deck = createPressDeck({
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  })
  const pass = (ms: number) => {
    now += ms
    for (const timer of timers.filter((one) => one.at <= now)) {
      timers = timers.filter((one) => one !== timer)
      timer.run()
    }
  }
  return { deck, fired, pass, go: (name: string) => () => void fired.push(name) }
}

describe('free', () => {
  test('fires at every press', () => {
    const { deck, fired, go } = rig()
    deck.press('a', 'free', go('a'))
    deck.press('a', 'free', go('a'))
    expect(fired).toEqual(['a', 'a'])
  })
})

describe('visible', () => {
  test('fires once after holding, and not again until released', () => {
    const { deck, fired, pass, go } = rig()
    deck.down('a', 'visible', go('a'))
    pass(holdFor - 1)
    expect([fired, deck.phase('a')]).toEqual([[], 'holding'])
    pass(1)
    pass(10_000)
    expect([fired, deck.phase('a')]).toEqual([['a'], 'idle'])
  })

  test('letting go early fires nothing', () => {
    const { deck, fired, pass, go } = rig()
    deck.down('a', 'visible', go('a'))
    pass(200)
    deck.up('a')
    pass(10_000)
    expect(fired).toEqual([])
  })

  test('a plain press does nothing; assistive technology arms instead', () => {
    const { deck, fired, pass, go } = rig()
    deck.press('a', 'visible', go('a'))
    expect(deck.phase('a')).toBe('idle')
    deck.assist('a', 'visible', go('a'))
    pass(settleFor)
    deck.assist('a', 'visible', go('a'))
    expect(fired).toEqual(['a'])
  })
})

describe('money', () => {
  test('arms, then fires at the second press', () => {
    const { deck, fired, pass, go } = rig()
    deck.press('a', 'money', go('a'))
    pass(settleFor)
    expect([fired, deck.phase('a')]).toEqual([[], 'armed'])
    deck.press('a', 'money', go('a'))
    expect([fired, deck.phase('a')]).toEqual([['a'], 'idle'])
  })

  test('a double click only arms', () => {
    const { deck, fired, pass, go } = rig()
    deck.press('a', 'money', go('a'))
    pass(settleFor - 1)
    deck.press('a', 'money', go('a'))
    expect([fired, deck.phase('a')]).toEqual([[], 'settling'])
  })

  test('disarms by itself, by Escape, and when something else is armed', () => {
    const { deck, fired, pass, go } = rig()
    deck.press('a', 'money', go('a'))
    pass(settleFor)
    pass(armedFor - settleFor)
    expect(deck.phase('a')).toBe('idle')
    deck.press('a', 'money', go('a'))
    deck.disarm()
    expect(deck.phase('a')).toBe('idle')
    deck.press('a', 'money', go('a'))
    deck.press('b', 'money', go('b'))
    expect([deck.phase('a'), deck.phase('b'), fired]).toEqual(['idle', 'settling', []])
  })

  test('letting the key go does not disarm', () => {
    const { deck, go } = rig()
    deck.press('a', 'money', go('a'))
    deck.up('a')
    expect(deck.phase('a')).toBe('settling')
  })
})
