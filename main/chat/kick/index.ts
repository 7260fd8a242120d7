import { fail, type Result } from '../../../core/base/result'
import { minute } from '../../../core/base/time'
import type { PlatformAccounts } from '../../../core/chat/accounts'
import { createLink, type Link } from '../../../core/chat/link'
import { linkState, type Platform, type PlatformParts, type PlatformWorld } from '../../../core/chat/port'
import { createRecent } from '../../../core/chat/recent'
import { createSaid, type Said } from '../../../core/chat/said'
import { kickAddresses } from './addresses'
import { createApi } from './api'
import { kickCaps } from './caps'
import { readEvent } from './events'
import { createOwnLines } from './own-lines'
import { openPusher } from './pusher'
import { createSignIn, signInSteps } from './sign-in'
import { createTokens } from './tokens'
import { createVoice } from './voice'

interface Sitting {
  readonly world: PlatformWorld
  readonly link: Link
  /** Runs later, in place of what was to run before. */
  again(run: () => void): void
  close(): void
}

/** Milliseconds between two proofs that Kick still takes what we write. */
const proofEvery = 2 * minute

const writeOnly = 'Writes only: enter the number of the chat room to read, too.'
const readOnly = 'Reads only: sign in with your own Kick app to write.'
const off = fail('offline', 'Kick is switched off.')

/**
 * Kick: written and moderated by the official API with the host's own app, read where Kick's website reads. Either works
 * without the other.
 */
export function createKick(parts: PlatformParts<PlatformAccounts['kick']>): Platform {
  const { account, secrets } = parts
  const addresses = kickAddresses(parts.urls)
  const own = createOwnLines()
  let sitting: Sitting | null = null
  let said: Said | null = null

  const now = () => sitting?.world.now() ?? 0
  const after = (ms: number, run: () => void) => sitting?.world.after(ms, run) ?? (() => {})
  const client = () => ({ id: account().clientId, secret: secrets.get('kick-client-secret') ?? '' })
  const tokens = createTokens({
    id: addresses.id,
    client,
    read: () => secrets.get('kick-tokens'),
    write: (text) => secrets.set('kick-tokens', text),
    now,
    after,
    lost: (words) => signIn.expire(words),
  })
  const api = createApi(addresses.api, tokens, after)
  const voice = createVoice({
    api,
    own,
    now,
    channel: () => account().channel,
  })
  const granted = (step: 'write' | 'moderate') =>
    signInSteps(tokens.current()?.scopes ?? []).some((one) => one.id === step && one.granted)
  const reads = () => account().chatroomId !== ''
  const standing = () => (reads() ? (granted('write') ? null : readOnly) : writeOnly)

  const signIn = createSignIn({
    addresses,
    client,
    tokens,
    api,
    now,
    after,
    on: () => sitting !== null,
    changed: () => {
      const here = sitting
      if (here === null) return
      const { link } = here.link.state()
      if (link === 'live' || link === 'gap') here.link.live(standing())
      if (!reads() && signIn.state().prompt === null) here.link.start()
      here.world.changed(platform.state())
    },
  })

  /** Without reading, the official API is all there is to be connected to: asked again and again whether it is there. */
  const proveVoice = async (here: Sitting) => {
    const found = await voice.prove()
    if (sitting !== here || reads()) return
    if (found.ok) {
      here.link.heard()
      here.link.live(writeOnly)
      here.again(() => proveVoice(here))
    } else if (found.code === 'offline' || found.code === 'quota') here.link.lost(found.message)
    else if (found.code === 'needs-login')
      here.link.halt('needs-login', 'Sign in to write, and enter the number of the chat room to read.')
    else here.link.halt('failed', found.message)
  }
  const allowed = async (
    step: 'write' | 'moderate',
    act: () => Promise<Result<null>>,
  ): Promise<Result<null>> => {
    if (sitting === null) return off
    if (granted(step)) return act()
    return fail(
      'needs-login',
      step === 'write' ? 'Sign in to Kick to write.' : 'Allow Micdrop to moderate on Kick.',
    )
  }

  const platform: Platform = {
    id: 'kick',
    title: 'Kick',
    caps: () => kickCaps({ reads: reads(), writes: granted('write'), moderates: granted('moderate') }),
    signIn,
    start: async (world) => {
      await platform.stop()
      const met = createRecent()
      let reader: { close(): void } | null = null
      let cancel = () => {}
      const link = createLink(world, () => {
        cancel()
        reader?.close()
        reader = null
        if (!reads()) return void proveVoice(here)
        reader = openPusher({
          url: addresses.pusher,
          channel: `chatrooms.${account().chatroomId}.v2`,
          world,
          link,
          standing,
          event: (name, data) => {
            const event = readEvent(name, data)
            if (event?.what === 'retract') return world.retract(event.target)
            if (event === null || !met.add(event.line.messageId, world.now())) return
            const ours = event.senderId === tokens.current()?.user.id
            if (!ours || !own.isEcho(event.line.text, world.now())) world.line(event.line)
          },
        })
      })
      const here: Sitting = {
        world,
        link,
        again: (run) => {
          cancel()
          cancel = world.after(proofEvery, run)
        },
        close: () => {
          cancel()
          reader?.close()
        },
      }
      sitting = here
      said ??= createSaid(world.now)
      link.start()
    },
    say: async (effectId, text, replyTo) =>
      said?.once(effectId, () => allowed('write', () => voice.say(text, replyTo))) ?? off,
    moderate: (act) => allowed('moderate', () => voice.moderate(act)),
    state: () => sitting?.link.state() ?? linkState('off'),
    stop: async () => {
      const here = sitting
      if (here === null) return
      signIn.close()
      here.close()
      here.link.stop()
      sitting = null
    },
  }
  return platform
}
