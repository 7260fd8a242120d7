import type { Ability } from '../../../core/chat/capability'
import type { Role } from '../../../core/chat/port'

/** Names of the platforms Micdrop comes with; one it does not know is shown by its id. */
const titles: Readonly<Record<string, string>> = {
  room: 'Room',
  twitch: 'Twitch',
  youtube: 'YouTube',
  irc: 'IRC',
  kick: 'Kick',
  bridge: 'Bridge',
  replay: 'Rehearsal crowd',
}

export function platformTitle(id: string): string {
  return titles[id] ?? id
}

const marks: Readonly<Record<string, string>> = {
  room: 'Rm',
  twitch: 'Tw',
  youtube: 'YT',
  irc: 'IRC',
  kick: 'Ki',
  bridge: 'Br',
  replay: 'Re',
}

/** At most three letters that tell platforms apart without their colour. */
export function platformLetters(id: string): string {
  return marks[id] ?? id.slice(0, 3)
}

export const roleWords: Readonly<Record<Role, string>> = {
  owner: 'host',
  moderator: 'mod',
  vip: 'VIP',
  member: 'member',
  verified: 'verified',
  bot: 'bot',
}

/** Abilities as a host would say them. */
export const abilityWords: Readonly<Record<Ability, string>> = {
  read: 'Read chat',
  write: 'Write in chat',
  reply: 'Answer under a message',
  whisper: 'Write to one viewer alone',
  delete: 'Delete a message',
  timeout: 'Time a viewer out',
  ban: 'Ban a viewer',
  warn: 'Warn a viewer',
  held: 'Decide on messages the platform holds',
  shield: 'Shield mode',
  'slow-mode': 'Slow mode',
  roles: 'See who is host, moderator, member',
  emotes: 'Emotes',
  badges: 'Badges',
  paid: 'Paid messages and gifts',
  polls: "The platform's own polls",
  redemptions: 'Rewards bought with points',
  markers: 'Marks in the recording',
  resume: 'Read on after an outage without loss',
}
