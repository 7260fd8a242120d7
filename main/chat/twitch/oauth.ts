import { z } from 'zod'
import { fail, ok, type Result } from '../../../core/base/result'
import { type Instant, second } from '../../../core/base/time'

const DeviceCode = z.object({
  device_code: z.string(),
  expires_in: z.number(),
  interval: z.number().default(5),
  user_code: z.string(),
  verification_uri: z.string(),
})
export type DeviceCode = z.infer<typeof DeviceCode>

const Grant = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  scope: z.array(z.string()).default([]),
})
export type Grant = z.infer<typeof Grant>

const Validated = z.object({
  client_id: z.string(),
  login: z.string(),
  user_id: z.string(),
  scopes: z.array(z.string()).nullable(),
  expires_in: z.number(),
})
export type Validated = z.infer<typeof Validated>

const Refusal = z.object({ message: z.string() })

/** `offline`: no answer, worth another try. `denied`: Twitch said no; `message` is its own short text. */
export type OauthFault = 'offline' | 'denied'

/**
 * Twitch's sign-in for applications without a secret. Sources: dev.twitch.tv, "Device code grant flow", "Refreshing access
 * tokens", "Validating tokens".
 */
export interface Oauth {
  device(clientId: string, scopes: readonly string[]): Promise<Result<DeviceCode, OauthFault>>
  /** One poll; `denied` with `authorization_pending` while the host has not answered. */
  poll(clientId: string, scopes: readonly string[], code: string): Promise<Result<Grant, OauthFault>>
  refresh(clientId: string, token: string): Promise<Result<Grant, OauthFault>>
  validate(access: string): Promise<Result<Validated, OauthFault>>
  revoke(clientId: string, access: string): Promise<void>
  /**
   * Gives up what is under way. Not a refresh: its answer is the only way to the next pair of tokens, and not a revocation.
   */
  stop(): void
}

const longestCall = 10 * second

export interface OauthParts {
  readonly base: string
  readonly after: (ms: Instant, run: () => void) => () => void
}

export function createOauth({ base, after }: OauthParts): Oauth {
  const underWay = new Set<AbortController>()
  async function call<T>(
    path: string,
    init: RequestInit,
    shape: z.ZodType<T>,
    lasts = false,
  ): Promise<Result<T, OauthFault>> {
    const abort = new AbortController()
    if (!lasts) underWay.add(abort)
    const cancel = after(longestCall, () => abort.abort())
    try {
      const response = await fetch(`${base}/${path}`, { ...init, signal: abort.signal })
      const body: unknown = await response.json().catch(() => null)
      if (response.status >= 500 || response.status === 429)
        return fail('offline', 'Twitch does not answer sign-ins just now.')
      // A refusal is Twitch's only in Twitch's own form: a hotel's or company's network may answer in between.
      const refused = Refusal.safeParse(body)
      if (!response.ok && refused.success) return fail('denied', refused.data.message)
      const read = shape.safeParse(body)
      return read.success ? ok(read.data) : fail('offline', 'Twitch answered something unexpected.')
    } catch {
      return fail('offline', 'Twitch could not be reached. Is the network there?')
    } finally {
      cancel()
      underWay.delete(abort)
    }
  }
  const post = <T>(path: string, form: Record<string, string>, shape: z.ZodType<T>, lasts = false) =>
    call(path, { method: 'POST', body: new URLSearchParams(form) }, shape, lasts)

  return {
    device: (clientId, scopes) =>
      post('device', { client_id: clientId, scopes: scopes.join(' ') }, DeviceCode),
    poll: (clientId, scopes, code) =>
      post(
        'token',
        {
          client_id: clientId,
          scopes: scopes.join(' '),
          device_code: code,
          grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        },
        Grant,
      ),
    refresh: (clientId, token) =>
      post('token', { grant_type: 'refresh_token', client_id: clientId, refresh_token: token }, Grant, true),
    validate: (access) => call('validate', { headers: { authorization: `OAuth ${access}` } }, Validated),
    revoke: async (clientId, access) => {
      await post('revoke', { client_id: clientId, token: access }, z.unknown(), true)
    },
    stop: () => {
      for (const abort of underWay) abort.abort()
    },
  }
}
