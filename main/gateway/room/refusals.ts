import type { Fail } from '../../../core/base/result'
import { letterOf } from '../../../core/chat/choice'
import { poolIdOf, poolOf } from '../../../core/commerce'
import type { ViewerAct } from '../../../core/cues/happening'
import { openQuestion } from '../../../core/cues/quiz'
import type { Airing } from '../../../core/show/airing'
import { openRuns } from '../../../core/show/runs'
import type { RoomWords } from '../../../core/words/room'
import type { NameBook, NameFault } from './name-book'
import type { Speech } from './speech'

type Refused = RoomWords['refused']
/** Sentences that need nothing put into them. */
type Plain = { [K in keyof Refused]: Refused[K] extends string ? K : never }[keyof Refused]

/** What the core refuses, whatever was asked for. Its own words are for the host, in English. */
const always = new Map<string, Plain>([
  ['not-on-air', 'notOnAir'],
  ['panicked', 'paused'],
  ['key-reused', 'keyReused'],
  ['disk-full', 'diskFull'],
  ['too-much', 'tooMuch'],
  ['barred', 'barred'],
  ['empty', 'empty'],
])

const byAct: Partial<Record<ViewerAct['act'], ReadonlyMap<string, Plain>>> = {
  claim: new Map<string, Plain>([['sold-out', 'soldOut']]),
  answer: new Map<string, Plain>([['already-answered', 'alreadyAnswered']]),
  'more-time': new Map<string, Plain>([
    ['nothing-held', 'nothingHeld'],
    ['limit', 'moreTimeLimit'],
  ]),
  cancel: new Map<string, Plain>([['nothing-held', 'nothingHeld']]),
  'check-out': new Map<string, Plain>([
    ['no-hold', 'noHold'],
    ['expired', 'expired'],
    ['closing', 'closing'],
    ['no-consent', 'noConsent'],
    ['too-many-tries', 'tooManyTries'],
  ]),
  link: new Map<string, Plain>([
    ['too-many-tries', 'tooManyCodes'],
    ['link-failed', 'linkFailed'],
  ]),
  unlink: new Map<string, Plain>([['not-linked', 'notLinked']]),
}

/** What a spectator is told, by what they asked for (null: a line of talk) and why it was refused. */
export function refusalWords(
  { refused }: Pick<RoomWords, 'refused'>,
  { code }: Pick<Fail, 'code'>,
  act: ViewerAct | null,
  airing: Airing | null,
): string {
  if (act?.act === 'claim' && code === 'limit') return refused.limit(limitOf(airing, act.runId))
  if (act?.act === 'claim' && code === 'closed')
    return act.runId === null ? refused.nothingOnSale : refused.dropClosed
  if (act?.act === 'answer' && code === 'closed')
    return act.runId === null ? refused.noQuestion : refused.questionClosed
  if (code === 'no-choice') {
    const choices = openQuestion(airing)?.choices ?? []
    return choices.length < 2
      ? refused.noQuestion
      : refused.noChoice(choices.map((_, index) => letterOf(index)))
  }
  return refused[(act === null ? undefined : byAct[act.act]?.get(code)) ?? always.get(code) ?? 'didNotWork']
}

/** How many of it one viewer may have; of the newest drop where none was named. */
function limitOf(airing: Airing | null, runId: string | null): number {
  if (airing === null) return 1
  const drops = openRuns(airing).filter(({ kind, id }) => kind === 'drop' && (runId === null || id === runId))
  const run = drops.at(-1)
  return (run === undefined ? undefined : poolOf(airing.shop, poolIdOf(run.cueId)))?.perViewer ?? 1
}

/** Why a name cannot be had, with one that can where the wish was a good one. */
export function nameFaultWords(
  { words: { refused }, apart }: Pick<Speech, 'words' | 'apart'>,
  names: Pick<NameBook, 'fault'>,
  id: string,
  name: string,
  fault: NameFault,
): string {
  if (fault === 'kept') return refused.nameKept
  const free = [2, 3, 4, 5, 6, 7, 8, 9]
    .map((number) => `${name} ${number}`)
    .find((one) => names.fault(id, one) === null)
  return free === undefined ? refused.nameTaken : refused.nameTakenTry(apart(free))
}
