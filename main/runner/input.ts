import { createHash, randomFillSync } from 'node:crypto'
import type { Happening } from '../../core/cues/happening'

/**
 * Tells a repeat from a key used for something else. Left out is what may differ between honest repeats: who
 * pressed, how moderation judged the same line the second time, a carrier's wording of the same state.
 */
export function inputHash(happening: Happening): string {
  return createHash('sha256')
    .update(JSON.stringify(essence(happening)))
    .digest('base64url')
    .slice(0, 22)
}

function essence(happening: Happening): unknown {
  switch (happening.type) {
    case 'line-judged':
      return [happening.type, happening.lineId]
    // The id is drawn anew for each request, and the rundown may have been edited between the two.
    case 'airing-started':
      return [happening.type, happening.show.id, happening.mode]
    case 'payment-changed':
      return [happening.type, happening.news.operationId, happening.news.state]
    default:
      return { ...happening, by: null }
  }
}

const pool = Buffer.alloc(16 * 256)
let used = pool.length

/** 128 random bits, base64url. Drawn in large steps: one system call for 256 entries. */
export function createNonce(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.toString('base64url', used - 16, used)
}
