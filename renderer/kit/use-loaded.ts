import { useCallback, useEffect, useRef, useState } from 'react'
import { type ConsoleClient, errorWords } from './client'
import { useLink, useParts } from './console'

export interface Loaded<T> {
  /** The last good answer for this key; null before the first. */
  readonly value: T | null
  /** Why there is none, in the host's words. */
  readonly fault: string | null
  readonly reload: () => void
}

/**
 * What a query answers, asked again when `key` changes, on `reload`, and when the line comes back. `load` may be a
 * new function each time; `key` says what it asks for, and null asks for nothing.
 */
export function useLoaded<T>(key: string | null, load: (client: ConsoleClient) => Promise<T>): Loaded<T> {
  const { client } = useParts()
  const link = useLink()
  const [answer, setAnswer] = useState<{ key: string; value: T | null; fault: string | null } | null>(null)
  const [count, setCount] = useState(0)
  const ask = useRef(load)
  ask.current = load

  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` is the wish to ask again
  useEffect(() => {
    const line = client()
    if (key === null || link !== 'live' || line === null) return
    let left = false
    ask.current(line).then(
      (value) => left || setAnswer({ key, value, fault: null }),
      (error: unknown) => left || setAnswer({ key, value: null, fault: errorWords(error) }),
    )
    return () => {
      left = true
    }
  }, [key, link, client, count])

  const current = answer?.key === key ? answer : null
  return {
    value: current?.value ?? null,
    fault: current?.fault ?? null,
    reload: useCallback(() => setCount((before) => before + 1), []),
  }
}
