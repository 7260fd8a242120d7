import { fail, type Result } from '../../core/base/result'
import type {
  Ability,
  ModerationAct,
  PaidEvent,
  Platform,
  PlatformWorld,
  RawLine,
  Retraction,
} from '../../core/chat/port'

export interface ChatDeskParts {
  readonly take: (raw: RawLine) => void
  readonly retract: (platform: string, target: Retraction) => void
  readonly paid: (event: PaidEvent) => void
  readonly delay: (platform: string, ms: number) => void
  readonly changed: () => void
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
  readonly random: () => number
}

export interface PlatformView {
  readonly id: string
  readonly title: string
  readonly link: string
  readonly reason: string | null
  readonly linesPerMinute: number
}

export interface ChatDesk {
  readonly start: (platform: Platform) => Promise<void>
  readonly stop: (id: string) => Promise<void>
  /** To one platform, or to all that are live and can write. Fails only when nobody heard it. */
  readonly say: (effectId: string, text: string, only: string | null) => Promise<Result<null>>
  readonly moderate: (platformId: string, act: ModerationAct) => Promise<Result<null>>
  readonly views: () => PlatformView[]
  readonly close: () => Promise<void>
}

/** Instants kept to count lines per minute. */
const mostHeard = 200_000

/** All platforms of a show as one chat: lines in, words out. Knows the port, no platform. */
export function createChatDesk(parts: ChatDeskParts): ChatDesk {
  const running = new Map<string, { platform: Platform; heard: number[] }>()
  const worldOf = (id: string, heard: number[]): PlatformWorld => ({
    line: (raw) => {
      heard.push(parts.now())
      // Nobody may be looking: what is older than the busiest minute is not worth keeping.
      if (heard.length > mostHeard) heard.splice(0, heard.length - mostHeard / 2)
      parts.take(raw)
    },
    retract: (target) => parts.retract(id, target),
    paid: parts.paid,
    delay: (ms) => parts.delay(id, ms),
    changed: parts.changed,
    now: parts.now,
    after: parts.after,
    random: parts.random,
  })
  const stop = async (id: string) => {
    const one = running.get(id)
    running.delete(id)
    await one?.platform.stop()
    parts.changed()
  }
  return {
    start: async (platform) => {
      await stop(platform.id)
      const heard: number[] = []
      running.set(platform.id, { platform, heard })
      await platform.start(worldOf(platform.id, heard))
      parts.changed()
    },
    stop,
    say: async (effectId, text, only) => {
      const reached = [...running.values()].filter(
        ({ platform }) => can(platform, 'write') && (only === null || platform.id === only),
      )
      if (reached.length === 0) return fail('nobody', 'No chat is connected that can be written to.')
      const said = await Promise.all(reached.map(({ platform }) => platform.say(effectId, text, null)))
      return said.find((one) => one.ok) ?? said[0]!
    },
    moderate: async (platformId, act) =>
      running.get(platformId)?.platform.moderate(act) ?? fail('offline', 'This platform is not connected.'),
    views: () => {
      const since = parts.now() - 60_000
      return [...running.values()].map(({ platform, heard }) => {
        const first = heard.findIndex((at) => at >= since)
        heard.splice(0, first === -1 ? heard.length : first)
        const { link, reason } = platform.state()
        return { id: platform.id, title: platform.title, link, reason, linesPerMinute: heard.length }
      })
    },
    close: async () => {
      await Promise.all([...running.keys()].map(stop))
    },
  }
}

function can(platform: Platform, ability: Ability): boolean {
  return platform.caps().abilities[ability].can
}
