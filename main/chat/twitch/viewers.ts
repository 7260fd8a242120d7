import { cleanName } from '../../../core/chat/clean'
import type { ViewerRef } from '../../../core/chat/port'

/** The port's and Twitch's own name for the platform. */
export const twitchId = 'twitch'

/** By the account's number, which stays when the viewer takes another name. */
export function viewerOf(id: string, displayName: string, login: string): ViewerRef {
  return { platform: twitchId, id, name: cleanName(displayName.trim() || login) }
}

/** Who gives without a name; Twitch's own account for it. */
export const anonymous: ViewerRef = { platform: twitchId, id: '274598607', name: 'Anonymous' }

/** Another channel of a shared chat whose name is not known. */
export const unnamedChannel = 'another channel'

/** `2023-05-14T12:31:47.995298776Z` in ms since 1970, or null. */
export function stampOf(text: string): number | null {
  const at = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(at) ? null : at
}
