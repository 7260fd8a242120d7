import { fail, ok, type Result } from '../../../core/base/result'

/** Milliseconds until a request without answer is given up. */
const patience = 15_000

/** What came back: `body` is parsed JSON, or null for an empty or unreadable one. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

export type After = (ms: number, run: () => void) => () => void

/**
 * One request; fails with `offline` when there is no answer, and with `refused` when it is not Kick that answers: its
 * protection against robots answers with a web page.
 */
export async function request(after: After, url: string, init: RequestInit): Promise<Result<Answer>> {
  const patient = new AbortController()
  const cancel = after(patience, () => patient.abort())
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: patient.signal })
    const text = await response.text()
    const page = (response.headers.get('content-type') ?? '').includes('html') || /^\s*</.test(text)
    if (page && response.status >= 500)
      return fail('offline', 'Kick has trouble at the moment. Try again in a minute.')
    if (page)
      return fail(
        'refused',
        "Kick's protection against robots turned Micdrop away. Wait some minutes; a VPN makes this more likely.",
      )
    return ok({ status: response.status, body: parse(text) })
  } catch {
    return fail('offline', 'Kick does not answer. Is the network there?')
  } finally {
    cancel()
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
