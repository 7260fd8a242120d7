import type { AccessTokenWithUserId, AuthProvider } from '@twurple/auth'
import type { Session } from './session'
import type { Tokens } from './tokens'

/** The token cannot be had: nobody is signed in, or Twitch cannot be reached to renew it. */
export class NoToken extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The host has not been asked for this yet. */
export class MissingScope extends Error {}

/**
 * Gives twurple the current token of a public application. Its own refreshing provider sends a client secret, which a program
 * on the host's computer cannot have.
 */
export function createAuthProvider(session: Session): AuthProvider {
  const current = () => {
    const tokens = session.tokens()
    if (tokens === null) throw new NoToken('needs-login', session.ended()?.reason ?? 'Sign in to Twitch.')
    return tokens
  }
  return {
    get clientId() {
      return session.tokens()?.clientId ?? ''
    },
    getCurrentScopesForUser: () => session.tokens()?.scopes.slice() ?? [],
    getAccessTokenForUser: async (_user, ...scopeSets) => {
      const tokens = current()
      for (const any of scopeSets)
        if (any && any.length > 0 && !any.some((scope) => tokens.scopes.includes(scope)))
          throw new MissingScope(any.join(' or '))
      return forTwurple(tokens)
    },
    getAnyAccessToken: async () => forTwurple(current()),
    refreshAccessTokenForUser: async () => {
      const fresh = await session.refresh()
      if (!fresh.ok) throw new NoToken(fresh.code, fresh.message)
      return forTwurple(fresh.value)
    },
  }
}

function forTwurple(tokens: Tokens): AccessTokenWithUserId {
  return {
    userId: tokens.userId,
    accessToken: tokens.access,
    refreshToken: tokens.refresh,
    scope: [...tokens.scopes],
    expiresIn: tokens.expiresIn,
    obtainmentTimestamp: tokens.obtainedAt,
  }
}
