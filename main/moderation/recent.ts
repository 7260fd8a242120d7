/** Remembers the latest `limit` values, forgetting the least recently used first. */
export function recent<V>(limit: number) {
  const values = new Map<string, V>()
  return {
    get(key: string): V | undefined {
      const value = values.get(key)
      if (value === undefined) return undefined
      values.delete(key)
      values.set(key, value)
      return value
    },
    set(key: string, value: V): void {
      values.delete(key)
      values.set(key, value)
      if (values.size > limit) values.delete(values.keys().next().value!)
    },
    delete: (key: string): boolean => values.delete(key),
    clear: () => values.clear(),
    size: () => values.size,
  }
}
