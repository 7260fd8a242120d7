import { performance } from 'node:perf_hooks'
import { type Fail, fail, ok, type Result } from '../../core/base/result'
import type { Duration, Instant } from '../../core/base/time'
import type { Happening } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'
import type { Outcome } from '../../core/show/reduce'
import { inputHash } from './input'
import type { Lanes } from './lanes'
import type { Core, LogStore, Saved } from './port'

/** Entries in one transaction, at most. */
const largest = 2_000

/** What the asker of a happening that met a mistake of ours is told. */
export const bug: Fail = fail('bug', 'Micdrop made a mistake and did nothing. The log has the details.')

export interface Offer {
  readonly happening: Happening
  readonly key: string | null
  readonly reply: (result: Result<unknown>) => void
}

export type Reduced = Saved

export interface Batch {
  /** To be saved, in order. */
  readonly reduced: readonly Reduced[]
  /** To be told once it is saved: even a refusal may rest on an entry of this very batch. */
  readonly replies: readonly { readonly offer: Offer; readonly result: Result<unknown> }[]
  /** The save must wait for the disk. */
  readonly strict: boolean
  /** The core threw on the last offer: the world in memory is no longer to be trusted. */
  readonly bug: { readonly happening: string; readonly error: unknown } | null
}

export interface Assembly {
  readonly lanes: Lanes<Offer>
  readonly store: Pick<LogStore, 'seen'>
  readonly core: Core
  readonly world: World
  /** Of the last saved entry. */
  readonly seq: number
  readonly now: () => Instant
  readonly nonce: () => string
  /** How long to go on taking: a press must not wait behind a flood. */
  readonly budget: Duration
}

/** Takes what is queued and reduces it into `world`, up to `budget` milliseconds or `largest` entries. */
export function assemble({ lanes, store, core, world, seq, now, nonce, budget }: Assembly): Batch {
  const until = performance.now() + budget
  const reduced: Reduced[] = []
  const replies: { offer: Offer; result: Result<unknown> }[] = []
  const keys = new Map<string, { readonly hash: string; readonly reply: Result<unknown> }>()
  let strict = false

  while (reduced.length < largest && replies.length < largest * 2) {
    const offer = lanes.take()
    if (offer === undefined) break
    const { happening, key } = offer
    const hash = key === null ? '' : inputHash(happening)
    const before = key === null ? null : (keys.get(key) ?? store.seen(key))
    if (before !== null) {
      replies.push({ offer, result: before.hash === hash ? before.reply : keyReused() })
      continue
    }
    const mark = { seq: world.seq, at: world.at }
    const entry = { seq: seq + reduced.length + 1, at: now(), key, nonce: nonce(), happening }
    try {
      const outcome = settled(core.reduce(world, entry))
      replies.push({ offer, result: outcome.reply })
      if (outcome.refused) Object.assign(world, mark)
      else {
        reduced.push({ entry, airingId: world.airing?.id ?? null, hash, outcome })
        if (key !== null) keys.set(key, { hash, reply: outcome.reply })
        strict ||= happening.type === 'cue-fired' || core.touchesMoney(happening, outcome)
      }
    } catch (error) {
      replies.push({
        offer,
        result: fail('bug', 'Micdrop made a mistake and did nothing. The log has the details.'),
      })
      return { reduced, replies, strict, bug: { happening: happening.type, error } }
    }
    if (performance.now() > until) break
  }
  return { reduced, replies, strict, bug: null }
}

/** What is answered now must not change with the world: a reply may hold a part of it. */
function settled(outcome: Outcome): Outcome {
  const { reply } = outcome
  if (!reply.ok || typeof reply.value !== 'object' || reply.value === null) return outcome
  return { ...outcome, reply: ok(JSON.parse(JSON.stringify(reply.value))) }
}

function keyReused(): Fail {
  return fail('key-reused', 'This key was used before for something else. Use a fresh key for each request.')
}
