import type { Context } from 'hono'
import { isGoodCode, readCode, triesOfAddress, triesOfUnnamed, triesOfVisitor } from '../../../core/hall/code'
import { hallAiringOf } from '../../../core/hall/fold'
import type { RoomWords } from '../../../core/words/room'
import { createRateLimit } from '../door'
import type { Engine } from '../engine'
import { hallSecret } from '../hall/secret'
import type { Note } from './notes'
import type { RoomParts } from './parts'
import { addressOf, keepCookie } from './request'
import { cookies, type Visitor } from './visitor'

/** Why a code proves nothing: the sentence that says so. */
export type HallFault = 'hallNotOnAir' | 'hallNone' | 'hallShape' | 'hallTries' | 'hallOld'

export interface Presence {
  /** A code was brought: the airing it proves presence for, or why it proves nothing. */
  readonly judge: (
    viewer: string,
    address: string | null,
    text: string,
  ) => { airingId: string } | { fault: HallFault }
}

/** Scanned or typed, a code of the hall's screen makes a visitor one of the hall. Nothing else does. */
export function createPresence(engine: Pick<Engine, 'world' | 'now'>, signingKey: string): Presence {
  const viewers = createRateLimit(triesOfVisitor.perSecond, triesOfVisitor.burst, engine.now)
  const addresses = createRateLimit(triesOfAddress.perSecond, triesOfAddress.burst, engine.now)
  const unnamed = createRateLimit(triesOfUnnamed.perSecond, triesOfUnnamed.burst, engine.now)
  return {
    judge: (viewer, address, text) => {
      const { airing } = engine.world()
      if (airing === null || airing.endedAt !== null) return { fault: 'hallNotOnAir' }
      const airingId = hallAiringOf(airing)
      if (airingId === null) return { fault: 'hallNone' }
      const read = readCode(text)
      if (read === null) return { fault: 'hallShape' }
      if (
        read.typed &&
        !(viewers.take(viewer) && (address === null ? unnamed.take('') : addresses.take(address)))
      )
        return { fault: 'hallTries' }
      return isGoodCode(hallSecret(signingKey, airingId), read.code, engine.now())
        ? { airingId }
        : { fault: 'hallOld' }
    },
  }
}

/**
 * Judges a code and, when it is good, leaves the proof with the browser; what the visitor waits for they wait for in
 * the hall from then on. Answers what they are told.
 */
export async function prove(
  c: Context,
  { engine, presence, visitors }: Pick<RoomParts, 'engine' | 'presence' | 'visitors'>,
  visitor: Visitor,
  text: string,
  { done, refused }: RoomWords,
): Promise<Note> {
  if (visitor.audience === 'hall') return { tone: 'good', words: done.hallAlready }
  const judged = presence.judge(visitor.key, addressOf(c), text)
  if ('fault' in judged) return { tone: 'bad', words: refused[judged.fault] }
  keepCookie(c, cookies.hall, visitors.sealHall(visitor, judged.airingId))
  const { viewer, key } = visitor
  await engine.offer(
    { type: 'viewer-acted', viewer, audience: 'hall', act: { act: 'arrive' } },
    `arrive:${key}:${judged.airingId}`,
  )
  return { tone: 'good', words: done.hall }
}
