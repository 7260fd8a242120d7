import { fail, ok, type Result } from '../../core/base/result'
import type { Duration, Instant } from '../../core/base/time'
import type {
  Ability,
  ModerationAct,
  PaidEvent,
  Platform,
  PlatformWorld,
  RawLine,
  Retraction,
} from '../../core/chat/port'
import type { Sent } from '../../core/chat/send-window'
import type { SayEffect } from '../../core/cues/effect'
import { createHeard, type Heard } from './heard'
import { createSending, type PlatformSending } from './sending'

export interface ChatDeskParts {
  readonly take: (raw: RawLine) => void
  readonly retract: (platform: string, target: Retraction) => void
  readonly paid: (event: PaidEvent) => void
  readonly delay: (platform: string, ms: number) => void
  readonly changed: () => void
  /** Why this platform takes no part just now (a rehearsal is kept to itself), or null. */
  readonly muted: (platformId: string) => string | null
  /** Where viewers of this platform open the room; null where they cannot. */
  readonly roomUrl: (platformId: string) => string | null
  /** What waited to be said, as it may be said now. */
  readonly sayable: (text: string) => string
  readonly notice: (text: string) => void
  readonly log: (level: 'info' | 'warn' | 'error', text: string, error?: unknown) => void
  readonly now: () => Instant
  readonly after: (ms: Duration, run: () => void) => () => void
  readonly random: () => number
}

export interface Running {
  readonly platform: Platform
  readonly heard: Heard
  readonly sending: PlatformSending
}

export interface ChatDesk {
  /** Starts it, or connects it anew; what waits to be sent there goes on waiting. */
  readonly start: (platform: Platform) => Promise<void>
  readonly stop: (id: string) => Promise<void>
  /**
   * To one platform, or to all that are connected and can write. Resolves when each has sent it or dropped it by a rule,
   * with null or with which did not take it and why; fails only when nobody heard it. After a crash in between it is said again where it was still good, so a platform
   * that already had it may get it twice: the outbox knows the whole effect, not its platforms.
   */
  readonly say: (
    effect: Pick<SayEffect, 'id' | 'text' | 'only' | 'replies' | 'host'>,
  ) => Promise<Result<string | null>>
  readonly moderate: (platformId: string, act: ModerationAct) => Promise<Result<null>>
  /** On the recording of every platform that has one; what fails is logged. */
  readonly mark: (text: string) => void
  readonly settleRedemption: (
    platformId: string,
    rewardId: string,
    redemptionId: string,
    fulfil: boolean,
  ) => Promise<Result<null>>
  /** On one platform, or with null on all. */
  readonly emptyQueue: (platformId: string | null) => number
  readonly running: (platformId: string) => Running | null
  readonly all: () => readonly Running[]
  readonly close: () => Promise<void>
}

const abilityOf: Readonly<Record<ModerationAct['do'], Ability>> = {
  delete: 'delete',
  timeout: 'timeout',
  ban: 'ban',
  unban: 'ban',
  warn: 'warn',
  release: 'held',
  deny: 'held',
  shield: 'shield',
  'slow-mode': 'slow-mode',
}

