import type { Duration } from '../../core/base/time'
import { isSentence, nameFindings, nameWords } from '../../core/moderation/names'
import { type Scores, scoreFindings } from '../../core/moderation/policy'
import type { ModerationSettings } from '../../core/moderation/settings'
import type { Finding, Verdict } from '../../core/moderation/verdict'
import { recent } from './recent'

/** Names are heard again and again: enough for a large show. */
const remembered = 20_000
/** Who claims must not wait long for the verdict on their name; one that comes later counts from then on. */
const longestWait: Duration = 500

const allowed: Verdict = { action: 'allow', reasons: [] }

export interface NameJudgeParts {
  readonly settings: () => ModerationSettings
  /** What the rules for lines find in a text. */
  readonly rulesOn: (text: string) => readonly Finding[]
  /** Null when no model answers. */
  readonly scoresOf: (text: string) => Promise<Scores | null>
}

export interface NameJudge {
  readonly judge: (name: string) => Promise<Verdict>
  /** The rules have changed: all is read anew. */
  readonly forget: () => void
}

/**
 * Judges names with the rules and the model that judge lines: `allow`, or `hide` with the reasons. How often a name is
 * heard is no matter, the model has to be all but certain, and where none answers in time the rules alone decide.
 */
export function createNameJudge({ settings, rulesOn, scoresOf }: NameJudgeParts): NameJudge {
  const known = recent<Verdict | Promise<Verdict>>(remembered)

  const read = async (name: string): Promise<Verdict | null> => {
    const words = nameWords(name)
    const found = nameFindings(rulesOn(name), rulesOn(words))
    if (found.length > 0) return hidden(found)
    if (!settings().modelOn || !isSentence(words)) return allowed
    const scores = await scoresOf(words)
    return scores && hidden(scoreFindings(scores, settings()).filter(({ action }) => action === 'hide'))
  }
  const begin = (name: string): Promise<Verdict> => {
    const reading: Promise<Verdict> = read(name).then((verdict) => {
      // Forgotten meanwhile: it was read by the rules of before.
      if (known.get(name) !== reading) return verdict ?? allowed
      if (verdict === null) known.delete(name)
      else known.set(name, verdict)
      return verdict ?? allowed
    })
    known.set(name, reading)
    return reading
  }
  return {
    judge: async (name) => {
      const before = known.get(name) ?? begin(name)
      return before instanceof Promise ? within(longestWait, before, allowed) : before
    },
    forget: known.clear,
  }
}

function hidden(found: readonly Finding[]): Verdict {
  return found.length === 0 ? allowed : { action: 'hide', reasons: found.map(({ reason }) => reason) }
}

function within<T>(ms: Duration, promise: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(otherwise), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
