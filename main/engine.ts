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
    roomLine: (viewer, audience, text, messageId) =>
      intake.take(
        { platform: 'room', messageId, viewer, text, reply: null, fragments: null, sentAt: null },
        audience,
      ),
    spectators: (count) => {
      spectators = count
      void runner.offer({ type: 'viewer-count', platform: 'room', count }, null)
      changed()
    },
  }
  return { engine, spectators: () => spectators }
}
