import { capabilities } from '../../../core/chat/capability'
import type { PlatformCaps } from '../../../core/chat/port'

export interface KickCapsInput {
  /** The number of the chat room is given. */
  readonly reads: boolean
  readonly writes: boolean
  readonly moderates: boolean
}

const experimental = "Experimental: listens where Kick's website does, and may stop working any day."

/** Kick as far as the host's settings and sign-in allow. */
export function kickCaps({ reads, writes, moderates }: KickCapsInput): PlatformCaps {
  const read = reads ? ({ read: experimental, roles: true, emotes: true, badges: true } as const) : {}
  const write = writes ? ({ write: true, reply: true } as const) : {}
  const moderate = moderates
    ? ({
        delete: true,
        timeout: 'In whole minutes, rounded up; at most 7 days.',
        ban: true,
      } as const)
    : {}
  const noRead = 'Enter the number of the chat room: reading Kick is experimental and needs it.'
  return {
    abilities: capabilities(
      { ...read, ...write, ...moderate },
      {
        read: noRead,
        roles: noRead,
        emotes: noRead,
        badges: noRead,
        write: 'Sign in with your own Kick app to write.',
        reply: 'Sign in with your own Kick app to write.',
        delete: 'Sign in and allow Micdrop to moderate.',
        timeout: 'Sign in and allow Micdrop to moderate.',
        ban: 'Sign in and allow Micdrop to moderate.',
        paid: 'Kick tells subscriptions and gifts to public web addresses only.',
        redemptions: 'Kick tells redemptions to public web addresses only.',
        resume: 'Lines written while the connection is gone are lost.',
      },
      'Kick offers programs no way to do this.',
    ),
    maxLength: 500,
    lengthUnit: 'characters',
    perThirtySeconds: 20,
    minGap: 1_000,
    repeatAfter: 0,
  }
}
