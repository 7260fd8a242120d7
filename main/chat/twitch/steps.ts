import type { SignInStep } from '../../../core/chat/port'

interface Step {
  readonly id: string
  readonly title: string
  readonly reason: string
  readonly scopes: readonly string[]
}

/**
 * What the host is asked for, one purpose at a time. Scope names: Twitch's reference of Helix and EventSub.
 * Subscriptions and gifts need no scope of their own: chat tells them, under the same id on both paths.
 */
export const steps: readonly Step[] = [
  {
    id: 'read',
    title: 'Read chat as you',
    reason: 'Messages arrive with more detail, and Micdrop notices at once when the connection fails.',
    scopes: ['user:read:chat'],
  },
  {
    id: 'write',
    title: 'Write in chat',
    reason: 'Micdrop answers commands and tells results in your chat, under your name.',
    scopes: ['user:write:chat'],
  },
  {
    id: 'moderate',
    title: 'Moderate',
    reason:
      'Deleting, timeouts, bans and warnings from the lane, messages AutoMod holds, shield mode and slow mode. Only when you press the button.',
    scopes: [
      'moderator:manage:chat_messages',
      'moderator:manage:banned_users',
      'moderator:manage:warnings',
      'moderator:manage:automod',
      'moderator:manage:shield_mode',
      'moderator:manage:chat_settings',
    ],
  },
  {
    id: 'points',
    title: 'Channel points',
    reason:
      'Redemptions can start something in the show; those of rewards made by Micdrop can be given back.',
    scopes: ['channel:manage:redemptions'],
  },
  {
    id: 'polls',
    title: 'Polls',
    reason: "A question can also run as Twitch's own poll.",
    scopes: ['channel:manage:polls'],
  },
  {
    id: 'markers',
    title: 'Stream markers',
    reason: 'Every run is marked in your recording, so that you find it when cutting clips.',
    scopes: ['channel:manage:broadcast'],
  },
  {
    id: 'events',
    title: 'Bits outside chat',
    reason:
      'Power-ups are shown and counted too. Cheers and subscriptions come with chat and need no permission.',
    scopes: ['bits:read'],
  },
]

export function stepGranted(id: string, scopes: readonly string[]): boolean {
  return steps.find((step) => step.id === id)?.scopes.every((scope) => scopes.includes(scope)) ?? false
}

export function stepTitle(id: string): string {
  return steps.find((step) => step.id === id)?.title ?? id
}

export function stepsWith(scopes: readonly string[]): SignInStep[] {
  return steps.map(({ id, title, reason }) => ({ id, title, reason, granted: stepGranted(id, scopes) }))
}

/** The scopes of the named steps together with those granted: Twitch's new token holds only what was asked. */
export function scopesFor(named: readonly string[], granted: readonly string[]): string[] {
  const asked = steps.filter((step) => named.includes(step.id)).flatMap((step) => step.scopes)
  return [...new Set([...granted, ...asked])]
}
