/** An answer of the room's own server, whole. */
export interface Heard {
  readonly status: number
  readonly text: string
  /** Milliseconds to wait before asking again, where the server named them. */
  readonly wait: number
}

/** Why there is none: nothing came in time, or another page answered, as in a network that wants a sign-in first. */
export type Unheard = 'nothing' | 'stranger'

const listeners = new Set<() => void>()

/** Calls whenever something of ours came through: the line is there. */
export function onReached(listener: () => void): void {
  listeners.add(listener)
}

export function reached(): void {
  for (const listener of [...listeners]) listener()
}

/**
 * Asks the room's server. Whoever answers without its mark is somebody else, whatever the status.
 * @param limit milliseconds for the whole answer to be here
 */
export async function ask(path: string, init: RequestInit, limit: number): Promise<Heard | Unheard> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), limit)
  try {
    const response = await fetch(path, {
      ...init,
      // Another tab may have chosen another language meanwhile: a page stays in its own.
      headers: { ...init.headers, 'x-language': document.documentElement.lang },
      cache: 'no-store',
      redirect: 'manual',
      signal: stop.signal,
    })
    if (!response.headers.has('x-micdrop')) return response.status >= 500 ? 'nothing' : 'stranger'
    const text = await response.text()
    reached()
    return { status: response.status, text, wait: 1_000 * (Number(response.headers.get('retry-after')) || 0) }
  } catch {
    return 'nothing'
  } finally {
    clearTimeout(timer)
  }
}

/** Resolves when the server is reached by anything else, at the latest after about `ms`, spread by chance. */
export function untilReached(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      listeners.delete(go)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(go, ms * (0.5 + Math.random() / 2))
    listeners.add(go)
  })
}
