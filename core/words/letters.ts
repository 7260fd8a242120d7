/** Letters to type, as key caps: `[A] [B] or [C]`; of more than three the first and the last, `[A] to [F]`. */
export function lettersOf(letters: readonly string[], or: string, to: string): string {
  const caps = letters.map((letter) => `[${letter}]`)
  const last = caps.at(-1)!
  return caps.length > 3 ? `${caps[0]} ${to} ${last}` : `${caps.slice(0, -1).join(' ')} ${or} ${last}`
}

/** The same as words: `A or B`, `A to F`. */
export function rangeOf(letters: readonly string[], or: string, to: string): string {
  return `${letters[0]} ${letters.length === 2 ? or : to} ${letters.at(-1)}`
}
