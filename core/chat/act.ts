import { inPoints, startOf } from '../base/graphemes'
import type { ViewerAct } from '../cues/happening'
import { namedChoices, type Question } from './answer'
import { letterOf, parseBareChoice } from './choice'
import type { CleanLine } from './clean'
import { parseCommand } from './command'
import { codeIn } from './sync-code'

/** What became of a line that was taken in. */
export interface TakenLine {
  /** A person will look at it first. */
  readonly held: boolean
  /** What it asked for; null for talk. */
  readonly act: ViewerAct | null
  /** What the asker was answered. */
  readonly reply: unknown
}

/** An answer's text as ViewerAct bounds it; the quiz reads the choice from it. */
const longestAnswer = 100

/** What viewers type, without the `!`. A Map, so that `!__proto__` finds nothing. */
const acts = new Map<string, (args: readonly string[]) => ViewerAct | null>([
  ['claim', () => ({ act: 'claim', runId: null })],
  ['buy', () => ({ act: 'claim', runId: null })],
  ['stock', () => ({ act: 'stock' })],
  [
    'answer',
    (args) => ({ act: 'answer', text: startOf(args.join(' '), longestAnswer, inPoints), runId: null }),
  ],
  ['time', () => ({ act: 'more-time' })],
  ['cancel', () => ({ act: 'cancel', holdId: null })],
  ['link', (args) => linkAct(args.join(''))],
  ['unlink', () => ({ act: 'unlink' })],
  ['sync', (args) => syncAct(args.join(''))],
])

/** The code seen on the overlay; null for what cannot be one. */
function syncAct(text: string): ViewerAct | null {
  const code = codeIn(text)
  return code === null ? null : { act: 'sync', code }
}

/** Codes are letters and digits; more than a code is talk about links. */
function linkAct(typed: string): ViewerAct | null {
  const code = typed.replace(/[^a-z0-9]/gi, '').toUpperCase()
  if (typed === '') return { act: 'link', code: null }
  return code === '' || code.length > 16 ? null : { act: 'link', code }
}

/**
 * What a viewer asks for with this line, or null when it is talk.
 * @param question what may be answered; null while nothing may: then a bare letter is talk
 * @param measuring whether codes from the overlay may come in: otherwise a bare one is talk
 */
export function viewerAct(
  { key, display }: Pick<CleanLine, 'key' | 'display'>,
  question: Question | null,
  measuring = false,
): ViewerAct | null {
  const command = parseCommand(key)
  if (command) {
    const act = acts.get(command.name)?.(command.args) ?? null
    if (act?.act !== 'answer' || question === null) return act
    return answerBy(namedChoices(act.text, behindCommand(display), question), act.text, question) ?? act
  }
  const code = measuring ? syncAct(key) : null
  if (code !== null) return code
  if (question === null) return null
  const named = namedChoices(key, display, question)
  return named.length === 1 ? answerBy(named, key, question) : null
}

/**
 * The answer that names these choices: by their letters, for this question alone. A bare letter stays as it was typed, for
 * whichever question is open when it arrives. Several contradict each other, which the quiz refuses.
 */
function answerBy(named: readonly number[], text: string, { runId, choices }: Question): ViewerAct | null {
  if (named.length === 0) return null
  if (named.length === 1 && parseBareChoice(text, choices.length) !== null)
    return { act: 'answer', text: startOf(text, longestAnswer, inPoints), runId: null }
  return { act: 'answer', text: named.map(letterOf).join(' '), runId }
}

const behindCommand = (display: string): string => display.replace(/^.*?[!！]\s?[\p{L}\p{N}_-]+/u, '')
