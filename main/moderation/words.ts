import {
  assignIncrementingIds,
  type BlacklistedTerm,
  collapseDuplicatesTransformer,
  englishDataset,
  englishRecommendedBlacklistMatcherTransformers,
  type ParsedPattern,
  parseRawPattern,
  RegExpMatcher,
  resolveLeetSpeakTransformer,
} from 'obscenity'
import { type MatchWords, spelling, type WordKind, type WordMatch } from '../../core/moderation/rules'
import type { ModerationSettings } from '../../core/moderation/settings'
import { ABUSE, HATEFUL, IGNORED, INNOCENT, MORE_HATEFUL, MORE_SLURS, SHORT_ABUSE, SLURS } from './word-lists'

type TransformerContainer = ReturnType<
  typeof resolveLeetSpeakTransformer | typeof collapseDuplicatesTransformer
>
type Entry = { word: string; kind: WordKind; pattern: ParsedPattern }

const LEET = new Map(
  Object.entries({
    a: '@4',
    c: '(',
    e: '3',
    g: '6',
    i: '1|!',
    l: '/',
    o: '0',
    s: '$5',
    t: '7',
    z: '2',
  }).flatMap(([letter, signs]) => [...signs].map((sign) => [sign, letter] as const)),
)
const KEPT_TWICE = 'beolsg'

/** A listed word in the form the library brings text to before it compares: letters for digits, no long runs. */
function folded(word: string): string {
  let out = ''
  for (const raw of word) {
    const char = LEET.get(raw) ?? raw
    const most = KEPT_TWICE.includes(char) ? 2 : 1
    if (!out.endsWith(char.repeat(most))) out += char
  }
  return out
}

/** Escaped for the library; a letter it leaves doubled may be doubled by the writer too: `spooiler`. */
function literal(text: string): string {
  const escaped = text.replace(/[[\]?|\\]/g, (char) => `\\${char}`)
  return escaped.replace(/([beolsg])\1?/g, (run, letter: string) =>
    run.length === 2 ? run : `${letter}[${letter}]`,
  )
}

/** `word` as a pattern; `|` at an end, which stays, asks for a word's edge there. */
function listed(word: string, kind: WordKind): Entry {
  const bare = word.replace(/^\||\|$/g, '')
  const text = `${word.startsWith('|') ? '|' : ''}${literal(folded(bare))}${word.endsWith('|') ? '|' : ''}`
  return { word: bare, kind, pattern: parseRawPattern(text) }
}

function builtIn(): { entries: Entry[]; innocent: string[] } {
  const { blacklistedTerms, whitelistedTerms } = englishDataset.build()
  const entries: Entry[] = []
  for (const term of blacklistedTerms) {
    const word = englishDataset.getPayloadWithPhraseMetadata({
      termId: term.id,
      matchLength: 0,
      startIndex: 0,
      endIndex: 0,
    }).phraseMetadata?.originalWord
    if (word === undefined || IGNORED.has(word)) continue
    const kind = HATEFUL.has(word) ? 'hateful' : SLURS.has(word) ? 'slur' : 'profanity'
    entries.push({ word, kind, pattern: term.pattern })
  }
  for (const word of MORE_HATEFUL) entries.push(listed(word, 'hateful'))
  for (const word of MORE_SLURS) entries.push(listed(word, 'slur'))
  for (const phrase of ABUSE) {
    entries.push(listed(`|${phrase}|`, 'abuse'))
    entries.push({ ...listed(phrase.replaceAll(' ', ''), 'abuse'), word: phrase })
  }
  for (const phrase of SHORT_ABUSE) entries.push(listed(phrase, 'abuse'))
  return { entries, innocent: [...(whitelistedTerms ?? []), ...INNOCENT] }
}

/** A host's word: whole words unless it starts or ends with `*`; edges of other alphabets cannot be told. */
function blocked(word: string): Entry | null {
  const bare = spelling(word.replace(/^\*+|\*+$/g, ''))
  if (bare === '') return null
  const text = literal(folded(bare))
  const from = !word.startsWith('*') && /^[a-z0-9]/.test(folded(bare)) ? '|' : ''
  const to = !word.endsWith('*') && /[a-z0-9]$/.test(folded(bare)) ? '|' : ''
  return { word, kind: 'blocked', pattern: parseRawPattern(`${from}${text}${to}`) }
}

/** Own lists are compared in our canonical spelling, which has dealt with look-alike letters already. */
const ownTransformers = [
  resolveLeetSpeakTransformer(),
  collapseDuplicatesTransformer({
    defaultThreshold: 1,
    customThresholds: new Map([...KEPT_TWICE].map((char) => [char, 2])),
  }),
]

/** What the library keeps to itself; held to it by `words-quick.test.ts`. */
type Compiled = {
  readonly blacklistedTerms: readonly { readonly regExp: RegExp }[]
  readonly blacklistMatcherTransformers: unknown
  applyTransformers(text: string, transformers: unknown): readonly [unknown, string]
}

/**
 * All terms as one expression: a regular expression engine passes over the text once instead of once per term
 * (measured: 36 µs a line became 2).
 */
export function quickTest(matcher: RegExpMatcher): (text: string) => boolean {
  const inner = matcher as unknown as Compiled
  const any = new RegExp(inner.blacklistedTerms.map(({ regExp }) => regExp.source).join('|'), 's')
  return (text) => any.test(inner.applyTransformers(text, inner.blacklistMatcherTransformers)[1])
}

function compile(
  entries: readonly Entry[],
  innocent: readonly string[],
  transformers: TransformerContainer[],
): MatchWords {
  if (entries.length === 0) return () => []
  const blacklistedTerms: BlacklistedTerm[] = assignIncrementingIds(entries.map((entry) => entry.pattern))
  const matcher = (whitelistedTerms: string[]) =>
    new RegExpMatcher({ blacklistedTerms, whitelistedTerms, blacklistMatcherTransformers: transformers })
  // Most lines hold no listed word at all; only the few others are compared term by term and with the innocent ones.
  const mayHold = quickTest(matcher([]))
  const exact = matcher([...innocent])
  return (text) => {
    if (!mayHold(text)) return []
    return exact.getAllMatches(text).map(({ termId }): WordMatch => {
      const { word, kind } = entries[termId]!
      return { word, kind }
    })
  }
}

/**
 * The word port over obscenity: its English list, our additions and the host's lists. The host's blocked words win over
 * the host's allowed ones; allowed words silence the built-in list only.
 */
export function wordMatcher(
  settings: Pick<ModerationSettings, 'blockedWords' | 'allowedWords' | 'profanity'>,
): MatchWords {
  const { entries: all, innocent } = builtIn()
  // Swearing that is allowed need not be found: half of the work on every line.
  const entries = settings.profanity === 'allow' ? all.filter((entry) => entry.kind !== 'profanity') : all
  const allowed = settings.allowedWords.map(spelling).filter((word) => word !== '')
  const known = compile(entries, [...innocent, ...allowed], englishRecommendedBlacklistMatcherTransformers)
  const own = compile(
    settings.blockedWords.map(blocked).filter((entry) => entry !== null),
    [],
    ownTransformers,
  )
  return (text) => [...own(text), ...known(text)]
}
