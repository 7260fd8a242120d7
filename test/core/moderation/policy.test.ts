import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featurise, WINDOW } from '../../../core/moderation/features'
import { linkHosts } from '../../../core/moderation/links'
import { scoreFindings, unreadFindings } from '../../../core/moderation/policy'
import { noticeRepeat, REPEAT_WINDOW, repeatMemory } from '../../../core/moderation/repeats'
import { ruleFindings, spelling } from '../../../core/moderation/rules'
import { HEADS, ModerationSettings } from '../../../core/moderation/settings'
import { Verdict, verdictOf } from '../../../core/moderation/verdict'

const defaults = ModerationSettings.parse({})
const rank = { allow: 0, hold: 1, hide: 2 }
const score = fc.double({ min: 0, max: 1, noNaN: true })
const scores = fc.array(score, { minLength: HEADS.length, maxLength: HEADS.length })

describe('thresholds', () => {
  it('each head holds and hides at its own', () => {
    for (const [at, head] of HEADS.entries()) {
      const { hold, hide } = defaults.thresholds[head]
      const act = (value: number) =>
        verdictOf(
          scoreFindings(
            HEADS.map((_, i) => (i === at ? value : 0)),
            defaults,
          ),
        )
      expect(act(hold - 0.001)).toEqual({ action: 'allow', reasons: [] })
      expect(act(hold)).toMatchObject({ action: 'hold', reasons: [{ rule: `model-${head}`, score: hold }] })
      expect(act(hide)).toMatchObject({ action: hide < 1 ? 'hide' : 'hold' })
    }
  })
  it('a threshold of 1 never acts', () => {
    const off = ModerationSettings.parse({ thresholds: { toxic: { hold: 1, hide: 1 } } })
    expect(scoreFindings([1, 0, 0, 0, 0], off)).toEqual([])
  })
  it('a higher score never gets a milder verdict', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const low = a.map((value, at) => Math.min(value, b[at]!))
        const act = (rows: number[]) => rank[verdictOf(scoreFindings(rows, defaults)).action]
        expect(act(low)).toBeLessThanOrEqual(act(a))
      }),
    )
  })
  it('every verdict passes its own schema', () => {
    fc.assert(
      fc.property(
        scores,
        (row) =>
          void Verdict.parse(
            verdictOf([
              ...scoreFindings(row, defaults),
              ...unreadFindings({ ...defaults, whenModelDown: 'hold' }),
            ]),
          ),
      ),
    )
  })
})

describe('repeats', () => {
  const run = (
    lines: readonly (readonly [viewer: string, key: string, at: number])[],
    settings = defaults,
  ) => {
    const memory = repeatMemory()
    return lines.map(
      ([viewerKey, key, at]) => noticeRepeat(memory, { viewerKey, key, at }, settings)?.action ?? 'allow',
    )
  }
  const long = 'this is a rather long text that many people paste into chat'
  it('holds the same text by one viewer from the fourth time on', () =>
    expect(run([1, 2, 3, 4, 5].map((at) => ['a', 'buymystuff', at * 1000]))).toEqual([
      'allow',
      'allow',
      'allow',
      'hold',
      'hold',
    ]))
  it('forgets after thirty seconds', () =>
    expect(
      run([0, 1, 2, 3].map((n) => ['a', 'buymystuff', n * REPEAT_WINDOW])).every((act) => act === 'allow'),
    ).toBe(true))
  it('short cheers may repeat more', () => {
    const acts = run(Array.from({ length: 9 }, (_, at) => ['a', 'gg', at]))
    expect(acts.filter((act) => act === 'hold')).toHaveLength(2)
  })
  it('many viewers pasting one long text', () => {
    expect(run(['a', 'b', 'c', 'd', 'e'].map((who, at) => [who, long, at]))).toEqual([
      'allow',
      'allow',
      'allow',
      'hold',
      'hold',
    ])
    expect(run(['a', 'b', 'c', 'd', 'e'].map((who, at) => [who, 'gg', at])).includes('hold')).toBe(false)
    expect(
      run(
        ['a', 'b', 'c', 'd'].map((who, at) => [who, long, at]),
        { ...defaults, copypastaLimit: 0 },
      ).includes('hold'),
    ).toBe(false)
  })
  it('survives a clock that jumps either way', () => {
    expect(
      run([
        ['a', 'xxxxxxxxxx', 1e12],
        ['a', 'xxxxxxxxxx', 0],
        ['a', 'xxxxxxxxxx', 1e12],
        ['a', 'xxxxxxxxxx', 5],
      ]),
    ).toEqual(['allow', 'allow', 'allow', 'allow'])
  })
  it('keeps a bounded memory', () => {
    const memory = repeatMemory()
    for (let at = 0; at < 100_000; at++)
      noticeRepeat(memory, { viewerKey: `v${at}`, key: `text ${at}`, at: 1000 }, defaults)
    expect(memory.young.size + memory.old.size).toBeLessThanOrEqual(40_001)
  })
  it('never holds below the limit, whatever the order of times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 3 }), (times) => {
        expect(run(times.map((at) => ['a', 'sometextofmine', at])).includes('hold')).toBe(false)
      }),
    )
  })
})

describe('any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ maxLength: 600 }),
  )
  it('becomes well-formed windows', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const windows = featurise(text)
        expect(windows.length).toBeGreaterThan(0)
        for (const window of windows) {
          expect(window.length).toBeLessThanOrEqual(WINDOW)
          for (const ids of window) {
            expect(ids.length).toBeGreaterThan(0)
            expect(ids.length).toBeLessThanOrEqual(24)
            expect(ids.every((id) => Number.isInteger(id) && id > 0 && id < 65_536)).toBe(true)
          }
        }
      }),
    )
  })
  it('gets a verdict with a bounded effort', () => {
    fc.assert(
      fc.property(
        anyText,
        (text) => void ruleFindings({ text, flags: [] }, spelling(text), () => [], defaults),
      ),
    )
    for (const piece of ['a.', 'a-', 'a ', 'a dot ', '.', 'www.', '((', '@', 'é']) {
      const text = piece.repeat(5_000)
      linkHosts(text)
      spelling(text)
    }
  })
})

describe('settings', () => {
  it('are complete when empty, and refuse nonsense', () => {
    expect(ModerationSettings.parse({})).toMatchObject({
      modelOn: true,
      links: { action: 'hold', allowedHosts: [] },
      profanity: 'allow',
    })
    for (const wrong of [
      { thresholds: { toxic: { hold: 2 } } },
      { blockedWords: [''] },
      { repeatLimit: 0 },
      { links: { action: 'ban' } },
    ]) {
      expect(ModerationSettings.safeParse(wrong).success).toBe(false)
    }
  })
})
