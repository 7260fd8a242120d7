import { fail, ok, type Result } from '../../core/base/result'
import type { Duration } from '../../core/base/time'
import type { AccountId, PlatformAccounts } from '../../core/chat/accounts'
import type { Platform, PlatformCaps } from '../../core/chat/port'
import type { ChatDesk } from './desk'
import type { Listed } from './views'

/** A platform with an account, as the list names it. `create` may load libraries; nothing else here does. */
export interface AccountPlatform {
  readonly id: AccountId
  readonly title: string
  /** What it can do at best, for the screens while it is switched off. */
  readonly caps: () => PlatformCaps
  readonly create: () => Promise<Platform>
}

export interface ConnectionsParts {
  readonly platforms: readonly AccountPlatform[]
  readonly accounts: () => PlatformAccounts
  readonly desk: Pick<ChatDesk, 'start' | 'stop'>
  readonly after: (ms: Duration, run: () => void) => () => void
  readonly changed: () => void
  readonly log: (level: 'info' | 'warn' | 'error', text: string, error?: unknown) => void
}

export interface Connections {
  /** The settings are new: connects, disconnects and connects anew what they concern. Never waits. */
  readonly follow: () => void
  /** Resolves when what was asked for so far was started, failed or stopped. */
  readonly settled: () => Promise<void>
  /** Resolves when the platform works with the newest settings: what waits for more typing is connected now. */
  readonly caughtUp: (id: string) => Promise<void>
  /** Also for a platform that failed to start; refuses one that is switched off. */
  readonly reconnect: (id: string) => Promise<Result<null>>
  readonly listed: () => Listed[]
  /** The platform, created but not started where it is switched off; null where there is none. */
  readonly make: (id: string) => Promise<Platform | null>
  readonly close: () => Promise<void>
}

interface Place {
  readonly list: AccountPlatform
  platform: Platform | null
  /** The account it was connected with, as text; null while it is switched off. */
  wish: string | null
  fault: string | null
  turn: Promise<unknown>
  /** Takes back a change that waits for its time; null when none waits. */
  cancel: (() => void) | null
}

/** Someone is typing a channel's name: not every letter is a channel to join. */
const quiet: Duration = 1_000

/** Keeps the account platforms as the settings want them. One that fails says so in its state and harms no other. */
export function createConnections(parts: ConnectionsParts): Connections {
  const places = parts.platforms.map(
    (list): Place => ({
      list,
      platform: null,
      wish: null,
      fault: null,
      turn: Promise.resolve(),
      cancel: null,
    }),
  )
  let closed = false

  const forget = (place: Place) => {
    place.cancel?.()
    place.cancel = null
  }
  /** One after the other for each platform, so that what the settings say last is what stays. */
  const apply = (place: Place): Promise<unknown> => {
    const { id, title } = place.list
    forget(place)
    place.turn = place.turn
      .then(async () => {
        if (closed) return
        if (place.wish === null) return parts.desk.stop(id)
        place.platform ??= await place.list.create()
        if (closed || place.wish === null) return
        await parts.desk.start(place.platform)
        place.fault = null
      })
      .catch(async (error: unknown) => {
        await parts.desk.stop(id).catch(() => null)
        parts.log('error', `${id} could not be started`, error)
        place.fault = `Micdrop could not start ${title}. Try to connect it again; the log says more.`
      })
      .then(parts.changed)
    return place.turn
  }
  /** Connecting anew would take the code off the screen that the host is typing at the platform. */
  const applySoon = (place: Place) => {
    place.cancel = parts.after(quiet, () => {
      if (place.platform?.signIn?.state().state === 'asking') applySoon(place)
      else void apply(place)
    })
  }
  const follow = () => {
    for (const place of places) {
      const account = parts.accounts()[place.list.id]
      const wish = account.enabled ? JSON.stringify(account) : null
      if (wish === place.wish) continue
      const switched = wish === null || place.wish === null
      place.wish = wish
      if (wish === null) place.fault = null
      forget(place)
      if (switched) void apply(place)
      else applySoon(place)
    }
  }
  return {
    follow,
    reconnect: async (id) => {
      const place = places.find(({ list }) => list.id === id)
      if (place === undefined) return fail('platform-not-found', 'There is no such platform to connect.')
      if (place.wish === null)
        return fail('switched-off', `${place.list.title} is switched off. Switch it on first.`)
      await apply(place)
      return place.fault === null ? ok(null) : fail('failed', place.fault)
    },
    caughtUp: async (id) => {
      const place = places.find(({ list }) => list.id === id)
      if (place !== undefined) await (place.cancel === null ? place.turn : apply(place))
    },
    settled: async () => {
      await Promise.all(places.map(({ turn }) => turn))
    },
    listed: () =>
      places.map(({ list, fault }) => ({ id: list.id, title: list.title, caps: list.caps(), fault })),
    make: async (id) => {
      const place = places.find(({ list }) => list.id === id)
      if (place !== undefined) place.platform ??= await place.list.create()
      return place?.platform ?? null
    },
    close: async () => {
      closed = true
      for (const place of places) forget(place)
      await Promise.all(places.map(({ turn }) => turn))
    },
  }
}
