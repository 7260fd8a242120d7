import { expect, onTestFinished, vi } from 'vitest'
import { PlatformAccounts } from '../../../../core/chat/accounts'
import type { Platform } from '../../../../core/chat/port'
import { createTwitch, type TwitchOutside } from '../../../../main/chat/twitch'
import { publicClient, startTwitchPeer, type TwitchPeer, type TwitchPeerOptions } from '../../../peers/twitch'
import { createVirtualWorld } from '../replay/virtual-world'

export const allScopes = [
  'user:read:chat',
  'user:write:chat',
  'moderator:manage:chat_messages',
  'moderator:manage:banned_users',
  'moderator:manage:warnings',
  'moderator:manage:automod',
  'moderator:manage:shield_mode',
  'moderator:manage:chat_settings',
  'channel:manage:redemptions',
  'channel:manage:polls',
  'channel:manage:broadcast',
  'bits:read',
]

export interface RigOptions extends TwitchPeerOptions {
  /** Scopes of a sign-in that is there from the start; without it nobody is signed in. */
  readonly signedIn?: readonly string[]
  /** Who signed in; the broadcaster by default. */
  readonly login?: string
  readonly account?: Partial<PlatformAccounts['twitch']>
  readonly outside?: TwitchOutside
}

export interface Rig extends ReturnType<typeof createVirtualWorld> {
  readonly peer: TwitchPeer
  readonly twitch: Platform
  readonly secrets: Map<string, string>
  readonly logged: string[]
  /** Texts of the lines told so far. */
  texts(): string[]
  /** Waits until both paths (signed in) or the one (not) deliver. */
  settled(): Promise<void>
}

/** How long a state may take on a busy machine; nothing is timed by it. */
export const patience = { timeout: 15_000, interval: 10 }
vi.setConfig({ testTimeout: 30_000 })

/** A console's Twitch against the double, in a time that passes only when told. */
export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const peer = await startTwitchPeer(options)
  const virtual = createVirtualWorld(Date.now())
  const secrets = new Map<string, string>()
  const logged: string[] = []
  const login = options.login ?? peer.channel.login
  if (options.signedIn) {
    const grant = peer.signIn({ login, scopes: options.signedIn })
    secrets.set(
      'twitch-tokens',
      JSON.stringify({
        clientId: publicClient,
        access: grant.accessToken,
        refresh: grant.refreshToken,
        userId: grant.userId,
        login,
        scopes: grant.scopes,
        obtainedAt: virtual.world.now() - 60_000,
        expiresIn: 14_000,
      }),
    )
  }
  const account = PlatformAccounts.shape.twitch.parse({
    enabled: true,
    channel: peer.channel.login,
    clientId: publicClient,
    ...options.account,
  })
  const twitch = createTwitch(
    {
      account: () => account,
      secrets: {
        get: (name) => secrets.get(name) ?? null,
        set: (name, value) => void (value === null ? secrets.delete(name) : secrets.set(name, value)),
      },
      log: (level, text) => void logged.push(`${level}: ${text}`),
      urls: { twitch: peer.url },
    },
    options.outside,
  )
  onTestFinished(async () => {
    await twitch.stop()
    await peer.close()
  })
  return {
    ...virtual,
    peer,
    twitch,
    secrets,
    logged,
    texts: () => virtual.lines.map((line) => line.text),
    settled: () =>
      expect
        .poll(
          () =>
            ['live', 'gap', 'needs-login'].includes(twitch.state().link) &&
            peer.joined() === 1 &&
            (!options.signedIn?.includes('user:read:chat') || peer.subscribed().length >= 5),
          patience,
        )
        .toBe(true),
  }
}

/** A rig whose Twitch is started and delivers. */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const rig = await openRig(options)
  await rig.twitch.start(rig.world)
  await rig.settled()
  return rig
}

/** Waits until a text was told so often. */
export function told(rig: Rig, text: string, times = 1): Promise<void> {
  return expect.poll(() => rig.texts().filter((one) => one === text).length, patience).toBe(times)
}

/** Lets time pass until the state is there: what is asked of the peer meanwhile takes real time. */
export function passUntil(rig: Rig, done: () => boolean, step = 100): Promise<void> {
  return expect
    .poll(() => {
      if (!done()) rig.pass(step)
      return done()
    }, patience)
    .toBe(true)
}
