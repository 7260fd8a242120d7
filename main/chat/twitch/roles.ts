import type { Role } from '../../../core/chat/port'

const rolesByBadge: Readonly<Record<string, Role>> = {
  broadcaster: 'owner',
  moderator: 'moderator',
  lead_moderator: 'moderator',
  vip: 'vip',
  subscriber: 'member',
  founder: 'member',
  partner: 'verified',
  'bot-badge': 'bot',
}

/**
 * Roles by the names of Twitch's badges. `foreign`: the line was written in another channel of a shared chat, whose owner has
 * no say here.
 */
export function rolesOf(badges: readonly string[], foreign: boolean): Role[] {
  const roles = new Set<Role>()
  for (const badge of badges) {
    const role = Object.hasOwn(rolesByBadge, badge) ? rolesByBadge[badge] : undefined
    if (role !== undefined && !(foreign && role === 'owner')) roles.add(role)
  }
  return [...roles]
}
