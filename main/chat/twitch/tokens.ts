import { z } from 'zod'
import type { PlatformParts } from '../../../core/chat/port'

/** What is kept of a sign-in. The client id belongs to the pair: another application cannot refresh it. */
export const Tokens = z.object({
  clientId: z.string().min(1),
  access: z.string().min(1),
  refresh: z.string().min(1),
  userId: z.string().min(1),
  login: z.string().min(1),
  scopes: z.array(z.string()),
  /** Milliseconds since 1970. */
  obtainedAt: z.number(),
  /** Seconds. */
  expiresIn: z.number(),
})
export type Tokens = z.infer<typeof Tokens>

const name = 'twitch-tokens'

type Secrets = PlatformParts<unknown>['secrets']

/** Null when nobody is signed in, and when what is kept cannot be read any more. */
export function loadTokens(secrets: Secrets): Tokens | null {
  const kept = secrets.get(name)
  if (kept === null) return null
  try {
    return Tokens.parse(JSON.parse(kept))
  } catch {
    return null
  }
}

export function saveTokens(secrets: Secrets, tokens: Tokens | null): void {
  secrets.set(name, tokens === null ? null : JSON.stringify(tokens))
}
