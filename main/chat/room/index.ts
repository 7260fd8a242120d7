import { fail, ok } from '../../../core/base/result'
import { capabilities } from '../../../core/chat/capability'
import { linkState, type Platform, type PlatformCaps, type PlatformState } from '../../../core/chat/port'

const noAccounts = 'The room has no accounts.'
const done: ReadonlySet<string> = new Set(['delete', 'timeout', 'ban', 'unban', 'release', 'deny'])

const caps: PlatformCaps = {
  abilities: capabilities(
    {
      read: true,
      write: true,
      delete: true,
      resume: true,
      held: true,
      timeout: 'They can still pay for what they hold. The time-out is for this browser.',
      ban: 'They can still pay for what they hold. Kept in later shows too. Who throws their cookies away comes back as a new visitor; for half an hour new visitors from the same address wait for your yes before they are read.',
    },
    {
      paid: 'Purchases in the room are orders of this show.',
      whisper: 'The room shows everyone their own orders.',
    },
    noAccounts,
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
    // All of it is in the airing already, which every page and form follows.
    moderate: async (act) => (done.has(act.do) ? ok(null) : fail('unsupported', noAccounts)),
    state: () => state,
    stop: async () => {
      state = linkState('off')
    },
  }
}
