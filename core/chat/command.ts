/** A command word and what follows it; the word is lower case. */
export type Command = { readonly name: string; readonly args: readonly string[] }

const shape = /^! ?(\p{L}[\p{L}\p{N}_-]{0,31})(?![\p{L}\p{N}_-])(.*)$/su
/** What may stand directly behind a command word: `!claim!!`, `!answer=B`, `!claim🔥`, but not `!claim's`. */
const border = /^(?:$|[\s=:,;.!?()"]|\p{Extended_Pictographic})/u

/**
 * Reads a line's key (see `cleanLine`) as a command, or null when it is talk. The whole word counts, so
 * `!answer-key` is not `!answer`, and `!!claim` is talk. Double quotes of any style keep words together.
 */
export function parseCommand(key: string): Command | null {
  const match = shape.exec(key.replace(/[“”„‟«»]/g, '"'))
  if (!match || !border.test(match[2]!)) return null
  const rest = match[2]!.replace(/^[=:,;.!?]+/, '')
  const args = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map((part) => part[1] ?? part[2]!)
  return { name: match[1]!.toLowerCase(), args: args.filter((arg) => arg !== '') }
}

/** A whole number in plain digits. `3,5` and `1e9` are refused: their meaning depends on who wrote them. */
export function parseWhole(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}
