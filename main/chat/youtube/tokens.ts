import { z } from 'zod'
import { fail, ok, type Result } from '../../../core/base/result'
import { type Limited, postForm } from './limit'

export const readScope = 'https://www.googleapis.com/auth/youtube.readonly'
export const writeScope = 'https://www.googleapis.com/auth/youtube'

/** What lies in the keychain. */
const Tokens = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  /** When `access` dies, by this machine's clock, in ms since 1970. */
  expiresAt: z.number(),
  scopes: z.array(z.string()),
  /** The channel that signed in. */
  channel: z.object({ id: z.string(), title: z.string() }).nullable(),
})
export type Tokens = z.infer<typeof Tokens>

/** What was kept, or null when nothing readable was. */
export function readTokens(text: string | null): Tokens | null {
  if (text === null) return null
  try {
    return Tokens.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Google's answer, for a sign-in as for a refresh; a refresh usually brings no new refresh token. */
export const Granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().default(3_600),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().default(''),
})

export interface TokenParts {
  /** Base address of Google's OAuth server. */
  readonly google: string
  readonly client: () => { readonly id: string; readonly secret: string }
  readonly read: () => string | null
  readonly write: (text: string | null) => void
  readonly now: () => number
  readonly limited: Limited
  /** The sign-in is over, with words for the host. */
  readonly lost: (words: string) => void
}

type Access = Result<string, 'needs-login' | 'offline'>

export interface TokenKeeper {
  readonly current: () => Tokens | null
  /** An access token that lives for another minute. */
  readonly fresh: () => Promise<Access>
  /** YouTube refused `used`: another one, fetched once however many ask. */
  readonly renew: (used: string) => Promise<Access>
  readonly save: (tokens: Tokens | null) => void
}

const lostWords =
  'Google ended this sign-in. Sign in again. (Sign-ins of a Google project in "testing" end after 7 days; publish it to keep them.)'
const clientWords = 'Google does not know this client id or its secret. Check both in the settings.'

/** Keeps one sign-in alive: at most one refresh at a time, and a new pair is saved before anything uses it. */
export function createTokens(parts: TokenParts): TokenKeeper {
  let tokens = readTokens(parts.read())
  let refreshing: Promise<Access> | null = null

  function save(next: Tokens | null): void {
    parts.write(next === null ? null : JSON.stringify(next))
    tokens = next
  }

  function refresh(): Promise<Access> {
    refreshing ??= ask().finally(() => {
      refreshing = null
    })
    return refreshing
  }

  async function ask(): Promise<Access> {
    const old = tokens
    if (old === null) return fail('needs-login', 'Sign in to YouTube first.')
    const { id, secret } = parts.client()
    const answer = await postForm(parts.limited, `${parts.google}/token`, {
      client_id: id,
      client_secret: secret,
      refresh_token: old.refresh,
      grant_type: 'refresh_token',
    })
    if (!answer.ok) return fail('offline', answer.fault.words)
    const { done, body, error } = answer.value
    // Signed out, or signed in anew, while Google thought.
    if (tokens !== old) return tokens ? ok(tokens.access) : fail('needs-login', 'Sign in to YouTube first.')
    const granted = Granted.safeParse(body)
    if (done && granted.success) {
      const { access_token, expires_in, refresh_token, scope } = granted.data
      save({
        ...old,
        access: access_token,
        refresh: refresh_token ?? old.refresh,
        expiresAt: parts.now() + expires_in * 1_000,
        scopes: scope === '' ? old.scopes : scope.split(' '),
      })
      return ok(access_token)
    }
    if (error === 'invalid_grant') return lose(lostWords)
    if (error === 'invalid_client' || error === 'unauthorized_client') return fail('needs-login', clientWords)
    return fail('offline', 'Google did not renew the sign-in; trying again.')
  }

  function lose(words: string): Access {
    save(null)
    parts.lost(words)
    return fail('needs-login', words)
  }

  return {
    current: () => tokens,
    fresh: async () => {
      if (tokens === null) return fail('needs-login', 'Sign in to YouTube first.')
      return tokens.expiresAt - parts.now() > 60_000 ? ok(tokens.access) : refresh()
    },
    renew: async (used) => (tokens !== null && tokens.access !== used ? ok(tokens.access) : refresh()),
    save,
  }
}
