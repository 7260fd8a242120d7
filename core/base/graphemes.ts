/**
 * Where text of people may be cut: between graphemes (UAX 29), so that no family, flag or letter with its marks is torn.
 * Limits stay what they were, in the unit they are in; a cut text may end a little before its limit.
 */

/** What one code point adds to a text's length. */
export type Measure = (point: string) => number

/** UTF-16 units, as schemas and the fields of the editor count. */
export const inUnits: Measure = (point) => point.length
export const inPoints: Measure = () => 1
export const inBytes: Measure = (point) => {
  const code = point.codePointAt(0)!
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

export function lengthOf(text: string, measure: Measure): number {
  if (measure === inUnits) return text.length
  let length = 0
  for (const point of text) length += measure(point)
  return length
}

/** Grapheme rules are the same in all languages. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** In units. What people read is shorter: families with skin tones have 19, the flag of Wales 14. */
const longestReal = 40

/**
 * The longest start of a text within `limit` that ends between two graphemes. A pile of marks or a chain of joined
 * emoji without end is nothing anybody reads: it is cut between code points.
 */
export function startOf(text: string, limit: number, measure: Measure = inUnits): string {
  if (measure !== inBytes && text.length <= limit) return text
  let end = 0
  let length = 0
  for (const point of text) {
    length += measure(point)
    if (length > limit) return text.slice(0, boundaryBefore(text, end))
    end += point.length
  }
  return text
}

/** The same, ending with `…` where something is left out; the sign counts as one. */
export function shortened(text: string, limit: number, measure: Measure = inUnits): string {
  if (lengthOf(text, measure) <= limit) return text
  return `${startOf(text, limit - 1, measure).trimEnd()}…`
}

/** Whether a grapheme goes on at a place depends on what stands before it and on one code point after it. */
function boundaryBefore(text: string, end: number): number {
  const torn = segmenter.segment(text.slice(0, end + 2)).containing(end)
  return torn === undefined || end - torn.index > longestReal ? end : torn.index
}

/** A text grapheme by grapheme. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
