import { z } from 'zod'

/**
 * What can go wrong with a call, as the adapter has to act on it. `unreached`: the call never left this machine;
 * `broken`: it may have; `absent`: the address is not served.
 */
export type Trouble =
  | 'quota'
  | 'rate'
  | 'login'
  | 'scope'
  | 'setup'
  | 'ended'
  | 'no-chat'
  | 'disabled'
  | 'page'
  | 'absent'
  | 'refused'
  | 'unreached'
  | 'broken'

export interface Fault {
  readonly trouble: Trouble
  /** One sentence for the host. */
  readonly words: string
  /** Google's own word for it, for the log. */
  readonly reason: string
}

const Body = z.object({
  error: z.object({
    message: z.string().optional(),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional(), domain: z.string().optional() })).optional(),
    details: z.array(z.object({ reason: z.string().optional() })).optional(),
  }),
})

const byReason: Readonly<Record<string, Trouble>> = {
  quotaExceeded: 'quota',
  dailyLimitExceeded: 'quota',
  rateLimitExceeded: 'rate',
  userRateLimitExceeded: 'rate',
  insufficientPermissions: 'scope',
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: 'scope',
  accessNotConfigured: 'setup',
  SERVICE_DISABLED: 'setup',
  liveStreamingNotEnabled: 'setup',
  youtubeSignupRequired: 'setup',
  liveChatEnded: 'ended',
  liveChatNotFound: 'no-chat',
  liveChatDisabled: 'disabled',
  authError: 'login',
}

const words: Readonly<Record<Trouble, string>> = {
  quota: 'Google has no units left for your project today. They come back at midnight in California.',
  rate: 'YouTube says that this goes too fast. Wait a little.',
  login: 'YouTube does not know this sign-in any more. Sign in again.',
  scope: 'Micdrop may read this YouTube chat but not act in it. Sign in again and allow it.',
  setup:
    'Google does not let your project read YouTube yet: switch on "YouTube Data API v3" in it, and live streaming for the channel.',
  ended: 'The broadcast has ended and its chat is closed.',
  'no-chat': 'YouTube has no chat for this broadcast any more.',
  disabled: 'The chat of this broadcast is switched off on YouTube.',
  page: 'YouTube lost the place where reading stopped.',
  absent: 'YouTube does not offer this here.',
  refused: 'YouTube refused it.',
  unreached: 'YouTube cannot be reached. Is this computer online?',
  broken: 'YouTube did not answer properly.',
}

const refusals: Readonly<Record<string, string>> = {
  forbidden: 'YouTube does not let this account do that: it has to own the chat or moderate it.',
  modificationNotAllowed: 'YouTube does not let anyone take back this message.',
  insertionNotAllowed: 'YouTube does not let this account ban that viewer.',
  liveChatMessageNotFound: 'YouTube does not know this message any more.',
  liveChatUserNotFound: 'YouTube does not know this viewer.',
  messageTextInvalid: 'YouTube does not take this text.',
}

export function faultOf(trouble: Trouble, reason: string): Fault {
  return { trouble, reason, words: refusals[reason] ?? words[trouble] }
}

/** Reads the answer to a failed call; `text` may be anything. */
export function readFault(status: number, text: string): Fault {
  const error = parsed(text)?.error
  const reasons = [...(error?.errors ?? []), ...(error?.details ?? [])].flatMap((one) => one.reason ?? [])
  const quota = error?.errors?.some((one) => one.domain === 'youtube.quota')
  const known = reasons.find((reason) => byReason[reason] !== undefined)
  const reason = known ?? reasons[0] ?? error?.status ?? String(status)
  return faultOf(
    quota ? 'quota' : known ? byReason[known]! : byStatus(status, reasons, error?.message ?? ''),
    reason,
  )
}

function byStatus(status: number, reasons: readonly string[], message: string): Trouble {
  if (status === 401) return 'login'
  if (status === 429) return 'rate'
  if (status === 400 && [...reasons, message].some((text) => /page ?token/i.test(text))) return 'page'
  const named = reasons.some((reason) => refusals[reason] !== undefined)
  if ((status === 404 && !named) || status === 405 || status === 501) return 'absent'
  return status >= 500 || status === 408 ? 'broken' : 'refused'
}

function parsed(text: string): z.infer<typeof Body> | null {
  try {
    return Body.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

const neverLeft = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']

/** Reads what fetch or node:http threw. */
export function thrownFault(thrown: unknown): Fault {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
    if (neverLeft.includes(code) || code === 'UND_ERR_CONNECT_TIMEOUT') return faultOf('unreached', code)
    // Several addresses were tried: node gathers what each said.
    if (error instanceof AggregateError && error.errors.length > 0) return thrownFault(error.errors[0])
  }
  return faultOf('broken', thrown instanceof Error ? thrown.message : String(thrown))
}
