import type { PaidEvent, RawLine, Retraction } from '../../../../core/chat/port'
import type { Told } from '../../../../main/chat/twitch/path'

/** What one path tells, kept. */
export function collect() {
  const lines: RawLine[] = []
  const retracted: Retraction[] = []
  const paid: PaidEvent[] = []
  const told: Told = {
    line: (raw) => void lines.push(raw),
    retract: (target) => void retracted.push(target),
    paid: (event) => void paid.push(event),
  }
  return { told, lines, retracted, paid }
}
