/**
 * How a server compares names (ISUPPORT `CASEMAPPING`). In `rfc1459` the Scandinavian letters of the 1980s count: `{|}~` are
 * the lower case of `[\]^`.
 */
export function foldName(name: string, mapping: string): string {
  const lower = name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  if (mapping === 'ascii') return lower
  const folded = lower.replaceAll('[', '{').replaceAll(']', '}').replaceAll('\\', '|')
  return mapping === 'rfc1459-strict' ? folded : folded.replaceAll('^', '~')
}
