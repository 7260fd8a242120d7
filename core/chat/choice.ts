/**
 * Letters of other scripts for A to F, in capitals. Folded only when the letter stands alone: those that look the same,
 * which comes before what they would be in their own alphabet, and where nothing looks the same those that number choices
 * there (Б, Γ, ג, ج).
 */
const lookalikes = new Map<string, string>([
  ...[...'АΑᎪ'].map((letter) => [letter, 'A'] as const),
  ...[...'ВΒᏴ'].map((letter) => [letter, 'B'] as const),
  ...[...'СᏟ'].map((letter) => [letter, 'C'] as const),
  ...[...'ԀᎠ'].map((letter) => [letter, 'D'] as const),
  ...[...'ЕΕᎬ'].map((letter) => [letter, 'E'] as const),
  ...[...'Ϝ'].map((letter) => [letter, 'F'] as const),
  ...[...'ابجدهو'].map(inOrder),
  ...[...'אבגדהו'].map(inOrder),
  ...[...'أإآ'].map((letter) => [letter, 'A'] as const),
  ['Б', 'B'],
  ['Γ', 'C'],
  ['Δ', 'D'],
])

export function letterOf(index: number): string {
  return String.fromCharCode(65 + index)
}

/** Zeros of digit sets that NFKC leaves alone: Arabic, Persian, Devanagari, Bengali, Thai. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]
const connectors = new Set(['or', 'and', 'vs', 'oder', 'und', 'ou', 'et', 'o', 'y', 'или', 'и'])
const smiley = /(?<=\s)(?:[:;=]-?[A-Za-z()|/\\*]|[xX]D)(?=\s|$)/g
const bare =
  /^[\s("'[*“‘«「『【¡¿]*(\p{L})(?:\s\1)*[\s)\]"'*.!?,;»”’」』】。、،؛؟\p{Extended_Pictographic}]*$/iu

/**
 * The choice a text names, counted from 0, or null: by letter or number, in any punctuation, first word wins.
 * Two different choices are refused (`A or B`), so is a word that only starts with a letter (`Banana`).
 * @param count how many choices the quiz has
 */
export function parseChoice(text: string, count: number): number | null {
  const words = wordsOf(text)
  const first = indexOf(words[0] ?? '', count)
  if (first === null) return null
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at]!
    const other = indexOf(word, count)
    if (other === null || other === first) continue
    const paired = at === 1 || connectors.has(words[at - 1]!.toLowerCase())
    // "B, it has a red roof" and "B in 2 seconds" name one choice, "B no C" names two.
    if (paired || (word !== 'a' && /\p{L}/u.test(word))) return null
  }
  return first
}

/**
 * An answer without a command, for while a quiz runs: the line is one letter and nothing else. Numbers are not
 * taken (chats type "1" to cheer), nor are faces such as `D:`. `B)` counts as B.
 */
export function parseBareChoice(key: string, count: number): number | null {
  const match = bare.exec(key)
  return match ? indexOf(match[1]!, count) : null
}

export function withoutSmileys(text: string): string {
  return text.replace(smiley, ' ')
}

function wordsOf(text: string): string[] {
  const parts = withoutSmileys(text).split(/[^\p{L}\p{N}\p{M}'’‘]+/u)
  return parts.map((part) => part.replace(/^['’‘]+|['’‘]+$/g, '')).filter((part) => part !== '')
}

/** By a letter that stands alone, or null. */
export function letterChoice(word: string, count: number): number | null {
  const index = letterIndex(word)
  return index !== null && index < count ? index : null
}

function inOrder(letter: string, at: number): readonly [string, string] {
  return [letter, letterOf(at)]
}

function indexOf(word: string, count: number): number | null {
  const index = letterIndex(word) ?? numberIndex(word)
  return index !== null && index >= 0 && index < count ? index : null
}

function letterIndex(word: string): number | null {
  const upper = word.toUpperCase()
  const letter = lookalikes.get(upper) ?? upper
  return /^[A-Z]$/.test(letter) ? letter.charCodeAt(0) - 65 : null
}

function numberIndex(word: string): number | null {
  const digits = [...word].map((digit) => {
    const code = digit.codePointAt(0)!
    const zero = zeros.find((start) => code >= start && code < start + 10)
    return zero === undefined ? digit : String(code - zero)
  })
  return /^\d{1,3}$/.test(digits.join('')) ? Number(digits.join('')) - 1 : null
}
