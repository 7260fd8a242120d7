import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { featurise } from '../../../core/moderation/features'
import { HEADS, ModerationSettings } from '../../../core/moderation/settings'
import { openScorer, type Scorer } from '../../../main/moderation/scorer'
import { modelDir } from './worker-file'

type Case = { text: string; windows: number[][][]; scores: number[] }
const { cases } = JSON.parse(readFileSync(join(modelDir, 'parity.json'), 'utf8')) as { cases: Case[] }

describe('the TypeScript side against what Python wrote down', () => {
  let scorer: Scorer
  beforeAll(async () => {
    scorer = await openScorer(modelDir)
  })
  afterAll(() => scorer.close())

  it.each(cases.map((one) => [one.text.slice(0, 60), one] as const))('ids of %j', (_, { text, windows }) => {
    expect(featurise(text)).toEqual(windows)
    const memory = new Map()
    featurise(text, memory)
    expect(featurise(text, memory)).toEqual(windows)
  })

  it('gives the same probabilities, in one batch and one by one', async () => {
    const rows = await scorer.score(cases.map((one) => one.text))
    for (const [at, { text, scores }] of cases.entries()) {
      const [alone] = await scorer.score([text])
      scores.forEach((score, head) => {
        expect(Math.abs(rows[at]![head]! - score), text).toBeLessThan(0.001)
        expect(Math.abs(alone![head]! - score), text).toBeLessThan(0.001)
      })
    }
  })

  it('the model in the repository has the heads and default thresholds of the settings', () => {
    const card = JSON.parse(readFileSync(join(modelDir, 'micdrop-moderation.json'), 'utf8'))
    expect(card.heads).toEqual(HEADS)
    expect(card.thresholds).toEqual(ModerationSettings.parse({}).thresholds)
  })

  it('refuses a folder without a model', async () => {
    await expect(openScorer('/nonexistent')).rejects.toThrow()
  })
})
