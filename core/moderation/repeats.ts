import { type Duration, type Instant, second } from '../base/time'
import type { ModerationSettings } from './settings'
import type { Finding } from './verdict'

/** Repeats further apart than this do not count. */
export const REPEAT_WINDOW: Duration = 30 * second
const COPYPASTA_LENGTH = 40
const SHORT_LENGTH = 8
const MOST_KEYS = 20_000

type Seen = { times: Instant[]; viewers: Map<string, Instant> }

/**
 * What was said lately, in two generations so that forgetting costs nothing. It is changed in place (2,000 lines a
 * second); keep one per show and pass it in.
 */
export type RepeatMemory = { young: Map<string, Seen>; old: Map<string, Seen>; turned: Instant }

export function repeatMemory(): RepeatMemory {
  return { young: new Map(), old: new Map(), turned: 0 }
}

function turn(memory: RepeatMemory, at: Instant): void {
  const age = at - memory.turned
  if (age >= 0 && age < REPEAT_WINDOW && memory.young.size < MOST_KEYS) return
  memory.old = Math.abs(age) > 2 * REPEAT_WINDOW ? new Map() : memory.young
  memory.young = new Map()
  memory.turned = at
}

function recall(memory: RepeatMemory, key: string): Seen {
  const seen = memory.young.get(key) ?? memory.old.get(key) ?? { times: [], viewers: new Map() }
  memory.young.set(key, seen)
  return seen
}

const isNear = (time: Instant, at: Instant) => Math.abs(at - time) < REPEAT_WINDOW

export type Said = {
  readonly viewerKey: string
  /** The line as compared: canonical, without spaces. */
  readonly key: string
  readonly at: Instant
}

/** Notes that a viewer said this and tells whether it is too much: one viewer repeating, or many pasting one text. */
export function noticeRepeat(
  memory: RepeatMemory,
  said: Said,
  settings: Pick<ModerationSettings, 'repeatLimit' | 'copypastaLimit'>,
): Finding | null {
  if (said.key.length === 0) return null
  turn(memory, said.at)
  const limit = settings.repeatLimit * (said.key.length <= SHORT_LENGTH ? 2 : 1)
  const own = recall(memory, `v ${said.viewerKey} ${said.key}`)
  own.times = [...own.times.filter((time) => isNear(time, said.at)).slice(1 - limit), said.at]
  if (own.times.length >= limit) {
    const detail = `The same viewer sent this ${own.times.length} times within 30 seconds.`
    return { action: 'hold', reason: { rule: 'repeat', detail, score: null } }
  }
  if (settings.copypastaLimit === 0 || said.key.length < COPYPASTA_LENGTH) return null
  const all = recall(memory, `t ${said.key}`)
  for (const [viewer, time] of all.viewers) if (!isNear(time, said.at)) all.viewers.delete(viewer)
  if (all.viewers.size < 100) all.viewers.set(said.viewerKey, said.at)
  if (all.viewers.size < Math.min(settings.copypastaLimit, 100)) return null
  const detail = `${all.viewers.size} viewers pasted this text within 30 seconds.`
  return { action: 'hold', reason: { rule: 'repeat', detail, score: null } }
}
