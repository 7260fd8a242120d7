import { canonicalise, tokenise } from './features'
import { isAllowedHost, linkHosts } from './links'
import type { ModerationSettings } from './settings'
import type { Action, Finding } from './verdict'

/**
 * What a word stands for. `blocked` is the host's own list, `hateful` and `slur` attack a group (the second has
 * harmless or reclaimed uses), `abuse` is a phrase like "kill yourself", `profanity` is swearing at nobody.
 */
export type WordKind = 'blocked' | 'hateful' | 'slur' | 'abuse' | 'profanity'
export type WordMatch = { readonly word: string; readonly kind: WordKind }
/** The port a word library fills: finds listed words in a line's `spelling`, however they were disguised. */
export type MatchWords = (spelling: string) => readonly WordMatch[]

/** A cleaned line: what people read, and what cleaning noticed. */
export type LineText = { readonly text: string; readonly flags: readonly string[] }

/** The line as word lists read it: canonical words with one space between, spaced-out words joined again. */
export function spelling(text: string): string {
  return tokenise(canonicalise(text))
    .filter((token) => token !== '?' && token !== '!')
    .join(' ')
}

const COMMAND = /^!(?:(?:claim|buy|stock|time|cancel)|answer [a-z0-9]{1,2})$/u
const CHOICE = /^[a-z0-9]$/u

/** True for a line that is only a known command or a quiz letter: nothing in it can offend, so no model is asked. */
export function isPlainCommand(text: string): boolean {
  const line = text.trim().toLowerCase()
  return COMMAND.test(line) || CHOICE.test(line)
}

const finding = (action: Action, rule: string, detail: string): Finding => ({
  action,
  reason: { rule, detail, score: null },
})

function wordFinding(match: WordMatch, settings: ModerationSettings): Finding {
  switch (match.kind) {
    case 'blocked':
      return finding(
        'hide',
        'blocked-word',
        `Contains “${match.word}”, which is on your list of blocked words.`,
      )
    case 'hateful':
      return finding('hide', 'slur', `Contains a slur: “${match.word}”.`)
    case 'slur':
      return finding('hold', 'slur', `Contains a word often used as a slur: “${match.word}”.`)
    case 'abuse':
      return finding('hold', 'abuse', `Contains an abusive phrase: “${match.word}”.`)
    case 'profanity':
      return finding(settings.profanity, 'profanity', `Contains swearing: “${match.word}”.`)
  }
}

const FLAGGED: Readonly<Record<string, string>> = {
  bidi: 'Contained hidden characters that turn text around; they were removed.',
  combining: 'Stacks marks over letters; they were cut back.',
  'too-long': 'Far longer than a chat line; it was cut.',
  'emoji-storm': 'A flood of emoji.',
}

function linkFinding(text: string, settings: ModerationSettings): Finding | null {
  const { action, allowedHosts } = settings.links
  if (action === 'allow') return null
  const host = linkHosts(text).find((one) => !isAllowedHost(one, allowedHosts))
  return host === undefined
    ? null
    : finding(action, 'link', `Links to ${host}, which is not on your list of allowed sites.`)
}

function capsFinding(text: string, limit: number): Finding | null {
  if (limit >= 1) return null
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0
  const cased = upper + (text.match(/\p{Ll}/gu)?.length ?? 0)
  if (cased < 12 || upper / cased <= limit) return null
  return finding('hold', 'caps', `${Math.round((100 * upper) / cased)} % capital letters.`)
}

/**
 * Everything the rules see in one line by itself (repeats need memory: see `noticeRepeat`). Same text, same answer.
 * `spelled` is the line's `spelling`.
 */
export function ruleFindings(
  line: LineText,
  spelled: string,
  matchWords: MatchWords,
  settings: ModerationSettings,
): Finding[] {
  const found: Finding[] = []
  const seen = new Set<string>()
  for (const match of matchWords(spelled)) {
    const key = `${match.kind} ${match.word}`
    if (!seen.has(key)) found.push(wordFinding(match, settings))
    seen.add(key)
  }
  for (const flag of line.flags) {
    const detail = FLAGGED[flag]
    if (detail !== undefined) found.push(finding('hold', flag, detail))
  }
  const link = linkFinding(line.text, settings)
  if (link) found.push(link)
  const caps = capsFinding(line.text, settings.capsLimit)
  if (caps) found.push(caps)
  return found
}
