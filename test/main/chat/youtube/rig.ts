import { vi } from 'vitest'
import { PlatformAccounts } from '../../../../core/chat/accounts'
import { createYouTube } from '../../../../main/chat/youtube'
import { startYouTubePeer, type YouTubePeerOptions } from '../../../peers/youtube'
import { createVirtualWorld } from '../replay/virtual-world'

export interface RigOptions extends YouTubePeerOptions {
  readonly send?: boolean
  readonly broadcast?: string
  /** Signed in with these scopes; null: not signed in. */
  readonly scopes?: readonly string[] | null
}

/** A YouTube adapter against the double, in a world whose time passes only when told. */
export async function startRig(options: RigOptions = {}) {
  const peer = await startYouTubePeer(options)
  const virtual = createVirtualWorld()
  const kept = new Map<string, string>([['youtube-client-secret', peer.client.secret]])
  /** Every write, in order: what was saved before what. */
  const written: [string, string | null][] = []
  const logged: string[] = []
  const account = PlatformAccounts.parse({
    youtube: {
      enabled: true,
      clientId: peer.client.id,
      broadcast: options.broadcast ?? '',
      dailyUnits: options.dailyUnits ?? 10_000,
      send: options.send ?? false,
    },
  }).youtube
  if (options.scopes !== null) {
    const { access, refresh } = peer.tokens(options.scopes)
    keep('youtube-tokens', {
      access,
      refresh,
      expiresAt: virtual.world.now() + 3_599_000,
      scopes: options.scopes ?? [
        'https://www.googleapis.com/auth/youtube.readonly',
        'https://www.googleapis.com/auth/youtube',
      ],
      channel: peer.broadcast.channel,
    })
  }
  function keep(name: string, value: unknown): void {
    kept.set(name, JSON.stringify(value))
  }
  const make = () =>
    createYouTube({
      account: () => account,
      secrets: {
        get: (name) => kept.get(name) ?? null,
        set: (name, value) => {
          written.push([name, value])
          if (value === null) kept.delete(name)
          else kept.set(name, value)
        },
      },
      log: (_, text) => void logged.push(text),
      urls: peer.urls,
    })
  const platform = make()

  return {
    ...virtual,
    peer,
    platform,
    make,
    kept,
    keep,
    written,
    logged,
    account,
    start: () => platform.start(virtual.world),
    /** Waits until `true`; with `ms`, that much time passes at each look. */
    until: (ready: () => boolean, ms = 0) =>
      vi.waitFor(
        () => {
          if (ready()) return
          if (ms > 0) virtual.pass(ms)
          throw new Error(`not yet: ${JSON.stringify(platform.state())} ${logged.slice(-3).join(' | ')}`)
        },
        { timeout: 8_000, interval: 5 },
      ),
    texts: () => virtual.lines.map((line) => line.text),
    close: async () => {
      await platform.stop()
      await peer.close()
    },
  }
}
export type Rig = Awaited<ReturnType<typeof startRig>>
