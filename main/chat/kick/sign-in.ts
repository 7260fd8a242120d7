import { createHash, randomBytes } from 'node:crypto'
import { fail, ok, type Result } from '../../../core/base/result'
import type { SignIn, SignInState } from '../../../core/chat/port'
import type { KickAddresses } from './addresses'
import type { Api } from './api'
import { type Callback, listenForCode } from './callback'
import type { After } from './request'
import type { TokenKeeper } from './tokens'

/** How long the host has at Kick, in milliseconds. */
const patience = 10 * 60_000

export const writeScopes: readonly string[] = ['user:read', 'channel:read', 'chat:write']
export const moderateScopes: readonly string[] = ['moderation:ban', 'moderation:chat_message:manage']

const steps = [
  {
    id: 'write',
    scopes: writeScopes,
    title: 'Write in your chat',
    reason: 'Posts what the show says, and finds your channel by its name.',
  },
  {
    id: 'moderate',
    scopes: moderateScopes,
    title: 'Moderate',
    reason: 'Deletes messages, times out and bans viewers when you say so.',
  },
] as const

export interface KickSignIn extends SignIn {
  /** The sign-in ended by itself. */
  expire(words: string): void
  close(): void
}

export interface SignInParts {
  readonly addresses: KickAddresses
  client(): { readonly id: string; readonly secret: string }
  readonly tokens: TokenKeeper
  readonly api: Api
  now(): number
  after: After
  /** The platform is started. */
  on(): boolean
  /** Something of the state changed. */
  changed(): void
}

export function signInSteps(scopes: readonly string[]): SignInState['steps'] {
  return steps.map(({ id, scopes: needed, title, reason }) => ({
    id,
    title,
    reason,
    granted: needed.every((scope) => scopes.includes(scope)),
  }))
}

/** OAuth 2.1 with PKCE (docs.kick.com, OAuth flow): the browser goes to Kick and comes back to this machine. */
export function createSignIn(parts: SignInParts): KickSignIn {
  const { addresses, tokens } = parts
  let prompt: SignInState['prompt'] = null
  let reason: string | null = null
  let expired = false
  let callback: Callback | null = null
  let cancelTimer = () => {}
  /** Counts the tries, so that an answer to a cancelled one is not heard. */
  let tries = 0

  const end = (why: string | null) => {
    tries += 1
    cancelTimer()
    callback?.close()
    callback = null
    prompt = null
    reason = why
    parts.changed()
  }
  const granted = () => signInSteps(tokens.current()?.scopes ?? [])

  return {
    state() {
      const account = tokens.current()?.user.name ?? null
      const rest = account !== null ? 'signed-in' : expired ? 'expired' : 'none'
      return { state: prompt ? 'asking' : rest, account, prompt, reason, steps: granted() }
    },
    async begin(wanted): Promise<Result<null>> {
      if (!parts.on()) return fail('offline', 'Switch Kick on first.')
      const { id, secret } = parts.client()
      if (id === '' || secret === '')
        return fail('refused', 'Enter the client id and the secret of your Kick app first.')
      const asked = steps.filter(
        (step) => wanted.includes(step.id) || granted().some((one) => one.id === step.id && one.granted),
      )
      if (asked.length === 0) return fail('refused', 'Choose what Micdrop may do on Kick.')
      end(null)
      expired = false
      const mine = tries
      // Secrets of the sign-in: they must be unguessable, so the show's own chance is no source for them.
      const verifier = randomBytes(48).toString('base64url')
      const state = randomBytes(24).toString('base64url')
      const listening = await listenForCode(addresses.redirect, state, async (code) => {
        if (mine !== tries) return
        if (!code.ok) return end(code.message)
        const form = { code: code.value, code_verifier: verifier, redirect_uri: addresses.redirect }
        const redeemed = await tokens.redeem(form, parts.api.whoIs)
        if (mine === tries) end(redeemed.ok ? null : redeemed.message)
      })
      if (!listening.ok) {
        end(listening.message)
        return listening
      }
      if (mine !== tries) {
        listening.value.close()
        return fail('refused', 'The sign-in was cancelled.')
      }
      callback = listening.value
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: id,
        redirect_uri: addresses.redirect,
        scope: asked.flatMap((step) => step.scopes).join(' '),
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        state,
      })
      prompt = {
        url: `${addresses.id}/oauth/authorize?${query}`,
        code: null,
        expiresAt: parts.now() + patience,
      }
      cancelTimer = parts.after(patience, () => end('The sign-in at Kick took too long. Begin it again.'))
      parts.changed()
      return ok(null)
    },
    cancel: () => end(null),
    async signOut() {
      const forgotten = tokens.forget()
      expired = false
      end(null)
      await forgotten
      return ok(null)
    },
    expire: (words) => {
      expired = true
      end(words)
    },
    close: () => {
      tries += 1
      cancelTimer()
      callback?.close()
      callback = null
      prompt = null
    },
  }
}
