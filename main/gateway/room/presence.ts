import type { Context } from 'hono'
import { isGoodCode, readCode, triesOfAddress, triesOfUnnamed, triesOfVisitor } from '../../../core/hall/code'
import { hallAiringOf } from '../../../core/hall/fold'
import { createRateLimit } from '../door'
import type { Engine } from '../engine'
import { hallSecret } from '../hall/secret'
import type { Note } from './notes'
import type { RoomParts } from './parts'
import { addressOf, keepCookie } from './request'
import { cookies, type Visitor } from './visitor'

export interface Presence {
  /** A code was brought: the airing it proves presence for, or why it proves nothing. */
  readonly judge: (
    viewer: string,
    address: string | null,
    text: string,
  ) => { airingId: string } | { words: string }
}

/** Scanned or typed, a code of the hall's screen makes a visitor one of the hall. Nothing else does. */
export function createPresence(engine: Pick<Engine, 'world' | 'now'>, signingKey: string): Presence {
  const viewers = createRateLimit(triesOfVisitor.perSecond, triesOfVisitor.burst, engine.now)
  const addresses = createRateLimit(triesOfAddress.perSecond, triesOfAddress.burst, engine.now)
  const unnamed = createRateLimit(triesOfUnnamed.perSecond, triesOfUnnamed.burst, engine.now)
  return {
    judge: (viewer, address, text) => {
      const { airing } = engine.world()
      if (airing === null || airing.endedAt !== null)
        return { words: 'The show is not on air right now. Scan the screen in the hall once it has begun.' }
      const airingId = hallAiringOf(airing)
      if (airingId === null)
        return { words: 'This show has no audience in the hall. You can join in as you are.' }
      const read = readCode(text)
      if (read === null)
        return {
          words:
            'A code from the screen in the hall has six letters, for example BCD FGH. Please look again.',
        }
      if (
        read.typed &&
        !(viewers.take(viewer) && (address === null ? unnamed.take('') : addresses.take(address)))
      )
        return {
          words: 'These were many tries. Scan the code with your camera, or type again in three minutes.',
        }
      return isGoodCode(hallSecret(signingKey, airingId), read.code, engine.now())
        ? { airingId }
        : {
            words:
              'This code is not good any more. Take the newest one from the screen in the hall; until then you can join in as you are.',
          }
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
): Promise<Note> {
  if (visitor.audience === 'hall')
    return { tone: 'good', words: 'You are in the hall already. It counts until this show ends.' }
  const judged = presence.judge(visitor.key, addressOf(c), text)
  if ('words' in judged) return { tone: 'bad', words: judged.words }
  keepCookie(c, cookies.hall, visitors.sealHall(visitor, judged.airingId))
  const { viewer, key } = visitor
  await engine.offer(
    { type: 'viewer-acted', viewer, audience: 'hall', act: { act: 'arrive' } },
    `arrive:${key}:${judged.airingId}`,
  )
  return { tone: 'good', words: 'You are in the hall now. It counts until this show ends.' }
}
