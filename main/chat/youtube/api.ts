import type { z } from 'zod'
import { type Fault, faultOf, readFault, thrownFault } from './faults'
import type { Limited } from './limit'
import type { Meter } from './meter'
import type { TokenKeeper } from './tokens'
import type { Call } from './units'

export type Answer<T> =
  /** `date`: YouTube's own clock when it answered, as its header has it. */
  | { readonly ok: true; readonly value: T; readonly date?: string | null }
  | { readonly ok: false; readonly fault: Fault }

export function trouble(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault }
}

export interface ApiParts {
  /** Base address of the YouTube API. */
  readonly youtube: string
  readonly tokens: TokenKeeper
  readonly meter: Meter
  readonly now: () => number
  readonly limited: Limited
  /** Units were spent. */
  readonly changed: () => void
}

export interface Request {
  readonly call: Call
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below `/youtube/v3/`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Api {
  readonly address: (path: string, query: Readonly<Record<string, string>>) => string
  /** One call with a living token, counted before it is made; a refused token is renewed once. */
  readonly charged: <T>(call: Call, attempt: (access: string) => Promise<Answer<T>>) => Promise<Answer<T>>
  readonly ask: <T>(request: Request, shape: z.ZodType<T>) => Promise<Answer<T>>
}

export function createApi(parts: ApiParts): Api {
  const address: Api['address'] = (path, query) =>
    `${parts.youtube}/youtube/v3/${path}?${new URLSearchParams(query)}`

  const charged: Api['charged'] = async (call, attempt) => {
    let access = await parts.tokens.fresh()
    for (let again = false; ; again = true) {
      if (!access.ok)
        return trouble({
          ...faultOf(access.code === 'offline' ? 'unreached' : 'login', access.code),
          words: access.message,
        })
      parts.meter.spend(call, parts.now())
      parts.changed()
      const answer = await attempt(access.value)
      if (answer.ok) return answer
      const { fault } = answer
      if (fault.trouble === 'unreached') parts.meter.giveBack(call, parts.now())
      if (fault.trouble === 'quota') parts.meter.exhausted(parts.now())
      if (fault.trouble !== 'login' || again) return answer
      access = await parts.tokens.renew(access.value)
    }
  }

  async function send<T>(request: Request, shape: z.ZodType<T>, access: string): Promise<Answer<T>> {
    const { method, path, query, body } = request
    try {
      const { answer, text } = await parts.limited(async (signal) => {
        const answer = await fetch(address(path, query), {
          method,
          signal,
          headers: {
            authorization: `Bearer ${access}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        return { answer, text: await answer.text() }
      })
      if (!answer.ok) return trouble(readFault(answer.status, text))
      const read = shape.safeParse(text === '' ? {} : JSON.parse(text))
      if (!read.success) return trouble(faultOf('broken', read.error.message))
      return { ok: true, value: read.data, date: answer.headers.get('date') }
    } catch (thrown) {
      return trouble(thrownFault(thrown))
    }
  }

  return {
    address,
    charged,
    ask: (request, shape) => charged(request.call, (access) => send(request, shape, access)),
  }
}
