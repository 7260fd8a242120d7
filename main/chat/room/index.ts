import { fail, ok } from '../../../core/base/result'
import { capabilities } from '../../../core/chat/capability'
import { linkState, type Platform, type PlatformCaps, type PlatformState } from '../../../core/chat/port'

const caps: PlatformCaps = {
  abilities: capabilities(
    { read: true, write: true, delete: true, resume: true },
    {
      paid: 'Purchases in the room are orders of this show.',
      whisper: 'The room shows everyone their own orders.',
    },
    'The room has no accounts.',
  ),
  maxLength: 450,
  lengthUnit: 'characters',
  perThirtySeconds: 1_000,
  minGap: 0,
  repeatAfter: 0,
}

/**
 * The console's own chat: the spectators' page. Its lines come in through the gateway, in the console's own
 * process, so it is live whenever the console is; what the console says stands in the airing and reaches every
 * open page from there.
 */
export function createRoomPlatform(): Platform {
  let state: PlatformState = linkState('off')
  return {
    id: 'room',
    title: 'Room',
    caps: () => caps,
    start: async (world) => {
      state = linkState('live')
      world.changed(state)
    },
    say: async () => ok(null),
    // Taken from the pages by the retraction in the log, which every page follows.
    moderate: async (act) =>
      act.do === 'delete' ? ok(null) : fail('unsupported', 'The room has no accounts to act on.'),
    state: () => state,
    stop: async () => {
      state = linkState('off')
    },
  }
}
