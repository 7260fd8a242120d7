import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Settings } from '../../../core/contract/settings'
import { obsLink } from '../../../core/obs/state'
import { foldChanges } from '../../../renderer/console/settings/fold'
import { obsLinkWords } from '../../../renderer/console/settings/obs-words'
import { speedAt } from '../../../renderer/console/settings/RehearsalSection'
import { readHosts, readLines, readNumber } from '../../../renderer/console/settings/read-text'
import { createSettingsDraft } from '../../../renderer/console/settings/settings-draft'
import { placesOf, thresholdOf, thresholdWords } from '../../../renderer/console/settings/threshold'
import type { ConsoleClient } from '../../../renderer/kit/client'
import { fixtureState } from '../harness/fixture'

describe('folding changes', () => {
  const tree = fc.record({
    a: fc.integer({ min: 0, max: 3 }),
    list: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
    part: fc.record({ b: fc.boolean(), c: fc.option(fc.string({ maxLength: 2 })) }),
  })

  test('changes nothing when nothing was changed, and keeps every change of mine', () => {
    fc.assert(
      fc.property(tree, tree, tree, (base, mine, theirs) => {
        expect(foldChanges(base, base, theirs)).toEqual(theirs)
        expect(foldChanges(base, mine, base)).toEqual(mine)
        const folded = foldChanges(base, mine, theirs)
        expect(folded.a).toBe(mine.a === base.a ? theirs.a : mine.a)
        expect(foldChanges(base, mine, folded)).toEqual(folded)
      }),
    )
  })
})

describe('the draft of the settings', () => {
  function engine() {
    let kept = Settings.parse({})
    const waiting: (() => void)[] = []
    const saves: Settings[] = []
    let line = true
    const client = {
      settings: {
        get: async () => kept,
        save: async ({ settings }: { settings: Settings }) => {
          saves.push(settings)
          kept = Settings.parse(settings)
          return kept
        },
      },
    } as unknown as ConsoleClient
    const draft = createSettingsDraft({
      client: () => (line ? client : null),
      after: (_ms, run) => {
        waiting.push(run)
        return () => waiting.splice(waiting.indexOf(run), 1)
      },
    })
    return {
      draft,
      saves,
      set: (change: (before: Settings) => Settings) => {
        kept = change(kept)
      },
      cut: (on: boolean) => {
        line = on
      },
    }
  }

  test('a save takes nothing back that the engine changed meanwhile', async () => {
    const { draft, saves, set } = engine()
    await draft.open()
    draft.change((before) => ({ ...before, hostName: 'Mira' }))
    set((before) => ({ ...before, obs: { ...before.obs, host: '10.0.0.7' } }))
    await draft.flush()
    expect(saves).toHaveLength(1)
    expect([saves[0]?.hostName, saves[0]?.obs.host]).toEqual(['Mira', '10.0.0.7'])
    expect(draft.view().settings?.obs.host).toBe('10.0.0.7')
    expect(draft.view().save.state).toBe('saved')
  })

  test('reading anew keeps what was typed and not yet saved', async () => {
    const { draft, set } = engine()
    await draft.open()
    draft.change((before) => ({ ...before, hostName: 'Mi' }))
    set((before) => ({ ...before, reducedMotion: true }))
    await draft.open()
    expect(draft.view().settings).toMatchObject({ hostName: 'Mi', reducedMotion: true })
  })

  test('without a line the change waits, and is saved when the line is back', async () => {
    const { draft, saves, cut } = engine()
    await draft.open()
    cut(false)
    draft.change((before) => ({ ...before, keepChatDays: 7 }))
    await draft.flush()
    expect(draft.view().save.state).toBe('failed')
    expect(draft.view().settings?.keepChatDays).toBe(7)
    cut(true)
    await draft.open()
    expect(saves.map((one) => one.keepChatDays)).toEqual([7])
    expect(draft.view().save.state).toBe('saved')
  })

  test('what cannot be kept stays on screen beside its reason', async () => {
    const { draft } = engine()
    await draft.open()
    draft.type('keep', { text: '900', fault: 'A whole number from 1 to 365.' })
    await draft.open()
    expect(draft.view().typed.keep?.text).toBe('900')
    draft.type('keep', null)
    expect(draft.view().typed).toEqual({})
  })
})

describe('reading fields', () => {
  test.each(['', ' ', 'x', '1.5', '0', '366'])('"%s" is no number of days', (text) =>
    expect(readNumber(text, { min: 1, max: 365 })).toEqual({
      ok: false,
      words: 'A whole number from 1 to 365.',
    }),
  )

  test('lists lose blank lines and doubles, and name the line that is too long', () => {
    const limits = { most: 2, longest: 5 }
    expect(readLines(' a \n\nb\na\n', limits)).toEqual({ ok: true, value: ['a', 'b'] })
    expect(readLines('a\nlonger', limits)).toMatchObject({ words: 'Line 2 is longer than 5 characters.' })
    expect(readLines('a\nb\nc', limits)).toMatchObject({ words: 'At most 2 lines; these are 3.' })
  })

  test('a pasted address becomes its site', () => {
    expect(readHosts('https://Shop.Example.com/x?y=1\nexample.org')).toEqual({
      ok: true,
      value: ['shop.example.com', 'example.org'],
    })
    expect(readHosts('not a host')).toMatchObject({ ok: false })
  })
})

describe('in words', () => {
  test('every link of OBS has a sentence', () => {
    const { obs } = fixtureState()
    const words = obsLink.options.map((link) => obsLinkWords({ ...obs, link, reason: null })[1])
    expect(new Set(words).size).toBe(obsLink.options.length)
    expect(words.every((one) => one.length > 8)).toBe(true)
  })

  test('thresholds survive the slider, and say what they do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (a, b) => {
        const limit = { hold: Math.min(a, b) / 100, hide: Math.max(a, b) / 100 }
        expect(thresholdOf(placesOf(limit))).toEqual(limit)
      }),
    )
    expect(thresholdWords({ hold: 0.8, hide: 1 })).toBe('held from 80 %, never hidden')
    expect(thresholdWords({ hold: 1, hide: 1 })).toBe('never held back')
  })

  test('the speed stays within its limits', () =>
    expect([-10, 0, 13, 99].map(speedAt)).toEqual([0.1, 1, 20, 20]))
})
