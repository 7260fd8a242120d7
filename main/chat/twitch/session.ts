import { fail, ok, type Result } from '../../../core/base/result'
import { minute, second } from '../../../core/base/time'
import type { PlatformParts, PlatformWorld } from '../../../core/chat/port'
import type { Grant, Oauth } from './oauth'
import { loadTokens, saveTokens, type Tokens } from './tokens'

export interface SessionParts {
  readonly oauth: Oauth
  readonly secrets: PlatformParts<unknown>['secrets']
  readonly log: PlatformParts<unknown>['log']
  readonly world: Pick<PlatformWorld, 'now' | 'after'>
  /** Somebody signed in or out, or Twitch ended the sign-in. */
  readonly changed: () => void
}

/** Who is signed in. The only place that holds the pair of tokens: everything else asks for the current one. */
export interface Session {
  tokens(): Tokens | null
  /** Who was signed in until Twitch ended it, and why, in a sentence; null while all is well. */
  ended(): { readonly account: string; readonly reason: string } | null
  /** Takes a new grant: asks whose it is, saves it, then uses it. */
  adopt(clientId: string, grant: Grant): Promise<Result<null>>
  /**
   * A new pair. However many ask, one request is under way; a pair younger than 10 s is answered instead, unless it is known
   * to be bad. Fails with `offline` or `needs-login`.
   */
  refresh(known?: 'bad'): Promise<Result<Tokens>>
  /** Asks Twitch whether the token still holds; Twitch wants this at start and every hour. */
  check(): Promise<void>
  signOut(): Promise<void>
  /** Waits for a refresh under way: its pair must be saved before somebody else reads what is kept. */
  stop(): Promise<void>
}

const checkEvery = 60 * minute
const youngFor = 10 * second

export function createSession({ oauth, secrets, log, world, changed }: SessionParts): Session {
  let tokens = loadTokens(secrets)
  let ended: { account: string; reason: string } | null = null
  let refreshing: Promise<Result<Tokens>> | null = null
  let cancelCheck = () => {}
  let stopped = false

  /** Saved before it is used: the old refresh token is dead already, and a crash must not lose the new one. */
  const keep = (next: Tokens | null) => {
    try {
      saveTokens(secrets, next)
    } catch (error) {
      log('error', `the Twitch sign-in could not be saved: ${String(error)}`)
    }
    tokens = next
  }
  const end = (account: string, reason: string) => {
    keep(null)
    ended = { account, reason }
    log('warn', 'Twitch ended the sign-in')
    changed()
    return fail('needs-login', reason)
  }
  const makeNew = async (old: Tokens): Promise<Result<Tokens>> => {
    const granted = await oauth.refresh(old.clientId, old.refresh)
    // Signed out or in again meanwhile: what was asked for before has no place any more.
    if (tokens?.refresh !== old.refresh)
      return tokens ? ok(tokens) : fail('needs-login', 'Sign in to Twitch.')
    if (!granted.ok) {
      if (granted.code === 'offline') return fail('offline', granted.message)
      return end(old.login, endWords(granted.message))
    }
    const { access_token, refresh_token, expires_in, scope } = granted.value
    const fresh = {
      ...tokens,
      access: access_token,
      refresh: refresh_token,
      expiresIn: expires_in,
      scopes: scope.length > 0 ? scope : tokens.scopes,
      obtainedAt: world.now(),
    }
    keep(fresh)
    return ok(fresh)
  }
  const refresh: Session['refresh'] = async (known) => {
    if (refreshing) return refreshing
    if (tokens === null) return fail('needs-login', ended?.reason ?? 'Sign in to Twitch.')
    if (known !== 'bad' && world.now() - tokens.obtainedAt < youngFor) return ok(tokens)
    refreshing = makeNew(tokens).finally(() => {
      refreshing = null
    })
    return refreshing
  }
  const check = async () => {
    cancelCheck()
    if (!stopped) cancelCheck = world.after(checkEvery, () => void check())
    const asked = tokens
    if (asked === null) return
    const valid = await oauth.validate(asked.access)
    if (stopped || tokens?.access !== asked.access) return
    if (!valid.ok) {
      if (valid.code === 'denied') await refresh('bad')
      return
    }
    const { login, scopes } = valid.value
    const told = scopes ?? []
    if (login === asked.login && told.join() === asked.scopes.join()) return
    keep({ ...asked, login, scopes: told })
    changed()
  }
  return {
    tokens: () => tokens,
    ended: () => ended,
    adopt: async (clientId, grant) => {
      const valid = await oauth.validate(grant.access_token)
      if (!valid.ok) return fail('refused', 'Twitch gave a sign-in and did not recognise it. Try once more.')
      keep({
        clientId,
        access: grant.access_token,
        refresh: grant.refresh_token,
        userId: valid.value.user_id,
        login: valid.value.login,
        scopes: valid.value.scopes ?? grant.scope,
        obtainedAt: world.now(),
        expiresIn: grant.expires_in,
      })
      ended = null
      changed()
      return ok(null)
    },
    refresh,
    check,
    signOut: async () => {
      const old = tokens
      keep(null)
      ended = null
      changed()
      if (old) await oauth.revoke(old.clientId, old.access)
    },
    stop: async () => {
      stopped = true
      cancelCheck()
      await refreshing
    },
  }
}

/** Twitch's words on a refused refresh, for the host. Source: twitchdev/issues 943 and "Refreshing access tokens". */
function endWords(said: string): string {
  if (/client secret/i.test(said))
    return 'Your Twitch application is of the kind "Confidential", which a program on your computer cannot use. Make one of the kind "Public" and enter its client id.'
  return 'Twitch ended the sign-in: the password was changed, access was taken back, or it was unused for 30 days. Sign in again.'
}
