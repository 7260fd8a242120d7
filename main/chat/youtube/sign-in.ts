import { z } from 'zod'
import { fail, ok, type Result } from '../../../core/base/result'
import type { SignIn, SignInState } from '../../../core/chat/port'
import { type Limited, postForm } from './limit'
import { Granted, readScope, type Tokens, writeScope } from './tokens'

const Asked = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1),
  /** Google's spelling; the standard says `verification_uri`. */
  verification_url: z.string().min(1),
  expires_in: z.number(),
  interval: z.number().default(5),
})

/** What signing in needs of the sitting that is on. */
export interface SignInWorld {
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
  readonly limited: Limited
  /** The channel that the new token belongs to. */
  readonly channel: (access: string) => Promise<Tokens['channel']>
}

export interface SignInParts {
  readonly google: string
  readonly client: () => { readonly id: string; readonly secret: string }
  /** Null while YouTube is switched off. */
  readonly world: () => SignInWorld | null
  readonly tokens: () => Tokens | null
  readonly save: (tokens: Tokens | null) => void
  /** Something of the state changed. */
  readonly changed: () => void
}

const stepWords = [
  {
    id: 'read',
    scope: readScope,
    title: 'Read the chat',
    reason:
      'Finds your broadcast and reads its chat, Super Chats and memberships. Micdrop can change nothing with it.',
  },
  {
    id: 'write',
    scope: writeScope,
    title: 'Write and moderate',
    reason:
      'Posts for you, deletes messages and bans viewers when you say so. Google knows no smaller permission: it covers your whole YouTube account.',
  },
] as const

/** True when `scopes` hold `scope`; managing holds reading. */
export function holds(scopes: readonly string[], scope: string): boolean {
  return scopes.includes(scope) || (scope === readScope && scopes.includes(writeScope))
}

/**
 * Google's device flow (RFC 8628; developers.google.com/youtube/v3/guides/auth/devices): the host types a code at
 * Google, Micdrop asks until it is done.
 */
export function createSignIn(parts: SignInParts): SignIn & {
  /** The sign-in has died by itself. */
  readonly expire: (why: string) => void
  readonly close: () => void
} {
  let prompt: SignInState['prompt'] = null
  let reason: string | null = null
  let cancel = () => {}
  /** Counts the tries, so that an answer to a cancelled one is not heard. */
  let round = 0

  function end(why: string | null): void {
    round += 1
    cancel()
    prompt = null
    reason = why
    parts.changed()
  }

  function askLater(world: SignInWorld, code: string, seconds: number, mine: number): void {
    cancel = world.after(seconds * 1_000, () => void ask(world, code, seconds, mine))
  }

  async function ask(world: SignInWorld, code: string, seconds: number, mine: number): Promise<void> {
    if (prompt !== null && world.now() >= prompt.expiresAt) return end('The code has expired. Begin again.')
    const { id, secret } = parts.client()
    const answer = await postForm(world.limited, `${parts.google}/token`, {
      client_id: id,
      client_secret: secret,
      device_code: code,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    })
    if (mine !== round) return
    // A call that failed on the way says nothing about the code.
    if (!answer.ok) return askLater(world, code, seconds, mine)
    const { done, body, error } = answer.value
    const granted = Granted.safeParse(body)
    if (done && granted.success) return finish(world, granted.data, mine)
    if (error === 'authorization_pending') return askLater(world, code, seconds, mine)
    if (error === 'slow_down') return askLater(world, code, seconds + 5, mine)
    if (error === 'access_denied') return end('You did not allow it at Google, so nothing has changed.')
    if (error === 'expired_token') return end('The code has expired. Begin again.')
    end(clientFault(error))
  }

  async function finish(world: SignInWorld, granted: z.infer<typeof Granted>, mine: number): Promise<void> {
    const refresh = granted.refresh_token ?? parts.tokens()?.refresh
    if (refresh === undefined) return end('Google gave no lasting sign-in. Begin again.')
    const tokens: Tokens = {
      access: granted.access_token,
      refresh,
      expiresAt: world.now() + granted.expires_in * 1_000,
      scopes: granted.scope.split(' '),
      channel: null,
    }
    parts.save(tokens)
    const channel = await world.channel(tokens.access)
    if (mine !== round) return
    parts.save({ ...(parts.tokens() ?? tokens), channel })
    end(null)
  }

  async function begin(steps: readonly string[]): Promise<Result<null>> {
    const world = parts.world()
    if (world === null) return fail('offline', 'Turn YouTube on first, then sign in.')
    const { id, secret } = parts.client()
    if (id === '' || secret === '')
      return fail('needs-login', 'Enter the client id and the secret of your Google project first.')
    end(null)
    const mine = round
    const had = parts.tokens()?.scopes ?? []
    const asked = stepWords.filter((step) => steps.includes(step.id) || holds(had, step.scope))
    const answer = await postForm(world.limited, `${parts.google}/device/code`, {
      client_id: id,
      scope: (asked.length > 0 ? asked : stepWords.slice(0, 1)).map((step) => step.scope).join(' '),
    })
    if (mine !== round) return fail('refused', 'This sign-in was cancelled.')
    if (!answer.ok) return fail('offline', answer.fault.words)
    const code = Asked.safeParse(answer.value.body)
    if (!answer.value.done || !code.success) return fail('refused', clientFault(answer.value.error))
    const { device_code, user_code, verification_url, expires_in, interval } = code.data
    prompt = { url: verification_url, code: user_code, expiresAt: world.now() + expires_in * 1_000 }
    askLater(world, device_code, interval, mine)
    parts.changed()
    return ok(null)
  }

  return {
    state: () => {
      const tokens = parts.tokens()
      const state =
        prompt !== null ? 'asking' : tokens !== null ? 'signed-in' : reason !== null ? 'expired' : 'none'
      return {
        state,
        account: tokens?.channel?.title ?? null,
        prompt,
        reason,
        steps: stepWords.map(({ id, title, reason, scope }) => ({
          id,
          title,
          reason,
          granted: tokens !== null && holds(tokens.scopes, scope),
        })),
      }
    },
    begin,
    cancel: () => end(null),
    signOut: async () => {
      const tokens = parts.tokens()
      const world = parts.world()
      parts.save(null)
      end(null)
      if (tokens === null || world === null) return ok(null)
      const answer = await postForm(world.limited, `${parts.google}/revoke`, { token: tokens.refresh })
      // A token that is dead already is as good as revoked.
      if (answer.ok && (answer.value.done || answer.value.error === 'invalid_token')) return ok(null)
      return fail(
        'offline',
        'Signed out here. Google could not be told; remove Micdrop in your Google account.',
      )
    },
    expire: (why) => {
      reason = why
    },
    close: () => {
      round += 1
      cancel()
      prompt = null
    },
  }
}

function clientFault(error: string): string {
  switch (error) {
    case 'invalid_client':
    case 'unauthorized_client':
      return 'Google does not know this client id or its secret. The client has to be of the kind "TVs and Limited Input devices".'
    case 'invalid_scope':
      return 'Google does not give this permission to the project.'
    default:
      return `Google refused the sign-in${error === '' ? '' : ` (${error})`}. Begin again.`
  }
}
