import type { Read } from './use-settings'

/** A whole number within limits. */
export function readNumber(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): Read<number> {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isInteger(value) && value >= min && value <= max
    ? { ok: true, value }
    : { ok: false, words: `A whole number from ${min} to ${max.toLocaleString('en')}.` }
}

/** One entry per line; blank lines and doubles fall away. `most` entries of at most `longest` characters. */
export function readLines(
  text: string,
  limits: { readonly most: number; readonly longest: number },
): Read<string[]> {
  const lines = text.split('\n').map((line) => line.trim())
  const long = lines.findIndex((line) => line.length > limits.longest)
  if (long >= 0) return { ok: false, words: `Line ${long + 1} is longer than ${limits.longest} characters.` }
  const value = [...new Set(lines.filter((line) => line !== ''))]
  if (value.length > limits.most)
    return { ok: false, words: `At most ${limits.most} lines; these are ${value.length}.` }
  return { ok: true, value }
}

/** Sites, one per line; a pasted address is cut down to its host. */
export function readHosts(text: string): Read<string[]> {
  const lines = readLines(text, { most: 200, longest: 2_000 })
  if (!lines.ok) return lines
  const hosts = lines.value.map((line) =>
    line
      .toLowerCase()
      .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
      .replace(/[/?#:].*$/, ''),
  )
  const bad = hosts.findIndex((host) => !/^(?=.{3,253}$)[^\s.@]+(\.[^\s.@]+)+$/.test(host))
  if (bad >= 0) return { ok: false, words: `"${lines.value[bad]}" is no site; write it like example.com.` }
  return { ok: true, value: [...new Set(hosts)] }
}