/** All platforms of a show as one chat: lines in, words out. Knows the port, no platform. */
export function createChatDesk(parts: ChatDeskParts): ChatDesk {
  const running = new Map<string, Running>()
  /** By platform: its limits do not begin anew because it was switched off and on. */
  const sent = new Map<string, Sent[]>()
  const all = () => [...running.values()]
  const worldOf = (one: Running, id = one.platform.id): PlatformWorld => ({
    line: (raw) => {
      // What was under way when it was switched off, or was a rehearsal's audience, is not of this show any more.
      if (running.get(id) !== one) return
      one.heard.add()
      if (parts.muted(id) === null) parts.take(raw)
    },
    retract: (target) => parts.retract(id, target),
    paid: (event) => {
      if (running.get(id) === one && parts.muted(id) === null) parts.paid(event)
    },
    delay: (ms) => parts.delay(id, ms),
    changed: () => {
      running.get(id)?.sending.stir()
      parts.changed()
    },
    now: parts.now,
    after: parts.after,
    random: parts.random,
  })
  const sendingOf = (platform: Platform) => {
    const before = sent.get(platform.id) ?? []
    sent.set(platform.id, before)
    return createSending({
      platform,
      sent: before,
      now: parts.now,
      after: parts.after,
      roomUrl: () => parts.roomUrl(platform.id),
      sayable: parts.sayable,
      changed: parts.changed,
      notice: parts.notice,
      log: parts.log,
    })
  }
  const stop = async (id: string) => {
    const one = running.get(id)
    running.delete(id)
    one?.sending.empty()
    one?.sending.close()
    await one?.platform.stop()
    parts.changed()
  }
  /** The platform if it may be asked for this now, else why not. */
  const reach = (id: string): Running | ReturnType<typeof fail> => {
    const one = running.get(id)
    if (one === undefined) return fail('offline', 'This platform is not connected.')
    const muted = parts.muted(id)
    return muted === null ? one : fail('rehearsal', muted)
  }

  return {
    start: async (platform) => {
      const known = running.get(platform.id)
      if (known?.platform === platform) await platform.stop()
      else {
        await stop(platform.id)
        running.set(platform.id, { platform, heard: createHeard(parts.now), sending: sendingOf(platform) })
      }
      const one = running.get(platform.id)
      if (one?.platform === platform) await platform.start(worldOf(one))
      running.get(platform.id)?.sending.stir()
      parts.changed()
    },
    stop,
    say: async ({ id, text, only, replies = false, host = false }) => {
      const asked = all().filter(({ platform }) => only === null || platform.id === only)
      const muted = asked.map(({ platform }) => parts.muted(platform.id)).find((why) => why !== null)
      const reached = asked.filter(
        ({ platform }) => parts.muted(platform.id) === null && takesWords(platform),
      )
      if (reached.length === 0)
        return muted === undefined || muted === null
          ? fail('nobody', 'No chat is connected that can be written to.')
          : fail('rehearsal', muted)
      const urgency = host ? 'host' : replies ? 'reply' : 'announcement'
      return together(
        await Promise.all(
          reached.map(async ({ platform, sending }): Promise<[string, Result<null>]> => {
            return [platform.title, await sending.say(id, text, urgency)]
          }),
        ),
      )
    },
    moderate: async (id, act) => {
      const one = reach(id)
      if ('ok' in one) return one
      const { can, note } = one.platform.caps().abilities[abilityOf[act.do]]
      if (!can) return fail('unsupported', note || `${one.platform.title} cannot do this.`)
      return one.platform.moderate(act)
    },
    mark: (text) => {
      for (const { platform } of all()) {
        if (platform.mark === undefined || parts.muted(platform.id) !== null || !isUp(platform)) continue
        platform.mark(text).then(
          (marked) => {
            if (!marked.ok) parts.log('warn', `${platform.id} set no marker: ${marked.code}`)
          },
          (error: unknown) => parts.log('error', `marking on ${platform.id} failed`, error),
        )
      }
    },
    settleRedemption: async (id, rewardId, redemptionId, fulfil) => {
      const one = reach(id)
      if ('ok' in one) return one
      const settled = one.platform.settleRedemption?.(rewardId, redemptionId, fulfil)
      return settled ?? fail('unsupported', `${one.platform.title} has no redemptions.`)
    },
    emptyQueue: (id) =>
      all()
        .filter(({ platform }) => id === null || platform.id === id)
        .reduce((sum, { sending }) => sum + sending.empty(), 0),
    running: (id) => running.get(id) ?? null,
    all,
    close: async () => {
      const open = all()
      running.clear()
      for (const { sending } of open) sending.close()
      await Promise.all(open.map(({ platform }) => platform.stop()))
    },
  }
}

function isUp(platform: Platform): boolean {
  return ['live', 'gap'].includes(platform.state().link)
}

/** A platform that is still connecting gets its words when it is there, if they are not too old by then. */
function takesWords(platform: Platform): boolean {
  return platform.caps().abilities.write.can && ['live', 'gap', 'connecting'].includes(platform.state().link)
}

/** Several answers to one question: done where one platform took it, and what the others said. Not for an empty list. */
function together(said: readonly (readonly [string, Result<null>])[]): Result<string | null> {
  const words = said.map(([title, one]) => `${title}: ${one.ok ? 'done.' : one.message}`).join(' ')
  const refused = said.flatMap(([, one]) => (one.ok ? [] : [one]))
  if (refused.length < said.length) return ok(refused.length === 0 ? null : words)
  return said.length === 1 ? refused[0]! : fail(refused[0]!.code, words)
}
