import { inPoints, startOf } from '../base/graphemes'
import type { ViewerAct } from '../cues/happening'
import { parseBareChoice } from './choice'
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
 * What a viewer asks for with this line's key, or null when it is talk.
 * @param choices how many choices the running quiz has, null while none runs: then a bare letter is talk
 * @param measuring whether codes from the overlay may come in: otherwise a bare one is talk
 */
export function viewerAct(key: string, choices: number | null, measuring = false): ViewerAct | null {
  const command = parseCommand(key)
  if (command) return acts.get(command.name)?.(command.args) ?? null
  const code = measuring ? syncAct(key) : null
  if (code !== null) return code
  if (choices === null || parseBareChoice(key, choices) === null) return null
  return { act: 'answer', text: startOf(key, longestAnswer, inPoints), runId: null }
}
