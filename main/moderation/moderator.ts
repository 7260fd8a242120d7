import type { Instant } from '../../core/base/time'
import { type Scores, scoreFindings, unreadFindings } from '../../core/moderation/policy'
import { noticeRepeat, repeatMemory } from '../../core/moderation/repeats'
import { isPlainCommand, type MatchWords, ruleFindings, spelling } from '../../core/moderation/rules'
import type { ModerationSettings } from '../../core/moderation/settings'
import { type Finding, type Verdict, verdictOf } from '../../core/moderation/verdict'
import { type ModelLimits, type ModelState, modelClient, modelLimits } from './model-client'
import { forkedModel, type StartModelProcess } from './model-process'
import { createNameJudge } from './name-judge'
import { recent } from './recent'
import { wordMatcher } from './words'

/** Distinct texts whose findings and scores are kept; chat repeats a third of its lines. */
const REMEMBERED = 4_000

/** A cleaned line: `text` is what people will read, `flags` what cleaning noticed. */
export type LineToJudge = {
  readonly id: string
  readonly viewerKey: string
  readonly text: string
  readonly flags?: readonly string[]
}

export type ModeratorOptions = {
  /** Read at every line, so that the host's changes count at once. */
  readonly settings: () => ModerationSettings
  /** Folder of micdrop-moderation.onnx and .json; outside any archive, because native code reads it. */
  readonly modelDir: string
  /** The built worker: out/main/moderation-worker.js. */
  readonly workerFile: string
  readonly now: () => Instant
  readonly log?: { info(text: string): void; warn(text: string): void }
  readonly onState?: (state: ModelState) => void
  /** How the model process is started; Node's fork unless given (see `utilityModel`). */
  readonly start?: StartModelProcess
  readonly limits?: Partial<ModelLimits>
}

export type Moderator = {
  /** Never rejects and always settles; without a model the rules decide. */
  judge(line: LineToJudge): Promise<Verdict>
  /** Whether a viewer's name may stand before everyone (createNameJudge). Always settles. */
  judgeName(name: string): Promise<Verdict>
  state(): ModelState
  /** Process id of the model, for the task list and for tests. */
  modelPid(): number | undefined
  /** Takes up changed settings now instead of at the next line. */
  refresh(): void
  close(): Promise<void>
}

type Rules = { readonly settings: ModerationSettings; readonly text: string; readonly words: MatchWords }

/** What the rules made of a text, and the text as repeats compare it. */
type Read = { readonly found: readonly Finding[]; readonly said: string }

/** Judges chat lines: rules at once, then the model in its own process. It starts the model when it is created. */
export function createModerator(options: ModeratorOptions): Moderator {
  const log = options.log ?? { info: () => {}, warn: () => {} }
  const client = modelClient({
    start: options.start ?? forkedModel(options.workerFile, options.modelDir, (text) => log.warn(text)),
    limits: { ...modelLimits, ...options.limits },
    log,
    onState: options.onState ?? (() => {}),
  })
  const repeats = repeatMemory()
  const findings = recent<Read>(REMEMBERED)
  const scores = recent<Promise<Scores | null>>(REMEMBERED)
  let rules: Rules | null = null
  let closed = false

  function current(): Rules {
    const settings = options.settings()
    if (rules?.settings === settings) return rules
    const text = JSON.stringify(settings)
    if (rules?.text === text) rules = { ...rules, settings }
    else {
      rules = { settings, text, words: wordMatcher(settings) }
      findings.clear()
      names.forget()
    }
    if (!closed) client.setOn(settings.modelOn)
    return rules
  }

  function read(line: LineToJudge, { settings, words }: Rules): Read {
    const flags = line.flags ?? []
    const key = `${flags.join()} ${line.text}`
    const known = findings.get(key)
    if (known) return known
    const spelled = spelling(line.text)
    const found = ruleFindings({ text: line.text, flags }, spelled, words, settings)
    const fresh: Read = { found, said: spelled.replaceAll(' ', '') }
    findings.set(key, fresh)
    return fresh
  }

  function scoresOf(text: string): Promise<Scores | null> {
    const known = scores.get(text)
    if (known) return known
    const asked = client.score(text).then((got) => {
      if (got === null) scores.delete(text)
      return got
    })
    scores.set(text, asked)
    return asked
  }

  const names = createNameJudge({
    settings: () => current().settings,
    rulesOn: (text) => read({ id: '', viewerKey: '', text }, current()).found,
    scoresOf,
  })

  // The word lists take a sixth of a second to build: the first line pays for it, not the start of the window.
  client.setOn(options.settings().modelOn)
  return {
    async judge(line) {
      const rules = current()
      const { settings } = rules
      if (isPlainCommand(line.text)) return { action: 'allow', reasons: [] }
      const { found: known, said } = read(line, rules)
      const found = [...known]
      const repeat = noticeRepeat(
        repeats,
        { viewerKey: line.viewerKey, key: said, at: options.now() },
        settings,
      )
      if (repeat) found.push(repeat)
      if (!settings.modelOn || found.some((finding) => finding.action === 'hide')) return verdictOf(found)
      const scored = await scoresOf(line.text)
      return verdictOf([...found, ...(scored ? scoreFindings(scored, settings) : unreadFindings(settings))])
    },
    judgeName: (name) => {
      current()
      return names.judge(name)
    },
    state: () => client.state(),
    modelPid: () => client.pid(),
    refresh: () => void current(),
    async close() {
      closed = true
      client.setOn(false)
    },
  }
}
