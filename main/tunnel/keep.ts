import { ok, type Result } from '../../core/base/result'
import type { Settings } from '../../core/contract/settings'
import type { TunnelState, TunnelWish } from '../../core/reach/tunnel'
import { createTunnel, type TunnelParts } from './index'

export interface KeepParts extends TunnelParts {
  readonly settings: {
    readonly get: () => Settings
    readonly update: (change: (settings: Settings) => Settings) => Promise<Result<Settings>>
    readonly onChange: (listener: () => void) => () => void
  }
  /** The room answers at this address while the tunnel has it; null takes it back. */
  readonly lend: (origin: string | null) => Promise<unknown>
  /** The room's own port. */
  readonly port: () => number
}

export interface KeptTunnel {
  readonly state: () => TunnelState
  /** Starts what the settings say, and from then on follows them: after a crash in mid-show the tunnel is back. */
  readonly begin: () => void
  readonly start: (wish: TunnelWish) => Promise<Result<null>>
  readonly stop: () => Promise<Result<null>>
  /** Ends the program with the console; the wish stays. */
  readonly close: () => Promise<void>
}

/** One tunnel as the settings want it. What it says of its address is lent to the room. */
export function keepTunnel({ settings, lend, port, ...parts }: KeepParts): KeptTunnel {
  let lent: string | null = null
  let wanted = JSON.stringify(null)
  let last: Promise<Result<null>> = Promise.resolve(ok(null))
  let forget = () => {}
  const tunnel = createTunnel({
    ...parts,
    changed: () => {
      const { address } = tunnel.state()
      if (address !== lent) {
        lent = address
        void lend(address)
      }
      parts.changed()
    },
  })
  const follow = (): Promise<Result<null>> => {
    const wish = settings.get().room.tunnel
    const text = JSON.stringify(wish)
    if (text === wanted) return last
    wanted = text
    last = wish === null ? tunnel.shut().then(() => ok(null)) : tunnel.open(wish, port())
    return last
  }
  const want = async (wish: TunnelWish | null): Promise<Result<null>> => {
    const saved = await settings.update((newest) => ({ ...newest, room: { ...newest.room, tunnel: wish } }))
    return saved.ok ? follow() : saved
  }
  return {
    state: tunnel.state,
    begin: () => {
      forget = settings.onChange(() => void follow())
      void follow()
    },
    start: async (wish) => {
      const started = await want(wish)
      // What cannot start here is not wished for at each start to come.
      if (!started.ok) await want(null)
      return started
    },
    stop: () => want(null),
    close: async () => {
      forget()
      await tunnel.shut()
    },
  }
}
