import { afterEach, expect, test, vi } from 'vitest'
import { watchFrameRate } from '../../../renderer/overlay/frame-rate'

afterEach(() => vi.unstubAllGlobals())

/** A page whose frames and seconds come by hand. */
function page() {
  let frames: ((at: number) => void)[] = []
  let second = () => {}
  vi.stubGlobal('requestAnimationFrame', (run: (at: number) => void) => frames.push(run))
  vi.stubGlobal('setInterval', (run: () => void) => {
    second = run
  })
  return {
    second: () => second(),
    /** Draws until the page asks for no more frames; how many that were. */
    draw: (apart: number) => {
      let at = 5_000
      let drawn = 0
      for (let due = frames.splice(0); due.length > 0; due = frames.splice(0)) {
        for (const frame of due) frame(at)
        at += apart
        drawn += 1
      }
      return drawn
    },
    hide: () => {
      frames = []
    },
  }
}

test('the rate is known from few frames, and between them the page rests', () => {
  const { second, draw } = page()
  const rate = watchFrameRate()
  expect(draw(1000 / 60)).toBe(7)
  expect(rate()).toBe(60)
  second()
  draw(1000 / 30)
  expect(rate()).toBe(30)
})

test('a page that draws nothing shows no frames a second', () => {
  const { second, draw, hide } = page()
  const rate = watchFrameRate()
  draw(1000 / 60)
  second()
  hide()
  second()
  expect(rate()).toBe(0)
})
