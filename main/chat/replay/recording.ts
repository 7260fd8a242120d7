import { ok } from '../../../core/base/result'
import { linkState, type Platform, type PlatformState, type PlatformWorld } from '../../../core/chat/port'
import { replayCaps, replayId, unrehearsed, unwritable } from './caps'
import type { LogRow, ReplayLog } from './log'

export type RecordingOptions = {
  readonly log: ReplayLog
  /** 1 is the recording's own pace, 10 ten times as fast; between 0.1 and 1,000. */
  readonly speed?: number
}

/** A recorded chat as a platform: the lines come with their real timing, once, and then the chat is over. */
export function createRecording({ log, speed = 1 }: RecordingOptions): Platform {
  const pace = Math.min(1_000, Math.max(0.1, speed))
  let state: PlatformState = linkState('off')
  let session: { world: PlatformWorld; cancel: () => void } | null = null

  function become(world: PlatformWorld, next: PlatformState): void {
    state = next
    world.changed(next)
  }

  function play(world: PlatformWorld): void {
    const startedAt = world.now()
    const sitting = `${startedAt.toString(36)}${Math.floor(world.random() * 2 ** 32).toString(36)}`
    let next = 0

    function deliver(row: LogRow): void {
      const viewer = { platform: replayId, id: row.name, name: row.name }
      const messageId = `${sitting}-${next}`
      world.line({
        platform: replayId,
        messageId,
        viewer,
        text: row.text,
        reply: null,
        fragments: null,
        sentAt: world.now(),
      })
    }

    /** All that is due, then one timer: a late wake-up catches up, and no drift adds up. */
    function wake(): void {
      const elapsed = (world.now() - startedAt) * pace
      while (session && next < log.rows.length && log.rows[next]!.at <= elapsed) {
        next += 1
        deliver(log.rows[next - 1]!)
      }
      if (!session) return
      const row = log.rows[next]
      if (row) {
        session.cancel = world.after(Math.ceil((row.at - elapsed) / pace), wake)
        return
      }
      session = null
      become(world, linkState('off', 'The recording has ended.'))
    }

    session = { world, cancel: () => {} }
    wake()
  }

  return {
    id: replayId,
    title: 'Recorded chat',
    caps: () => replayCaps,
    start: async (world) => {
      if (session) return
      become(world, linkState('live', 'A recorded chat: nobody reads along.'))
      play(world)
    },
    say: async (_effectId, text) => unwritable(text, session !== null) ?? ok(null),
    moderate: async (act) => {
      if (act.do !== 'delete') return unrehearsed
      session?.world.retract({ what: 'message', messageId: act.messageId })
      return ok(null)
    },
    state: () => state,
    stop: async () => {
      if (!session) return
      const { world, cancel } = session
      session = null
      cancel()
      become(world, linkState('off'))
    },
  }
}
