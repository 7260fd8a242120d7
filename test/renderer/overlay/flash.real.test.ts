import { describe, expect, test } from 'vitest'
import type { View } from '../../../core/overlay/model'
import { changesOf, film, grid, mostInASecond } from './film'
import { chromiumPath, drawn, overlayPages } from './page'
import { boardView, dropView, messageView, modelOf, quizView, revealed, texts } from './scenes'

const text = texts.latin
const drop = (over: Parameters<typeof dropView>[1] = {}) => dropView(text, over)

/** What a host, or ten keys at once, could do to one place of the stage: every 40 ms the next of these. */
const storms: Readonly<Record<string, readonly (readonly View[])[]>> = {
  'a drop that opens, sells out and is closed again': [
    [drop()],
    [drop({ phase: 'sold-out', left: 0, held: 0, closedAt: 1 })],
    [],
  ],
  'a drop fired and closed': [[drop()], []],
  'a quiz asked, locked and told': [
    [quizView(text)],
    [quizView(text, { phase: 'locked' })],
    [revealed(text)],
    [boardView(text)],
  ],
  'drops that push each other aside': [
    [drop({ runId: 'a' })],
    [drop({ runId: 'a' }), drop({ runId: 'b' })],
    [drop({ runId: 'b', phase: 'closed' }), quizView(text)],
    [messageView(text)],
  ],
}

describe.skipIf(chromiumPath === undefined)('the flash gate', () => {
  const open = overlayPages()

  test.each(
    Object.entries(storms).map(([name, views], at) => ({ name, views, ground: ['white', 'black'][at % 2]! })),
  )(
    '$name, over $ground: no place changes its brightness more than three times a second',
    async ({ views: steps, ground }) => {
      const only = { ticker: [], more: 0, rehearsal: false, joinUrl: null }
      const models = steps.map((views) => modelOf(views, text, only))
      const shown = await open(modelOf([], text, only), { width: 640, height: 360, calm: false })
      await drawn(shown)
      await shown.page.evaluate((colour) => {
        document.documentElement.style.background = colour
      }, ground)
      // The first drawing of all rasters fonts for a third of a second: the film would see it late.
      shown.send(models[0]!)
      await drawn(shown, 2)
      await shown.page.waitForTimeout(1_500)
      const { cut } = await film(shown.page)
      for (let step = 0; step < 75; step += 1) {
        shown.send(models[step % models.length]!)
        await shown.page.waitForTimeout(40)
      }
      const frames = await cut()
      await shown.close()
      const all = Array.from({ length: grid.across * grid.down }, (_, cell) => changesOf(frames, cell))
      // It was a storm, and the film saw it.
      expect(all.flat().length).toBeGreaterThan(10)
      expect(Math.max(...all.map(mostInASecond))).toBeLessThanOrEqual(3)
    },
  )
})
