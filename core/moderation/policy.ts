import { HEADS, type Head, type ModerationSettings } from './settings'
import type { Finding } from './verdict'

/** Probabilities 0 to 1, in the order of `HEADS`. */
export type Scores = readonly number[]

const MEANING: Record<Head, string> = {
  toxic: 'an insult or abuse',
  hate: 'hatred of a group',
  threat: 'a threat or a call to self-harm',
  sexual: 'sexual harassment',
  spam: 'advertising or a scam',
}

/** What the model's scores ask for under the host's thresholds; a threshold of 1 never acts. Highest score first. */
export function scoreFindings(scores: Scores, settings: ModerationSettings): Finding[] {
  const found: Finding[] = []
  for (const [at, head] of HEADS.entries()) {
    const score = scores[at] ?? 0
    const { hold, hide } = settings.thresholds[head]
    const action = hide < 1 && score >= hide ? 'hide' : hold < 1 && score >= hold ? 'hold' : 'allow'
    if (action === 'allow') continue
    found.push({
      action,
      reason: { rule: `model-${head}`, detail: `The model reads this as ${MEANING[head]}.`, score },
    })
  }
  return found.sort((a, b) => (b.reason.score ?? 0) - (a.reason.score ?? 0))
}

/** For a line that the model should have read and did not: nothing, or held, as the host chose. */
export function unreadFindings(settings: ModerationSettings): Finding[] {
  if (settings.whenModelDown === 'rules') return []
  const detail = 'The model is not running, so this line waits for you.'
  return [{ action: 'hold', reason: { rule: 'model-down', detail, score: null } }]
}
