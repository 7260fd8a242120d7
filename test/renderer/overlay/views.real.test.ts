import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { presets } from '../../../core/overlay/presets'
import { faultsOf } from './faults'
import { chromiumPath, drawn, overlayPages } from './page'
import { modelOf, scenes, texts } from './scenes'

const shots = join(import.meta.dirname, '../../../artifacts/overlay')
mkdirSync(shots, { recursive: true })

const sizes = [
  [1920, 1080],
  [1280, 720],
  [1080, 1920],
] as const

/**
 * Every view, length, script, preset and size there is; here some of them by seed, all with `OVERLAY_VIEWS=all`, and with
 * `OVERLAY_VIEWS=picture` some of the scenes whose names begin so.
 */
const cases = Object.keys(scenes).flatMap((scene) =>
  (Object.keys(texts) as (keyof typeof texts)[]).flatMap((text) =>
    presets.flatMap((preset) => sizes.map((size) => ({ scene, text, preset, size }))),
  ),
)
const asked = process.env.OVERLAY_VIEWS
const seed = Number(process.env.OVERLAY_SEED ?? Math.floor(Date.now() / 86_400_000))

/** https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function* chances(from: number): Generator<number> {
  for (let state = (from % 2_147_483_646) + 1; ; state = (state * 48_271) % 2_147_483_647) yield state
}

function chosen(): typeof cases {
  if (asked === 'all') return cases
  const chance = chances(seed)
  const mine = asked === undefined ? cases : cases.filter(({ scene }) => scene.startsWith(asked))
  return Array.from({ length: 60 }, () => mine[chance.next().value! % mine.length]!)
}

describe.skipIf(chromiumPath === undefined)('the overlay', () => {
  const open = overlayPages()

  test(`whatever is on and however long: nothing leaves the picture, overlaps or is cut (seed ${seed})`, async () => {
    const found: string[] = []
    for (const [width, height] of sizes) {
      const mine = chosen().filter(({ size }) => size[0] === width && size[1] === height)
      const shown = await open(scenes.drop!(texts.short), { width, height, now: 18_000 })
      for (const { scene, text, preset } of mine) {
        await shown.reload({ ...scenes[scene]!(texts[text]), theme: preset.theme })
        await drawn(shown)
        const name = `${scene}-${text}-${preset.name}-${width}x${height}`
        const faults = await faultsOf(shown.page)
        if (faults.length > 0 || asked === 'all')
          await shown.page.screenshot({ path: join(shots, `${name}.png`), omitBackground: true })
        found.push(...faults.map((fault) => `${name}: ${fault}`))
      }
      await shown.close()
    }
    expect(found).toEqual([])
  }, 7_200_000)

  test('a clock keeps its width in every font', async () => {
    for (const { theme } of presets) {
      const shown = await open({ ...scenes.drop!(texts.short), theme }, { width: 1920, height: 1080 })
      await drawn(shown)
      const widths = await shown.page.evaluate(() => {
        const clock = document.querySelector<HTMLElement>('.act .clock')!
        return ['0:11', '0:42', '1:00'].map((text) => {
          for (const [at, sign] of [...text].entries()) clock.children[at]!.textContent = sign
          return clock.getBoundingClientRect().width.toFixed(2)
        })
      })
      expect(new Set(widths).size).toBe(1)
      await shown.close()
    }
  })

  test('the fonts of theme and language are there before the first cue', async () => {
    for (const [language, sign, place] of [
      ['en', 'A', 0],
      ['ar', 'ب', 1],
      ['ja', 'ル', 2],
    ] as const)
      for (const { theme } of presets.slice(1, 3)) {
        const shown = await open({ ...modelOf([], texts.short), theme, language })
        await drawn(shown)
        const has = () =>
          shown.page.evaluate(
            ([text, at]) => {
              const list = getComputedStyle(document.documentElement).getPropertyValue('--font')
              return document.fonts.check(`800 40px ${list.split(',')[at]}`, text)
            },
            [sign, place] as const,
          )
        await expect.poll(has, { message: `${language} ${theme.font}` }).toBe(true)
        await shown.close()
      }
  })

  test('nothing of it is seen while there is no show, and after a panic', async () => {
    const shown = await open(scenes.everything!(texts.latin))
    await drawn(shown)
    expect(await shown.page.locator('.plate:visible').count()).toBeGreaterThan(4)
    expect(shown.seen()!.left).toEqual(expect.arrayContaining(['r8', 'r10']))
    shown.send({ ...scenes.drop!(texts.latin), views: [], ticker: [], more: 0, rehearsal: false })
    await drawn(shown, 2)
    expect(await shown.page.locator('#stage :is(.plate, .rehearsal, .tick):visible').count()).toBe(0)
    await shown.close()
  })
})
