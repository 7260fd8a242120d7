import { z } from 'zod'

/** What happens to a line: shown, kept for the host to decide, or kept away from the stream. */
export const Action = z.enum(['allow', 'hold', 'hide'])
export type Action = z.infer<typeof Action>

export const Reason = z.object({
  /**
   * Kebab-case code; open, so that old logs and later rules both read. Today: blocked-word, slur, abuse, profanity,
   * link, repeat, caps, bidi, combining, too-long, emoji-storm, model-toxic, model-hate, model-threat, model-sexual,
   * model-spam, model-down; retracted, platform-held, unjudged.
   */
  rule: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** Shown to the host. */
  detail: z.string(),
  /** 0 to 1 from the model, null from a rule. */
  score: z.number().nullable(),
})
export type Reason = z.infer<typeof Reason>

/** What moderation decided about one line, with every reason that speaks against it, gravest first. */
export const Verdict = z.object({ action: Action, reasons: z.array(Reason) })
export type Verdict = z.infer<typeof Verdict>

/** A line its author or the platform took back before it could be judged. */
export const takenBack: Verdict = {
  action: 'hide',
  reasons: [{ rule: 'retracted', detail: 'It was taken back before it was judged.', score: null }],
}

const GRAVITY: Record<Action, number> = { allow: 0, hold: 1, hide: 2 }

/** A reason together with what it asks for. */
export type Finding = { readonly action: Action; readonly reason: Reason }

/** The gravest action wins; findings that only ask to allow leave no reason. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const against = findings
    .filter((f) => f.action !== 'allow')
    .sort((a, b) => GRAVITY[b.action] - GRAVITY[a.action])
  return { action: against[0]?.action ?? 'allow', reasons: against.map((f) => f.reason) }
}
