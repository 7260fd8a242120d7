import type { PaidEvent, PlatformState, PlatformWorld, RawLine, Retraction } from '../../../../core/chat/port'

/** A world whose time passes only when told: hours of chat in milliseconds, and the same every time. */
export function createVirtualWorld(startedAt = 1_800_000_000_000) {
  const lines: RawLine[] = []
  const retracted: Retraction[] = []
  const paid: PaidEvent[] = []
  const delays: number[] = []
  const states: PlatformState[] = []
  const timers = new Map<number, { at: number; run: () => void }>()
  let now = startedAt
  let made = 0
  const world: PlatformWorld = {
    line: (raw) => void lines.push(raw),
    retract: (target) => void retracted.push(target),
    paid: (event) => void paid.push(event),
    delay: (ms) => void delays.push(ms),
    changed: (state) => void states.push(state),
    now: () => now,
    after: (ms, run) => {
      made += 1
      const id = made
      timers.set(id, { at: now + ms, run })
      return () => void timers.delete(id)
    },
    random: () => 0.5,
  }

  function pass(ms: number): void {
    const until = now + ms
    for (;;) {
      const due = [...timers].filter(([, timer]) => timer.at <= until)
      if (due.length === 0) break
      const [id, timer] = due.reduce((one, other) => (other[1].at < one[1].at ? other : one))
      timers.delete(id)
      now = Math.max(now, timer.at)
      timer.run()
    }
    now = until
  }

  return {
    world,
    lines,
    retracted,
    paid,
    delays,
    states,
    pass,
    pending: () => timers.size,
    jump: (ms: number) => {
      now += ms
    },
  }
}
