import type { ApiClient, ApiConfig, BaseApiClient } from '@twurple/api'
import { fail, ok, type Result } from '../../../core/base/result'
import { second } from '../../../core/base/time'
import type { PlatformWorld } from '../../../core/chat/port'
import { createAuthProvider, MissingScope, NoToken } from './auth-provider'
import { type Refusals, refusalWords } from './refusals'
import type { Session } from './session'

/** twurple's parts that calls need; loaded when Twitch is first started. */
export type HelixLibrary = Pick<
  typeof import('@twurple/api'),
  'ApiClient' | 'ChatMessageDroppedError' | 'StreamNotLiveError'
>

export async function loadHelix(): Promise<HelixLibrary> {
  const { ApiClient, ChatMessageDroppedError, StreamNotLiveError } = await import('@twurple/api')
  return { ApiClient, ChatMessageDroppedError, StreamNotLiveError }
}

/** Twitch's web interface in the signed-in account's name. Faults are values: `offline`, `needs-login`, `quota`, `refused`. */
export interface Helix {
  call<T>(run: (api: BaseApiClient, userId: string) => Promise<T>, refusals?: Refusals): Promise<Result<T>>
  stop(): void
}

const longestCall = 10 * second

export function createHelix(
  library: HelixLibrary,
  session: Session,
  world: Pick<PlatformWorld, 'after'>,
): Helix {
  let abort = new AbortController()
  let api: ApiClient | null = null
  let stopped = false
  const underWay = new Set<(why: string) => void>()

  const make = () =>
    new library.ApiClient({
      authProvider: createAuthProvider(session),
      fetchOptions: { signal: abort.signal } as ApiConfig['fetchOptions'],
      logger: { minLevel: 'critical' },
    })
  /** twurple waits for ever after an answer without rate headers, and sends later what was given up: begin afresh. */
  const renew = () => {
    abort.abort()
    abort = new AbortController()
    api = null
  }
  const faultOf = (error: unknown, refusals: Refusals): Result<never> => {
    if (error instanceof NoToken) return fail(error.code, error.message)
    if (error instanceof MissingScope)
      return fail(
        'needs-login',
        'Micdrop may not do that yet: give it the permission in the settings of Twitch.',
      )
    if (error instanceof library.ChatMessageDroppedError)
      return fail('refused', refusalWords(error.code ?? '', error.message))
    if (error instanceof library.StreamNotLiveError)
      return fail('refused', wordsFor(error, refusals[404]) ?? refusedWords)
    const status = statusOf(error)
    if (status === null || !(error instanceof Error))
      return fail('offline', 'Twitch could not be reached. Is the network there?')
    if (status === 401) {
      // The refresh was tried already; ask Twitch itself whether anything of the sign-in is left.
      void session.check()
      return fail('needs-login', 'Twitch does not accept the sign-in for this. Sign in again.')
    }
    if (status === 429) return fail('quota', 'Twitch takes no more requests for a minute.')
    if (status >= 500) return fail('offline', 'Twitch has trouble of its own. Try again in a moment.')
    return fail(
      'refused',
      wordsFor(error, refusals[status]) ?? (status === 403 ? forbiddenWords : refusedWords),
    )
  }
  return {
    call: <T>(run: (api: BaseApiClient, userId: string) => Promise<T>, refusals: Refusals = {}) => {
      const tokens = session.tokens()
      if (tokens === null)
        return Promise.resolve(fail('needs-login', session.ended()?.reason ?? 'Sign in to Twitch first.'))
      if (stopped) return Promise.resolve(fail('offline', 'Twitch is turned off.'))
      api ??= make()
      const used = api
      return new Promise<Result<T>>((resolve) => {
        const answer = (result: Result<T>) => {
          cancel()
          underWay.delete(giveUp)
          resolve(result)
        }
        const giveUp = (why: string) => answer(fail('offline', why))
        const cancel = world.after(longestCall, () => {
          if (used === api) renew()
          giveUp('Twitch did not answer within 10 seconds.')
        })
        underWay.add(giveUp)
        used
          .asUser(tokens.userId, (context) => run(context, tokens.userId))
          .then(ok, (error: unknown) => faultOf(error, refusals))
          .then(answer)
      })
    },
    stop: () => {
      stopped = true
      renew()
      for (const giveUp of [...underWay]) giveUp('Twitch is turned off.')
    },
  }
}

const forbiddenWords = 'The signed-in account may not do that in this channel. Is it a moderator there?'
const refusedWords = 'Twitch refused this.'

/** Null where nothing particular is known. twurple's own message cuts Twitch's answer short; `body` is all of it. */
function wordsFor(error: Error, words: Refusals[number] | undefined): string | null {
  if (typeof words !== 'function') return words ?? null
  return words('body' in error ? String(error.body) : error.message)
}

/** twurple does not export the class it throws for an answer that is not 2xx. */
function statusOf(error: unknown): number | null {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null
}
