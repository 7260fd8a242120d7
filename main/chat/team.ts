import type { PlatformAccounts } from '../../core/chat/accounts'
import type { Platform } from '../../core/chat/port'

/** Whom the show's own accounts are called elsewhere: nobody takes one of these as a name in the room. */
export function teamNames(
  running: readonly { readonly platform: Pick<Platform, 'signIn'> }[],
  { twitch, irc, kick }: PlatformAccounts,
): string[] {
  const signedIn = running.map(({ platform }) => platform.signIn?.state().account ?? '')
  const connected = [
    twitch.enabled ? twitch.channel : '',
    kick.enabled ? kick.channel : '',
    irc.enabled ? irc.nick : '',
    irc.enabled ? irc.account : '',
  ]
  return [...new Set([...signedIn, ...connected])].filter((name) => name !== '')
}
