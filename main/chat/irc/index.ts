import { fail } from '../../../core/base/result'
import type { PlatformAccounts } from '../../../core/chat/accounts'
import { createLink, type Link } from '../../../core/chat/link'
import { linkState, type Platform, type PlatformParts } from '../../../core/chat/port'
import { createRecent } from '../../../core/chat/recent'
import { createSaid, type Said } from '../../../core/chat/said'
import { ircCaps } from './caps'
import { openSession, type Session } from './session'

const offline = fail('offline', 'IRC is not connected at the moment.')

/**
 * Any IRC server, over TCP, TLS or WebSocket, with what it knows of IRCv3. A viewer is `account:<account>` where the server
 * tells accounts, else `nick:<nick>`; whoever changes the nick while present keeps their id.
 */
export function createIrc(parts: PlatformParts<PlatformAccounts['irc']>): Platform {
  let link: Link | null = null
  let said: Said | null = null
  let session: Session | null = null

  const platform: Platform = {
    id: 'irc',
    title: 'IRC',
    caps: () => ircCaps(parts.account().channel || 'the channel', session?.live ? session.abilities : null),
    start: async (world) => {
      await platform.stop()
      const met = createRecent()
      const masks = new Map<string, string>()
      const dial = () => {
        const { address, channel, nick, account } = parts.account()
        const password = parts.secrets.get('irc-password')
        if (address === '' || channel === '' || nick === '')
          return here.halt('failed', 'Enter the address of a server, a channel and a nick.')
        if (account !== '' && !password)
          return here.halt('needs-login', `Enter the password of the account ${account}.`)
        session = openSession({
          address,
          channel,
          nick,
          account,
          password,
          world,
          link: here,
          masks,
          line: (raw) => {
            if (met.add(raw.messageId, world.now())) world.line(raw)
          },
        })
      }
      const here = createLink(world, dial)
      link = here
      said ??= createSaid(world.now)
      here.start()
    },
    say: async (effectId, text, replyTo) =>
      said?.once(effectId, async () => session?.say(text, replyTo) ?? offline) ?? offline,
    moderate: async (act) => session?.moderate(act) ?? offline,
    state: () => link?.state() ?? linkState('off'),
    stop: async () => {
      session?.close()
      session = null
      link?.stop()
    },
  }
  return platform
}
