import type { RawLine } from '../core/chat/port'
import { roomPlatform, type ViewerRef } from '../core/chat/viewer'
import type { Engine } from './gateway/engine'
import type { Changes } from './runner/changes'
import type { Clock } from './runner/clock'
import { createNonce } from './runner/input'
import type { Intake } from './runner/intake'
import type { Runner } from './runner/runner'

export interface EngineParts {
  readonly runner: Runner
  /** The runner's, with names fitted. */
  readonly offer: Engine['offer']
  readonly changes: Changes
  readonly clock: Clock
  readonly intake: Intake
  readonly changed: () => void
}

/** What pages and contract may do, from the parts that do it; and how many spectators were told last. */
export function assembleEngine({ runner, offer, changes, clock, intake, changed }: EngineParts) {
  let spectators = 0
  const engine: Engine = {
    world: runner.world,
    offer,
    onChange: changes.onChange,
    revision: changes.revision,
    now: clock.now,
    nonce: createNonce,
    roomLine: (viewer, audience, text, messageId, how) =>
      intake.take(roomLineOf(viewer, text, messageId, how?.waits ?? false), audience),
    spectators: (count) => {
      spectators = count
      void runner.offer({ type: 'viewer-count', platform: 'room', count }, null)
      changed()
    },
  }
  return { engine, spectators: () => spectators }
}

const heldWhy = 'A new visitor, from where somebody was kept out of the room a short while ago.'

/** A line of the room's page, as a platform would deliver it. */
export function roomLineOf(viewer: ViewerRef, text: string, messageId: string, waits: boolean): RawLine {
  const held = waits ? { heldByPlatform: true, heldWhy } : {}
  return {
    platform: roomPlatform,
    messageId,
    viewer,
    text,
    reply: null,
    fragments: null,
    sentAt: null,
    ...held,
  }
}
