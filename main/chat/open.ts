import { fail, ok, type Result } from '../../core/base/result'
import type { Duration, Instant } from '../../core/base/time'
import type { BridgeLine } from '../../core/chat/bridge'
import type {
  ModerationAct,
  PaidEvent,
  Platform,
  PlatformParts,
  PlatformPoll,
  PlatformReward,
  RawLine,
  Retraction,
  SignIn,
} from '../../core/chat/port'
import type { Settings } from '../../core/contract/settings'
import type { Health, PlatformView } from '../../core/contract/state'
import { addressInChat } from '../../core/reach/reach'
import type { World } from '../../core/show/airing'
import { withoutHiddenNames } from '../../core/show/hiding'
import { type AccountPlatform, createConnections } from './connections'
import { type ChatDesk, createChatDesk } from './desk'
import { teamNames } from './team'
import { platformHealth, platformViews } from './views'

export interface ChatParts {
  readonly settings: {
    readonly get: () => Settings
    readonly onChange: (listener: () => void) => () => void
  }
  readonly secrets: PlatformParts<unknown>['secrets']
  readonly urls: PlatformParts<unknown>['urls']
  /** The platforms with accounts, as main/chat/index.ts lists them. */
  readonly accounts: (parts: AccountPlatformParts) => AccountPlatform[]
  readonly world: () => World
  readonly take: (raw: RawLine) => void
  readonly retract: (platform: string, target: Retraction) => void
  readonly paid: (event: PaidEvent) => void
  readonly delay: (platform: string, ms: Duration) => void
  readonly changed: () => void
  readonly notice: (text: string) => void
  readonly log: {
    readonly info: (text: string) => void
    readonly warn: (text: string) => void
    readonly error: (text: string, error?: unknown) => void
  }
  readonly now: () => Instant
  readonly after: (ms: Duration, run: () => void) => () => void
}

/** What the account platforms are built from, besides each one's own account. */
export type AccountPlatformParts = Omit<PlatformParts<unknown>, 'account'> & {
  readonly accounts: () => Settings['platforms']
}

export interface TakenLines {
  readonly taken: number
  readonly refused: { id: string; reason: string }[]
}

/** A platform that takes lines from tools. */
export interface TakesLines {
  take(lines: readonly BridgeLine[]): TakenLines
}

export interface Chat {
  /** What is asked of it before the platforms of the settings were started waits for that. */
  readonly desk: ChatDesk
  /** For the procedures. */
  readonly platforms: {
    readonly views: () => PlatformView[]
    readonly accounts: readonly string[]
    readonly reconnect: (id: string) => Promise<Result<null>>
    readonly signIn: (id: string, steps: readonly string[]) => Promise<Result<null>>
    readonly cancelSignIn: (id: string) => Result<null>
    readonly signOut: (id: string) => Promise<Result<null>>
    readonly emptyQueue: (id: string | null) => Result<number>
    readonly moderate: (id: string, act: ModerationAct) => Promise<Result<null>>
    readonly poll: (id: string, poll: PlatformPoll) => Promise<Result<null>>
    readonly createReward: (id: string, reward: PlatformReward) => Promise<Result<string>>
    readonly rewards: (within: Duration) => Promise<readonly string[] | null>
    readonly addLines: (lines: readonly BridgeLine[]) => Result<TakenLines>
    readonly muted: (id: string) => string | null
  }
  readonly health: () => Health['platforms']
  /** Names of the show's own accounts and channels. */
  readonly teamNames: () => string[]
  /** Connects what the settings want; returns at once. */
  readonly connect: () => void
  /** To be called after each batch: a panic empties the queues. */
  readonly follow: () => void
  readonly close: () => Promise<void>
}

const apart =
  'This is a rehearsal: the real chats take no part in it. Settings, Rehearsal, Use the connected chats too lets them in.'
const notHere = fail('platform-not-found', 'This platform is not connected.')

/** A platform that takes longer to start is left out of what is said meanwhile. */
const longestArrival: Duration = 5_000

