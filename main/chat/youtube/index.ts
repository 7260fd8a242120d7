import { z } from 'zod'
import type { PlatformAccounts } from '../../../core/chat/accounts'
import { linkState, type Platform, type PlatformParts, type PlatformWorld } from '../../../core/chat/port'
import { createApi } from './api'
import { youtubeCaps } from './caps'
import { createLimited } from './limit'
import { createLink, type Link } from './link'
import { createMeter, type Meter } from './meter'
import { type Place, readChat } from './reader'
import { createSignIn, holds, type SignInWorld } from './sign-in'
import { createTeller } from './tell'
import { createTokens, readTokens, type TokenKeeper, type Tokens, writeScope } from './tokens'
import { nextPacificMidnight } from './units'
import { createVoice, type VoiceWorld } from './voice'

const quotaWords =
  'Google has no units left for your project today, so nothing can be sent until midnight in California. Lines still arrive while the connection holds.'

/** A place older than this, in milliseconds, is not resumed: its backlog would be told as if it were now. */
const resumable = 10 * 60_000

const Channels = z.object({
  items: z.array(z.object({ id: z.string(), snippet: z.object({ title: z.string() }) })).default([]),
})

interface Sitting {
  readonly world: PlatformWorld
  readonly tokens: TokenKeeper
  readonly meter: Meter
  readonly link: Link
  readonly signIn: SignInWorld
  readonly voice: () => VoiceWorld
  /** Reads from here on, with the account as it is now. */
  readonly read: () => void
  readonly end: () => Promise<void>
}

/**
 * YouTube through Google's own API and the host's own Google project: read by one long stream, everything counted in
 * the project's daily units. Quota, tokens and place survive a restart; nothing is sent unless the host turned it on.
 */
export function createYouTube(parts: PlatformParts<PlatformAccounts['youtube']>): Platform {
  const { account, secrets } = parts
  const youtube = parts.urls.youtube ?? 'https://youtube.googleapis.com'
  const google = parts.urls.google ?? 'https://oauth2.googleapis.com'
  const voice = createVoice()
  const place: Place = { chat: null, pageOf: null, pageToken: null, toldUntil: null, heardAt: 0 }
  let sitting: Sitting | null = null

  const client = () => ({ id: account().clientId, secret: secrets.get('youtube-client-secret') ?? '' })
  const tokens = (): Tokens | null =>
    sitting === null ? readTokens(secrets.get('youtube-tokens')) : sitting.tokens.current()
  const mayWrite = () => holds(tokens()?.scopes ?? [], writeScope)
  const teller = createTeller({
    isEcho: (item) => voice.isEcho(item, tokens()?.channel?.id ?? null),
    log: parts.log,
  })

  const state: Platform['state'] = () =>
    sitting === null
      ? linkState('off')
      : { ...sitting.link.view(), quota: sitting.meter.quota(sitting.world.now()) }
  const told = () => sitting?.world.changed(state())

  const signIn = createSignIn({
    google,
    client,
    world: () => sitting?.signIn ?? null,
    tokens,
    save: (next) => {
      if (sitting === null) secrets.set('youtube-tokens', next === null ? null : JSON.stringify(next))
      else sitting.tokens.save(next)
    },
    changed: () => {
      if (sitting === null) return
      told()
      // Signed in or out: reading begins anew. While a code is asked for, what is read goes on.
      sitting.read()
    },
  })

  function sit(world: PlatformWorld): Sitting {
    const over = new AbortController()
    const limited = createLimited(world.after, over.signal)
    const { now } = world
    const link = createLink(world, told)
    const meter = createMeter({
      of: () => account().dailyUnits,
      read: () => secrets.get('youtube-units'),
      write: (text) => secrets.set('youtube-units', text),
    })
    let reading: AbortController | null = null
    let readAs: string | null = null
    let done: Promise<void> = Promise.resolve()
    const keeper = createTokens({
      google,
      client,
      limited,
      now,
      read: () => secrets.get('youtube-tokens'),
      write: (text) => secrets.set('youtube-tokens', text),
      lost: (words) => {
        signIn.expire(words)
        reading?.abort()
        readAs = null
        link.halt('needs-login', words)
      },
    })
    const api = createApi({ youtube, tokens: keeper, meter, now, limited, changed: told })

    function read(): void {
      const as = keeper.current()?.refresh ?? null
      if (over.signal.aborted || (as !== null && as === readAs)) return
      reading?.abort()
      readAs = as
      if (as === null || account().clientId === '' || client().secret === '') {
        const first = 'Enter the client id and the secret of your Google project, then sign in.'
        link.halt(
          'needs-login',
          as === null && client().secret !== '' ? 'Sign in to YouTube to read its chat.' : first,
        )
        return
      }
      const mine = new AbortController()
      reading = mine
      const { broadcast } = account()
      done = readChat({
        world,
        api,
        meter,
        link,
        teller,
        place,
        broadcast: () => broadcast,
        dailyUnits: () => account().dailyUnits,
        log: parts.log,
        over: mine.signal,
      }).then(() => {
        if (reading === mine) readAs = null
      })
    }

    return {
      world,
      tokens: keeper,
      meter,
      link,
      read,
      end: async () => {
        over.abort()
        reading?.abort()
        link.close()
        await done
      },
      signIn: {
        now,
        after: world.after,
        limited,
        channel: async () => {
          const found = await api.ask(
            { call: 'channels', method: 'GET', path: 'channels', query: { part: 'snippet', mine: 'true' } },
            Channels,
          )
          const one = found.ok ? found.value.items[0] : undefined
          return one === undefined ? null : { id: one.id, title: one.snippet.title }
        },
      },
      voice: () => ({
        api,
        meter,
        now,
        chatId: place.chat?.chatId ?? null,
        signedIn: keeper.current() !== null,
        mayWrite: mayWrite(),
        ownChannel: keeper.current()?.channel?.id ?? null,
        quotaGone: () => link.limit(quotaWords, nextPacificMidnight(now())),
      }),
    }
  }

  const stop = async () => {
    const was = sitting
    if (was === null) return
    sitting = null
    signIn.close()
    await was.end()
    was.world.changed(linkState('off'))
  }
  return {
    id: 'youtube',
    title: 'YouTube',
    caps: () => youtubeCaps({ send: account().send, mayWrite: mayWrite(), of: account().dailyUnits }),
    start: async (world) => {
      await stop()
      if (world.now() - place.heardAt > resumable) {
        place.pageToken = null
        place.toldUntil = null
      }
      // The host may have gone live anew, or named another broadcast.
      place.chat = null
      sitting = sit(world)
      told()
      sitting.read()
    },
    // YouTube has no replies: what is said stands by itself.
    say: (effectId, text) => voice.say(sitting?.voice() ?? null, account().send, effectId, text),
    moderate: (act) => voice.moderate(sitting?.voice() ?? null, act),
    signIn,
    state,
    stop,
  }
}
