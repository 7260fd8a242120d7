import { capabilities } from '../../../core/chat/capability'
import type { PlatformCaps } from '../../../core/chat/port'
import { notOnIrc } from './moderation'
import type { SessionAbilities } from './session'

/** What IRC can do, as far as the server at hand is known; `null` while there is none. */
export function ircCaps(channel: string, abilities: SessionAbilities | null): PlatformCaps {
  const unknown = 'Known once Micdrop is in the channel.'
  const whyNot = (words: string) => (abilities === null ? unknown : words)
  return {
    abilities: capabilities(
      {
        read: true,
        write: true,
        roles: 'Operators and voices of the channel.',
        ...(abilities?.tags && { reply: true }),
        ...(abilities?.redact && { delete: true }),
        ...(abilities?.operator && { ban: 'Bans the account or the address, and throws out.' }),
      },
      {
        reply: whyNot('This server does not pass on which message is answered.'),
        delete: whyNot(notOnIrc.delete),
        ban: whyNot(notOnIrc.operator(channel)),
        timeout: notOnIrc.timeout,
        whisper: 'Micdrop speaks in the channel only.',
        resume: 'Lines written while the connection is gone are lost.',
      },
      'IRC has no such thing.',
    ),
    maxLength: abilities?.room ?? 350,
    lengthUnit: 'bytes',
    perThirtySeconds: 15,
    minGap: 1_000,
    repeatAfter: 0,
  }
}
