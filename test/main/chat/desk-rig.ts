import type { PaidEvent, RawLine, Retraction } from '../../../core/chat/port'
import { createChatDesk } from '../../../main/chat/desk'
import { createVirtualWorld } from './replay/virtual-world'

/** A desk whose time passes only when told. */
export function openDesk(more: { muted?: (id: string) => string | null; roomUrl?: string } = {}) {
  const clock = createVirtualWorld()
  const taken: RawLine[] = []
  const retracted: [string, Retraction][] = []
  const paid: PaidEvent[] = []
  const notices: string[] = []
  const logged: string[] = []
  const desk = createChatDesk({
    take: (raw) => void taken.push(raw),
    retract: (platform, target) => void retracted.push([platform, target]),
    paid: (event) => void paid.push(event),
    delay: () => {},
    changed: () => {},
    muted: more.muted ?? (() => null),
    roomUrl: () => more.roomUrl ?? null,
    sayable: (text) => text.replaceAll('@Hidden', 'a viewer'),
    notice: (text) => void notices.push(text),
    log: (_level, text) => void logged.push(text),
    now: clock.world.now,
    after: clock.world.after,
    random: () => 0.5,
  })
  return { desk, clock, taken, retracted, paid, notices, logged }
}

/** Lets everything that waits for nothing but its turn happen. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
