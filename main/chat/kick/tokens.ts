import { z } from 'zod'
import { fail, ok, type Result } from '../../../core/base/result'
import { type After, request } from './request'

/** What lies in the keychain under `kick-tokens`. */
const Tokens = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  /** By this machine's clock, in ms since 1970. */
  expiresAt: z.number(),
  scopes: z.array(z.string()),
  user: z.object({ id: z.string(), name: z.string() }),
})
export type Tokens = z.infer<typeof Tokens>

/** Kick's answer to a code as to a refresh token. Its documentation shows the seconds as text. */
const Granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().catch(3_600),
  scope: z.string().default(''),
})

export interface TokenParts {
  /** Base address of Kick's OAuth server. */
  readonly id: string
  client(): { readonly id: string; readonly secret: string }
  read(): string | null
  write(text: string | null): void
  now(): number
  after: After
  /** The sign-in is over, with words for the host. */
  lost(words: string): void
}

export interface TokenKeeper {
  current(): Tokens | null
  /** A token that lives for another minute, or another one than `used`, which Kick refused. */
  fresh(used?: string): Promise<Result<Tokens>>
  /** Exchanges what a sign-in brought; `user` names who it was. */
  redeem(
    form: Readonly<Record<string, string>>,
    user: (access: string) => Promise<Result<Tokens['user']>>,
  ): Promise<Result<null>>
  /** Forgets the sign-in, here and at Kick. */
  forget(): Promise<void>
}

const lostWords = 'Kick ended this sign-in. Sign in again.'

/** One sign-in: at most one refresh at a time, since each refresh token works once, and a new pair is saved before use. */
export function createTokens(parts: TokenParts): TokenKeeper {
  let tokens = read(parts.read())
  let refreshing: Promise<Result<Tokens>> | null = null

  const save = (next: Tokens | null) => {
    parts.write(next === null ? null : JSON.stringify(next))
    tokens = next
  }
  const ask = async (form: Readonly<Record<string, string>>) => {
    const { id, secret } = parts.client()
    const answer = await request(parts.after, `${parts.id}/oauth/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form, client_id: id, client_secret: secret }).toString(),
    })
    if (!answer.ok) return answer
    const granted = Granted.safeParse(answer.value.body)
    if (answer.value.status === 200 && granted.success) return ok(granted.data)
    if (answer.value.status >= 500)
      return fail('offline', 'Kick has trouble at the moment. Try again in a minute.')
    return fail('needs-login', lostWords)
  }
  const kept = (granted: z.infer<typeof Granted>, user: Tokens['user']): Tokens => ({
    access: granted.access_token,
    refresh: granted.refresh_token,
    expiresAt: parts.now() + granted.expires_in * 1_000,
    scopes: granted.scope.split(/[\s,]+/).filter((scope) => scope !== ''),
    user,
  })
  const refresh = async (old: Tokens): Promise<Result<Tokens>> => {
    const granted = await ask({ grant_type: 'refresh_token', refresh_token: old.refresh })
    // Signed out, or signed in anew, while Kick thought.
    if (tokens !== old) return tokens ? ok(tokens) : fail('needs-login', lostWords)
    if (granted.ok) {
      const next = kept(granted.value, old.user)
      save(next.scopes.length > 0 ? next : { ...next, scopes: old.scopes })
      return ok(tokens)
    }
    if (granted.code === 'needs-login') {
      save(null)
      parts.lost(lostWords)
    }
    return granted
  }
  return {
    current: () => tokens,
    fresh(used) {
      if (tokens === null) return Promise.resolve(fail('needs-login', 'Sign in to Kick first.'))
      if (tokens.access !== used && tokens.expiresAt - parts.now() > 60_000)
        return Promise.resolve(ok(tokens))
      refreshing ??= refresh(tokens).finally(() => {
        refreshing = null
      })
      return refreshing
    },
    async redeem(form, user) {
      const granted = await ask({ ...form, grant_type: 'authorization_code' })
      if (!granted.ok)
        return granted.code === 'needs-login'
          ? fail('refused', 'Kick does not accept the client id, its secret or the redirect address.')
          : granted
      const who = await user(granted.value.access_token)
      if (!who.ok) return who
      save(kept(granted.value, who.value))
      return ok(null)
    },
    async forget() {
      const old = tokens
      save(null)
      if (old === null) return
      const query = new URLSearchParams({ token: old.refresh, token_hint_type: 'refresh_token' })
      await request(parts.after, `${parts.id}/oauth/revoke?${query}`, { method: 'POST' })
    },
  }
}

function read(text: string | null): Tokens | null {
  if (text === null) return null
  try {
    return Tokens.parse(JSON.parse(text))
  } catch {
    return null
  }
}
