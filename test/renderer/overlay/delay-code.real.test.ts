import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { overlayOf } from '../../../core/overlay/fold'
import { by, cueOf, fire, play, showOf } from '../../plugins/play'
import { chromiumPath, drawn, overlayPages } from './page'

const quiz = { question: 'Which?', choices: ['One', 'Two'], correct: [1], window: 10_000 }

/** A show that measures, and the same after a panic. */
function measuredShow() {
  const stage = play(showOf(cueOf('quiz', quiz)))
  const model = () => overlayOf(stage.airing(), stage.world.at)
  stage.at(0, { type: 'delay-measuring', on: true, by })
  stage.at(1_000, fire())
  const measuring = model()
  stage.at(12_000, { type: 'panicked', by })
  return { measuring, panic: model() }
}

describe.skipIf(chromiumPath === undefined)('the code on the overlay', () => {
  const open = overlayPages()

  test('can be read at 720p, passes axe, changes and goes', async () => {
    const { measuring, panic } = measuredShow()
    const shown = await open(measuring)
    await drawn(shown)
    const { page, send } = shown
    const card = page.locator('.measure')
    expect((await card.innerText()).replace(/\s+/g, ' ')).toBe(
      `How late is your stream? Type this in chat ${measuring.delayCode!.code}`,
    )
    const size = await card
      .locator('.sign')
      .evaluate((sign) => Number.parseFloat(getComputedStyle(sign).fontSize))
    expect(size).toBeGreaterThan(40)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    send({ ...measuring, delayCode: { code: 'M2R9', until: 1 } })
    await expect.poll(() => card.innerText()).toContain('M2R9')
    send(panic)
    await expect.poll(() => card.isVisible()).toBe(false)
    await shown.close()
  })
})
