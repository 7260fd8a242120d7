import { fail, ok } from '../../../core/base/result'
import type { SignIn, SignInState } from '../../../core/chat/port'
import type { DeviceCodeFlow } from './device-code'
import type { Session } from './session'
import { scopesFor, stepsWith } from './steps'

export interface SignInParts {
  /** Null while the platform is stopped: there is no clock to poll by. */
  readonly running: () => { readonly session: Session; readonly flow: DeviceCodeFlow } | null
  /** Public client id, or empty. */
  readonly clientId: () => string
  /** Takes what is kept out of the keychain. */
  readonly forget: () => void
}

export function createSignIn({ running, clientId, forget }: SignInParts): SignIn {
  const state = (): SignInState => {
    const now = running()
    const tokens = now?.session.tokens() ?? null
    const ended = now?.session.ended() ?? null
    const prompt = now?.flow.prompt() ?? null
    return {
      state: prompt ? 'asking' : tokens ? 'signed-in' : ended ? 'expired' : 'none',
      account: tokens?.login ?? ended?.account ?? null,
      prompt,
      reason: now?.flow.reason() ?? ended?.reason ?? null,
      steps: stepsWith(tokens?.scopes ?? []),
    }
  }
  return {
    state,
    begin: async (steps) => {
      const now = running()
      if (now === null) return fail('offline', 'Turn Twitch on first, then sign in.')
      const id = clientId()
      if (id === '')
        return fail(
          'needs-login',
          'Enter the client id of your Twitch application: make one at dev.twitch.tv/console, of the kind "Public".',
        )
      const scopes = scopesFor(steps, now.session.tokens()?.scopes ?? [])
      if (scopes.length === 0) return fail('refused', 'Choose at least one thing that Micdrop may do.')
      return now.flow.begin(id, scopes)
    },
    cancel: () => running()?.flow.cancel(),
    signOut: async () => {
      const now = running()
      now?.flow.cancel()
      // Turned off there is nobody to tell Twitch, and what is kept must not stay all the same.
      if (now === null) forget()
      else await now.session.signOut()
      return ok(null)
    },
  }
}
