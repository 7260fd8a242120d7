import { describe, expect, test } from 'vitest'
import { Settings } from '../../../core/contract/settings'
import { sampleShow } from '../../../core/show/sample'
import { hotkeyWishes } from '../../../main/desktop/bind'
import { createHotkeys, type HotkeyWish } from '../../../main/desktop/hotkeys'

/** A desktop whose keys are pressed by hand; `taken` belong to another program. */
function fakeDesktop(taken: readonly string[] = []) {
  const bound = new Map<string, () => void>()
  return {
    bound,
    register: (accelerator: string, pressed: () => void) => {
      if (accelerator === 'nonsense') throw new TypeError('conversion failure')
      if (taken.includes(accelerator)) return false
      bound.set(accelerator, pressed)
      return true
    },
    unregister: (accelerator: string) => void bound.delete(accelerator),
  }
}

const wish = (accelerator: string, press: () => void = () => {}): HotkeyWish => ({
  accelerator,
  what: accelerator,
  cueId: null,
  press,
})

describe('createHotkeys', () => {
  test('presses, and is proven by the first press', () => {
    const desktop = fakeDesktop()
    const pressed: string[] = []
    let now = 0
    const hotkeys = createHotkeys(
      desktop,
      'x11',
      () => {},
      () => now,
    )
    hotkeys.wish([wish('F9', () => pressed.push('F9'))])
    expect(hotkeys.states()[0]?.state).toBe('on')
    desktop.bound.get('F9')?.()
    now += 1_000
    desktop.bound.get('F9')?.()
    expect(pressed).toEqual(['F9', 'F9'])
    expect(hotkeys.states()[0]?.state).toBe('proven')
  })

  test('a key that is held is one press, also while it proves itself and just after', async () => {
    const desktop = fakeDesktop()
    const pressed: string[] = []
    let now = 0
    const hotkeys = createHotkeys(
      desktop,
      'x11',
      () => {},
      () => now,
    )
    hotkeys.wish([wish('F8', () => pressed.push('F8')), wish('F9', () => pressed.push('F9'))])
    const hold = (key: string) => {
      for (const wait of [0, 660, ...Array.from({ length: 30 }, () => 40)]) {
        now += wait
        desktop.bound.get(key)?.()
      }
    }
    hold('F9')
    expect(pressed).toEqual(['F9'])
    desktop.bound.get('F8')?.()
    expect(pressed).toEqual(['F9', 'F8'])
    now += 10_000
    const test = hotkeys.test('F9', 1_000)
    hold('F9')
    expect(await test).toMatchObject({ fired: true })
    hold('F9')
    expect(pressed).toEqual(['F9', 'F8'])
  })

  test('says that a key is taken, refused or unknown', () => {
    const x11 = createHotkeys(fakeDesktop(['F9']), 'x11', () => {})
    x11.wish([wish('F9'), wish('nonsense')])
    expect(x11.states().map(({ state }) => state)).toEqual(['taken', 'refused'])
    const wayland = createHotkeys(fakeDesktop(['F9']), 'wayland', () => {})
    wayland.wish([wish('F9')])
    expect(wayland.states()[0]).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('Wayland'),
    })
  })

  test('frees what is no longer wished and keeps the rest bound', () => {
    const desktop = fakeDesktop()
    const hotkeys = createHotkeys(desktop, 'x11', () => {})
    hotkeys.wish([wish('F8'), wish('F9')])
    const kept = desktop.bound.get('F9')
    hotkeys.wish([wish('F9')])
    expect([...desktop.bound.keys()]).toEqual(['F9'])
    expect(desktop.bound.get('F9')).toBe(kept)
    hotkeys.close()
    expect(desktop.bound.size).toBe(0)
  })

  test('while a key is recorded nothing is bound, and wishes wait; afterwards all is bound again', () => {
    const desktop = fakeDesktop()
    const pressed: string[] = []
    const hotkeys = createHotkeys(desktop, 'x11', () => {})
    hotkeys.wish([wish('F9', () => pressed.push('F9'))])
    hotkeys.pause(true, 60_000)
    expect(desktop.bound.size).toBe(0)
    hotkeys.wish([wish('F9', () => pressed.push('F9')), wish('F8')])
    expect(desktop.bound.size).toBe(0)
    hotkeys.pause(false, 60_000)
    expect([...desktop.bound.keys()]).toEqual(['F9', 'F8'])
    desktop.bound.get('F9')?.()
    expect(pressed).toEqual(['F9'])
    hotkeys.close()
  })

  test('a recording that nobody ends gives the keys back', async () => {
    const desktop = fakeDesktop()
    const bound = new Promise<void>((resolve) => {
      let calls = 0
      const hotkeys = createHotkeys(desktop, 'x11', () => {
        calls += 1
        // wished, paused, given back
        if (calls === 3) resolve()
      })
      hotkeys.wish([wish('F9')])
      hotkeys.pause(true, 1)
    })
    await bound
    expect([...desktop.bound.keys()]).toEqual(['F9'])
  })

  test('of two wishes for one key the first counts', () => {
    const desktop = fakeDesktop()
    const pressed: string[] = []
    const hotkeys = createHotkeys(desktop, 'x11', () => {})
    hotkeys.wish([wish('F9', () => pressed.push('first')), wish('F9', () => pressed.push('second'))])
    desktop.bound.get('F9')?.()
    expect(pressed).toEqual(['first'])
  })

  test('a tested key proves itself and fires nothing', async () => {
    const desktop = fakeDesktop()
    const pressed: string[] = []
    const hotkeys = createHotkeys(desktop, 'x11', () => {})
    hotkeys.wish([wish('F9', () => pressed.push('F9'))])
    const test = hotkeys.test('F9', 60_000)
    desktop.bound.get('F9')?.()
    expect(await test).toEqual({ fired: true, reason: null })
    expect(pressed).toEqual([])
    expect(await hotkeys.test('F9', 1)).toMatchObject({ fired: false })
    expect(await hotkeys.test('F1', 1)).toMatchObject({
      fired: false,
      reason: expect.stringContaining('not bound'),
    })
  })
})

describe('hotkeyWishes', () => {
  test('binds panic, and the cues of the upcoming show', () => {
    const fired: string[] = []
    const show = sampleShow('s', 0)
    const wishes = hotkeyWishes(Settings.parse({}), null, show, {
      fire: (cueId) => fired.push(cueId),
      fireNext: () => fired.push('next'),
      panic: () => fired.push('panic'),
    })
    const keyed = show.rundown.filter((cue) => cue.hotkey !== null)
    expect(wishes.map(({ cueId }) => cueId)).toEqual([null, ...keyed.map(({ id }) => id)])
    for (const one of wishes) one.press()
    expect(fired).toEqual(['panic', ...keyed.map(({ id }) => id)])
  })
})
