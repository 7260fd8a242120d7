import { z } from 'zod'
import { fail, ok, type Result } from '../../../core/base/result'
import { type After, type Answer, request } from './request'
import type { TokenKeeper, Tokens } from './tokens'

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Behind `/public/v1`. */
  readonly path: string
  readonly body?: unknown
}

/** Kick's official API (docs.kick.com), in the name of who signed in. */
export interface Api {
  /** Fails with `needs-login`, `quota`, `refused` or `offline`, in the host's words; the answer's body else. */
  call(call: ApiCall): Promise<Result<unknown>>
  /** Who an access token belongs to. */
  whoIs(access: string): Promise<Result<Tokens['user']>>
}

const Users = z.object({ data: z.array(z.object({ user_id: z.number(), name: z.string() })).min(1) })
const Refused = z.object({ message: z.string().min(1) })

export function createApi(base: string, tokens: Pick<TokenKeeper, 'fresh'>, after: After): Api {
  const send = (access: string, { method, path, body }: ApiCall): Promise<Result<Answer>> =>
    request(after, `${base}/public/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${access}`,
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return {
    async call(call) {
      const first = await tokens.fresh()
      if (!first.ok) return first
      const answer = await send(first.value.access, call)
      if (!answer.ok || answer.value.status !== 401) return answer.ok ? judge(answer.value) : answer
      // The token died early. Kick did nothing with the request, so it may go out once more.
      const second = await tokens.fresh(first.value.access)
      if (!second.ok) return second
      const again = await send(second.value.access, call)
      return again.ok ? judge(again.value) : again
    },
    async whoIs(access) {
      const answer = await send(access, { method: 'GET', path: '/users' })
      if (!answer.ok) return answer
      const users = Users.safeParse(answer.value.body)
      if (!users.success) return fail('refused', 'Kick does not say who signed in.')
      const [user] = users.data.data
      return ok({ id: String(user!.user_id), name: user!.name })
    },
  }
}

function judge({ status, body }: Answer): Result<unknown> {
  if (status >= 200 && status < 300) return ok(body)
  const said = Refused.safeParse(body)
  if (status === 401) return fail('needs-login', 'Kick does not accept the sign-in any more. Sign in again.')
  if (status === 403)
    return fail(
      'refused',
      'Kick does not allow this. Is the account that signed in a moderator of the channel?',
    )
  if (status === 404) return fail('refused', 'Kick does not know this message, viewer or channel (any more).')
  if (status === 429) return fail('quota', 'Kick asks to slow down. Wait a minute.')
  if (status >= 500) return fail('offline', 'Kick has trouble at the moment. Try again in a minute.')
  return fail('refused', said.success ? `Kick refuses: ${said.data.message}` : 'Kick refuses this.')
}
