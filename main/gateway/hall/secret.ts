import { createHmac } from 'node:crypto'
import type { Mac } from '../../../core/hall/code'

/**
 * The secret of one airing that its hall codes come from. `signingKey` is the room's: it stays the same between
 * starts, so a console that restarts in mid-show shows and knows the same codes.
 */
export function hallSecret(signingKey: string, airingId: string): Mac {
  const secret = createHmac('sha256', signingKey).update(`hall codes ${airingId}`).digest()
  return (text) => createHmac('sha256', secret).update(text).digest()
}
