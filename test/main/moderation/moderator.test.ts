import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ModerationSettings } from '../../../core/moderation/settings'
import {
  createModerator,
  forkedModel,
  type ModelState,
  type Moderator,
  type ModeratorOptions,
} from '../../../main/moderation'
import { buildWorker, modelDir } from './worker-file'

const defaults = ModerationSettings.parse({})
let workerFile: string
beforeAll(async () => {
  workerFile = await buildWorker('moderator')
}, 60_000)

const open: Moderator[] = []
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())))

/** A moderator whose states can be waited for. */
function setUp(options: Partial<ModeratorOptions> = {}) {
  const states: ModelState[] = []
  const waiting: { model: string; after: number; go: () => void }[] = []
  const moderator = createModerator({
    settings: () => defaults,
    modelDir,
    workerFile,
    now: () => 1_000_000,
    onState: (state) => {
      states.push(state)
      for (const one of waiting) if (one.model === state.model) one.go()
    },
    ...options,
  })
  open.push(moderator)
  const reaches = (model: ModelState['model']) =>
    new Promise<void>((go) => {
      if (moderator.state().model === model) go()
      else waiting.push({ model, after: states.length, go })
    })
  let count = 0
  const judge = (text: string, viewerKey = `v${count++}`) =>
    moderator.judge({ id: `l${count}`, viewerKey, text })
  return { moderator, states, reaches, judge }
}

describe('with the real model in its process', { timeout: 30_000 }, () => {
  it('lets friendly lines pass and holds or hides abuse, from the very first line', async () => {
    const { judge, states } = setUp()
    const [friendly, abusive] = await Promise.all([
      judge('holy shit that set was so good'),
      judge('you are a worthless piece of shit, go die'),
    ])
    expect(friendly).toEqual({ action: 'allow', reasons: [] })
    expect(abusive.action).not.toBe('allow')
    expect(abusive.reasons.some((reason) => reason.rule.startsWith('model-') && reason.score! > 0.8)).toBe(
      true,
    )
    expect(states.map((state) => state.model)).toEqual(['starting', 'ready'])
  })

  it('keeps its promise on the written check lines: rules and model together', async () => {
    const { judge } = setUp()
    const file = join(modelDir, 'check/stream-check.jsonl')
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; kind: string })
    const verdicts = await Promise.all(lines.map(({ text }) => judge(text)))
    const stopped = (friendly: boolean) =>
      lines.filter((line, at) => (line.kind === 'friendly') === friendly && verdicts[at]!.action !== 'allow')
        .length
    const count = lines.filter((line) => line.kind === 'friendly').length
    expect(stopped(true) / count).toBeLessThanOrEqual(0.04)
    expect(stopped(false) / (lines.length - count)).toBeGreaterThanOrEqual(0.85)
  })

  it('answers every line of a burst and asks the model once for equal texts', async () => {
    const { judge } = setUp()
    const verdicts = await Promise.all(
      Array.from({ length: 3_000 }, (_, at) => judge(`line ${at % 700} of the crowd tonight`)),
    )
    expect(verdicts).toHaveLength(3_000)
    expect(new Set(verdicts.map((verdict) => verdict.action))).toEqual(new Set(['allow']))
  })

  it('goes on with the rules when the process is killed, says so, and comes back', async () => {
    const { moderator, judge, reaches, states } = setUp()
    await reaches('ready')
    const lines = Array.from({ length: 500 }, (_, at) => judge(`${at} you are such a pathetic loser ${at}`))
    lines.push(judge('kill yourself'))
    const first = moderator.modelPid()!
    process.kill(first, 'SIGKILL')
    const verdicts = await Promise.all(lines)
    expect(verdicts.at(-1)).toMatchObject({ action: 'hold', reasons: [{ rule: 'abuse' }] })
    await reaches('down')
    expect(states.find((state) => state.model === 'down')?.reason).toContain('SIGKILL')
    await reaches('ready')
    expect(moderator.modelPid()).not.toBe(first)
    expect((await judge('you are such a pathetic loser')).action).not.toBe('allow')
  })

  it('holds unread lines when the host wants it so', async () => {
    const settings = ModerationSettings.parse({ whenModelDown: 'hold' })
    const { judge } = setUp({ settings: () => settings, modelDir: '/nonexistent' })
    const verdict = await judge('hello there')
    expect(verdict).toMatchObject({ action: 'hold', reasons: [{ rule: 'model-down', score: null }] })
  })

  it('says why a model cannot be loaded', async () => {
    const { judge, reaches, moderator } = setUp({ modelDir: '/nonexistent' })
    await reaches('down')
    expect(moderator.state().reason).toMatch(/ENOENT/)
    expect(await judge('hello there')).toEqual({ action: 'allow', reasons: [] })
  })

  it('replaces a process that does not answer', async () => {
    const fork = forkedModel(workerFile, modelDir, () => {})
    let starts = 0
    const start = () => {
      const real = fork()
      return starts++ === 0 ? { ...real, send: () => {} } : real
    }
    const { reaches, judge, moderator, states } = setUp({ start, limits: { reply: 20, pause: 1 } })
    await reaches('ready')
    const before = moderator.modelPid()
    expect(await judge('you are such a pathetic loser')).toEqual({ action: 'allow', reasons: [] })
    expect(states.at(-1)).toMatchObject({
      model: 'down',
      reason: expect.stringContaining('did not answer in time'),
    })
    await reaches('ready')
    expect(moderator.modelPid()).not.toBe(before)
  })

  it('frees the model when the host turns it off, and starts it again', async () => {
    let settings = defaults
    const { moderator, judge, reaches } = setUp({ settings: () => settings })
    await reaches('ready')
    settings = { ...defaults, modelOn: false }
    expect(await judge('you are such a pathetic loser')).toEqual({ action: 'allow', reasons: [] })
    expect(moderator.state()).toEqual({ model: 'off', reason: null })
    expect(moderator.modelPid()).toBeUndefined()
    settings = defaults
    moderator.refresh()
    await reaches('ready')
    expect((await judge('you are such a pathetic loser')).action).not.toBe('allow')
  })

  it('settles what waits when it is closed', async () => {
    const { moderator, judge } = setUp()
    const line = judge('hello there')
    await moderator.close()
    expect(await line).toEqual({ action: 'allow', reasons: [] })
    expect(await judge('hello again')).toEqual({ action: 'allow', reasons: [] })
  })
})

describe('settings count at once', () => {
  it('blocked words, thresholds and repeats', async () => {
    let settings = ModerationSettings.parse({ modelOn: false })
    const { judge } = setUp({ settings: () => settings })
    expect((await judge('banana time', 'a')).action).toBe('allow')
    settings = ModerationSettings.parse({ modelOn: false, blockedWords: ['banana'] })
    expect(await judge('b4nana time', 'a')).toMatchObject({
      action: 'hide',
      reasons: [{ rule: 'blocked-word' }],
    })
    const says = []
    for (let at = 0; at < 4; at++) says.push((await judge('come to my party tonight', 'b')).action)
    expect(says).toEqual(['allow', 'allow', 'allow', 'hold'])
    for (let at = 0; at < 20; at++) expect((await judge('!claim', 'b')).action).toBe('allow')
  })
})