/** Builds the chat of the console: the desk, the connections of the settings, and what the screens ask of both. */
export function openChat(parts: ChatParts): Chat {
  const log = (level: 'info' | 'warn' | 'error', text: string, error?: unknown) =>
    level === 'error' ? parts.log.error(text, error) : parts.log[level](text)
  const accounts = parts.accounts({
    accounts: () => parts.settings.get().platforms,
    secrets: parts.secrets,
    urls: parts.urls,
    log,
  })
  const running = () => {
    const { airing } = parts.world()
    return airing === null || airing.endedAt !== null ? null : airing
  }
  const muted = (id: string) =>
    running()?.mode === 'rehearsal' &&
    !parts.settings.get().rehearsal.platforms &&
    accounts.some((account) => account.id === id)
      ? apart
      : null
  const desk = createChatDesk({
    // Between shows nothing is judged or kept: the lines only prove the connection.
    take: (raw) => running() !== null && parts.take(raw),
    retract: parts.retract,
    paid: parts.paid,
    delay: parts.delay,
    changed: parts.changed,
    muted,
    roomUrl: (platform) => addressInChat(platform, running()?.joinUrl ?? null),
    sayable: (text) => withoutHiddenNames(running(), text),
    notice: parts.notice,
    log,
    now: parts.now,
    after: parts.after,
    random: Math.random,
  })
  const connections = createConnections({
    platforms: accounts,
    accounts: () => parts.settings.get().platforms,
    desk,
    after: parts.after,
    changed: parts.changed,
    log,
  })
  const views = () => platformViews(desk.all(), connections.listed(), muted)
  const signInOf = (platform: Platform | null): Result<SignIn> => {
    if (platform === null) return fail('switched-off', 'Switch this platform on first.')
    return platform.signIn === undefined
      ? fail('unsupported', `${platform.title} needs no sign-in.`)
      : ok(platform.signIn)
  }
  let panicAt: Instant | null = null
  let stopFollowing = () => {}
  let arrived = () => {}
  // What the last session left in the outbox comes before any platform is there.
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve
  })

  return {
    desk: {
      ...desk,
      say: async (effect) => {
        await arrival
        const stopped = running()?.panic ?? null
        return stopped === null
          ? desk.say(effect)
          : fail('panicked', 'Everything was stopped before it was said.')
      },
      moderate: async (id, act) => {
        await arrival
        return desk.moderate(id, act)
      },
      settleRedemption: async (...redemption) => {
        await arrival
        return desk.settleRedemption(...redemption)
      },
    },
    platforms: {
      views,
      accounts: accounts.map(({ id }) => id),
      reconnect: connections.reconnect,
      signIn: async (id, steps) => {
        await connections.caughtUp(id)
        const found = signInOf(desk.running(id)?.platform ?? null)
        return found.ok ? found.value.begin(steps) : found
      },
      cancelSignIn: (id) => {
        const found = signInOf(desk.running(id)?.platform ?? null)
        if (found.ok) found.value.cancel()
        return found.ok ? ok(null) : found
      },
      signOut: async (id) => {
        // Also when it is switched off: the tokens are still in the keychain.
        const found = signInOf(await connections.make(id))
        return found.ok ? found.value.signOut() : found
      },
      emptyQueue: (id) => (id !== null && desk.running(id) === null ? notHere : ok(desk.emptyQueue(id))),
      moderate: desk.moderate,
      poll: async (id, poll) => {
        const platform = desk.running(id)?.platform
        if (platform === undefined) return notHere
        const { can, note } = platform.caps().abilities.polls
        if (!can || platform.poll === undefined)
          return fail('unsupported', note || `${platform.title} has no polls.`)
        return platform.poll(poll)
      },
      createReward: async (id, reward) => {
        const platform = desk.running(id)?.platform
        if (platform === undefined) return notHere
        const { can, note } = platform.caps().abilities.redemptions
        if (!can || platform.createReward === undefined)
          return fail('unsupported', note || `${platform.title} has no rewards.`)
        return platform.createReward(reward)
      },
      rewards: async (within) => {
        const asked = desk.all().map(({ platform }) => platform.rewards?.())
        let cancel = () => {}
        const late = new Promise<[]>((resolve) => {
          cancel = parts.after(within, () => resolve([]))
        })
        const told = await Promise.race([Promise.all(asked.filter((one) => one !== undefined)), late])
        cancel()
        const known = told.flatMap((one) => (one.ok ? [one.value] : []))
        return known.length === 0 ? null : known.flat()
      },
      addLines: (lines) => {
        const bridge = desk.running('bridge')?.platform as (Platform & Partial<TakesLines>) | undefined
        return bridge?.take === undefined
          ? fail('switched-off', 'The bridge is switched off. Switch it on in Settings, Chat platforms.')
          : ok(bridge.take(lines))
      },
      muted,
    },
    health: () => platformHealth(views()),
    teamNames: () => teamNames(desk.all(), parts.settings.get().platforms),
    connect: () => {
      const stopSettings = parts.settings.onChange(connections.follow)
      connections.follow()
      const stopWaiting = parts.after(longestArrival, arrived)
      void connections.settled().then(arrived)
      stopFollowing = () => {
        stopSettings()
        stopWaiting()
      }
    },
    follow: () => {
      const at = running()?.panic?.at ?? null
      if (at !== null && at !== panicAt) desk.emptyQueue(null)
      panicAt = at
    },
    close: async () => {
      stopFollowing()
      await connections.close()
      await desk.close()
    },
  }
}
