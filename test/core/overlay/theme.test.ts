import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastRatio } from '../../../core/overlay/contrast'
import { presets } from '../../../core/overlay/presets'
import { Theme, themeFaults, tonesOf } from '../../../core/overlay/theme'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const readable = fc
  .record({ surface: colour, text: colour, accent: colour })
  .map((tokens) => Theme.parse(tokens))
  .filter((theme) => themeFaults(theme).length === 0)

test('the default theme is readable; a grey one is named, never rounded up to what it misses', () => {
  expect(themeFaults(Theme.parse({}))).toEqual([])
  const faults = themeFaults(Theme.parse({ surface: '#FFFFFF', text: '#777777', accent: '#C0C0C0' }))
  expect(faults).toHaveLength(2)
  expect(faults[0]).toContain('4.47 to 1')
  expect(themeFaults(Theme.parse({ surface: '#808080', text: '#808080', accent: '#808080' }))).toHaveLength(2)
})

test('a green that OBS would make transparent is named', () => {
  expect(themeFaults(Theme.parse({ accent: '#10F010' }))).toEqual([
    expect.stringMatching(/^The accent is the green that OBS makes transparent/),
  ])
  expect(themeFaults(presets.find(({ name }) => name === 'Court')!.theme)).toEqual([])
})

test('whatever a host chooses: what can be read on the surface can be read on rows, plates and edges', () => {
  fc.assert(
    fc.property(readable, (theme) => {
      const tones = tonesOf(theme)
      const { surface, raised } = tones
      for (const ground of [surface, raised]) {
        expect(contrastRatio(tones.text, ground)).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(tones.quiet, ground)).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(tones.line, ground)).toBeGreaterThanOrEqual(3)
        expect(contrastRatio(tones.cell, ground)).toBeGreaterThanOrEqual(3)
      }
      expect(contrastRatio(tones.accentInk, surface)).toBeGreaterThanOrEqual(4.5)
      expect(contrastRatio(tones.onAccent, tones.accent)).toBeGreaterThanOrEqual(4.5)
      for (const tone of Object.values(tones)) expect(tone).toMatch(/^#[0-9a-fA-F]{6}$/)
    }),
    { numRuns: 2_000 },
  )
})

test('presets are readable, and their second text, plates and outlines have the contrast they were drawn with', () => {
  const ratios = presets.map(({ name, theme }) => {
    expect(themeFaults(theme)).toEqual([])
    expect(Theme.parse(theme)).toEqual(theme)
    const { surface, quiet, onAccent, accent, line } = tonesOf(theme)
    const ratio = (one: string, other: string) => Number(contrastRatio(one, other).toFixed(1))
    return [name, ratio(quiet, surface), ratio(onAccent, accent), ratio(line, surface)]
  })
  expect(presets[0]!.theme).toEqual(Theme.parse({}))
  expect(ratios).toEqual([
    ['Night', 7.5, 8.7, 4.1],
    ['Paper', 5.8, 8.6, 3.9],
    ['Ember', 7, 8.8, 4.1],
    ['Court', 6.7, 9.3, 4.1],
    ['Press', 5.5, 14.9, 3.8],
    ['Salon', 6.7, 10.7, 4],
  ])
})
