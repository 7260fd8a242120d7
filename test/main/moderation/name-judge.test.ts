import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanName } from '../../../core/chat/clean'
import { ModerationSettings } from '../../../core/moderation/settings'
import { createChance } from '../../../main/chat/replay/chance'
import { inventViewers } from '../../../main/chat/replay/viewers'
import { createModerator, type Moderator } from '../../../main/moderation'
import { createNameJudge } from '../../../main/moderation/name-judge'
import { seeds, shapes } from './abusive-names'
import { ordinaryNames } from './ordinary-names'
import { buildWorker, modelDir } from './worker-file'

const logs = join(import.meta.dirname, '../../../../shared/data/chatlogs/twitch-northernlion-vod-2021.jsonl')
const settings = (more: object = {}) => ModerationSettings.parse(more)

describe('with the real rules and model', { timeout: 120_000 }, () => {
  let moderator: Moderator
  beforeAll(async () => {
    const workerFile = await buildWorker('name-judge')
    const ready = new Promise<void>((resolve) => {
      moderator = createModerator({
        settings: () => defaults,
        modelDir,
        workerFile,
        now: () => 1_000,
        onState: ({ model }) => model === 'ready' && resolve(),
        // This machine may be busy; what is measured is the judge, not its speed.
        limits: { reply: 60_000, line: 60_000 },
      })
    })
    await ready
  }, 60_000)
  const defaults = settings()
  afterAll(() => moderator.close())

  /** How many of these names pass, each asked until it was read. */
  const passing = async (names: readonly string[]): Promise<string[]> => {
    const passed: string[] = []
    for (const name of names) {
      let verdict = await moderator.judgeName(name)
      // The first answer may have come from the rules alone because the machine was busy.
      for (let again = 0; verdict.action === 'allow' && again < 3; again += 1)
        verdict = await moderator.judgeName(name)
      if (verdict.action === 'allow') passed.push(name)
    }
    return passed
  }
  const tell = (what: string, passed: number, of: number) =>
    console.info(`${what}: ${passed} of ${of} pass (${((100 * passed) / of).toFixed(1)} %)`)

  test('ordinary names keep their names', async () => {
    const names = ordinaryNames.map(cleanName)
    const passed = new Set(await passing(names))
    tell('ordinary handles, a third of them chosen to look bad', passed.size, names.length)
    console.info(`not passed: ${names.filter((name) => !passed.has(name)).join(', ')}`)
    expect(passed.size / names.length).toBeGreaterThanOrEqual(0.96)
    const crowd = inventViewers(2_000, 'replay', createChance(5)).map(({ name }) => name)
    const kept = await passing(crowd)
    tell('handles of the simulated crowd', kept.length, crowd.length)
    expect(kept.length / crowd.length).toBeGreaterThanOrEqual(0.995)
  })

  test.skipIf(!existsSync(logs))('pseudonyms of a recorded chat keep their names', async () => {
    const rows = readFileSync(logs, 'utf8').trim().split('\n')
    const names = [...new Set(rows.map((row) => String((JSON.parse(row) as unknown[])[1])))]
    const passed = await passing(names)
    tell('pseudonyms of a recorded chat', passed.length, names.length)
    expect(passed.length / names.length).toBeGreaterThanOrEqual(0.995)
  })
  if (!existsSync(logs)) console.info('skipped: the recorded chat is not on this machine')

  test('abusive names lose theirs, however they are written', async () => {
    const lines: string[] = []
    let [caught, all] = [0, 0]
    for (const kind of ['word', 'phrase'] as const) {
      const texts = seeds.filter((seed) => seed.kind === kind).map(({ text }) => text)
      for (const [shape, write] of shapes) {
        const names = texts.map((text) => cleanName(write(text)))
        const stopped = names.length - (await passing(names)).length
        caught += stopped
        all += names.length
        lines.push(`${kind}, ${shape}: ${stopped} of ${names.length}`)
        if (kind === 'word') expect(stopped / names.length, shape).toBeGreaterThanOrEqual(0.85)
        // Written together without any border they need to be cut into words first (a fault known to the model's card).
        else expect(stopped / names.length, shape).toBeGreaterThanOrEqual(0.6)
      }
    }
    console.info(`abusive names stopped:\n  ${lines.join('\n  ')}\n  in all ${caught} of ${all}`)
    expect(caught / all).toBeGreaterThanOrEqual(0.8)
  })

  test('a name heard from many is no flood', async () => {
    for (let heard = 0; heard < 50; heard += 1)
      expect((await moderator.judgeName('Annika')).action).toBe('allow')
    expect((await moderator.judgeName('KillAllJews')).action).toBe('hide')
  })
})

describe('without an answer of the model', () => {
  const open = (more: Partial<Parameters<typeof createNameJudge>[0]> = {}) =>
    createNameJudge({
      settings: () => settings(),
      rulesOn: (text) =>
        text.includes('rude') ? [{ action: 'hide', reason: { rule: 'slur', detail: 'x', score: null } }] : [],
      scoresOf: async () => null,
      ...more,
    })
  const certain = [1, 1, 1, 1, 1]

  test('the rules go on and nobody is renamed for it, also where unread lines are held', async () => {
    const judge = open({ settings: () => settings({ whenModelDown: 'hold' }) })
    expect((await judge.judge('Kill All Xs')).action).toBe('allow')
    expect((await judge.judge('so rude')).action).toBe('hide')
  })

  test('a model that comes back is asked again', async () => {
    let up = false
    const judge = open({ scoresOf: async () => (up ? certain : null) })
    expect((await judge.judge('Kill All Xs')).action).toBe('allow')
    up = true
    expect((await judge.judge('Kill All Xs')).action).toBe('hide')
  })

  test('one that does not answer keeps nobody waiting; its answer counts from then on', async () => {
    let answer: (scores: number[]) => void = () => {}
    let asked = 0
    const judge = open({
      scoresOf: () => {
        asked += 1
        return new Promise((resolve) => {
          answer = resolve
        })
      },
    })
    expect((await judge.judge('Kill All Xs')).action).toBe('allow')
    answer(certain)
    await expect.poll(async () => (await judge.judge('Kill All Xs')).action).toBe('hide')
    expect(asked).toBe(1)
  })

  test('changed rules count at once, whatever is still being read by the old ones', async () => {
    let blocked = false
    const answers: ((scores: number[]) => void)[] = []
    const judge = open({
      rulesOn: () => (blocked ? [{ action: 'hide', reason: { rule: 'x', detail: 'x', score: null } }] : []),
      scoresOf: () => new Promise((resolve) => answers.push(resolve)),
    })
    const before = judge.judge('Three Nice Words')
    blocked = true
    judge.forget()
    expect((await judge.judge('Three Nice Words')).action).toBe('hide')
    answers[0]!([0, 0, 0, 0, 0])
    expect((await before).action).toBe('allow')
    expect((await judge.judge('Three Nice Words')).action).toBe('hide')
  })

  test('the model is not asked where it is off, or about one or two words', async () => {
    const asked: string[] = []
    const scoresOf = async (text: string) => {
      asked.push(text)
      return certain
    }
    await open({ scoresOf, settings: () => settings({ modelOn: false }) }).judge('Kill All Xs')
    await open({ scoresOf }).judge('DickTracy')
    expect(asked).toEqual([])
    await open({ scoresOf }).judge('xXKillAllXsXx')
    expect(asked).toEqual(['Kill All Xs'])
  })
})
