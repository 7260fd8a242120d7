/** A number for each of those that were set last; 0 for all others. */
export interface Lately<K> {
  readonly get: (key: K) => number
  readonly set: (key: K, value: number) => void
}

export function createLately<K>(most: number): Lately<K> {
  const values = new Map<K, number>()
  return {
    get: (key) => values.get(key) ?? 0,
    set: (key, value) => {
      values.delete(key)
      values.set(key, value)
      const oldest = values.keys().next()
      if (values.size > most && oldest.done !== true) values.delete(oldest.value)
    },
  }
}
