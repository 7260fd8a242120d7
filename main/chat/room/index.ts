import { ok } from '../../../core/base/result'
import type { Platform, PlatformState } from '../../../core/chat/port'

/**
 * The console's own chat: the spectators' page. Its lines come in through the gateway, in the console's own
 * process, so it is live whenever the console is; what the console says stands in the airing and reaches every
 * open page from there.
 */
export function createRoomPlatform(): Platform {
  let state: PlatformState = { link: 'off', reason: null }
  return {
    id: 'room',
    title: 'Room',
    caps: { read: true, write: true, reply: false, remove: true, maxLength: 450, perThirtySeconds: 1_000 },
    start: async (world) => {
      state = { link: 'live', reason: null }
      world.changed(state)
    },
    say: async () => ok(null),
    remove: async () => ok(null),
    state: () => state,
    stop: async () => {
      state = { link: 'off', reason: null }
    },
  }
}
