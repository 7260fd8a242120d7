import { z } from 'zod'
import { type Answer, trouble } from './api'
import { faultOf, thrownFault } from './faults'

/** How long one call may take, in milliseconds. */
const longestCall = 15_000

/** Runs a call that ends by itself after 15 s, or when the sitting is over; leaves no timer behind. */
export type Limited = <T>(run: (signal: AbortSignal) => Promise<T>) => Promise<T>

export function createLimited(
  after: (ms: number, run: () => void) => () => void,
  over: AbortSignal,
): Limited {
  return async (run) => {
    const limit = new AbortController()
    const stop = () => limit.abort()
    const cancel = after(longestCall, stop)
    over.addEventListener('abort', stop)
    if (over.aborted) stop()
    try {
      return await run(limit.signal)
    } finally {
      cancel()
      over.removeEventListener('abort', stop)
    }
  }
}

export interface FormAnswer {
  readonly done: boolean
  readonly body: unknown
  /** OAuth's word for what went wrong, or empty. */
  readonly error: string
}

const Refusal = z.object({ error: z.string() })

/** Posts a form to Google's OAuth server; a refusal is an answer too. */
export async function postForm(
  limited: Limited,
  url: string,
  form: Record<string, string>,
): Promise<Answer<FormAnswer>> {
  try {
    return await limited(async (signal) => {
      const answer = await fetch(url, { method: 'POST', signal, body: new URLSearchParams(form) })
      const text = await answer.text()
      const body: unknown = text === '' ? {} : JSON.parse(text)
      return { ok: true, value: { done: answer.ok, body, error: Refusal.safeParse(body).data?.error ?? '' } }
    })
  } catch (thrown) {
    // A page of a proxy is no answer of Google's.
    return trouble(thrown instanceof SyntaxError ? faultOf('broken', 'no JSON') : thrownFault(thrown))
  }
}
