import { escapeTag, sourceTags, tagsOf } from './irc-lines'
import { emoteTag } from './line'
import type { Person } from './people'
import type { Spoken } from './spoken'
import type { Said } from './state'

const some = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `${name}=${value};`

/** The rare tags, without the @ and with a semicolon at the end. */
const rare = (tags: Readonly<Record<string, string | undefined>>): string => `${tagsOf(tags).slice(1, -1)};`

function replyTags(parent: Said): string {
  return rare({
    'reply-parent-display-name': parent.person.name,
    'reply-parent-msg-body': parent.text,
    'reply-parent-msg-id': parent.id,
    'reply-parent-user-id': parent.person.id,
    'reply-parent-user-login': parent.person.login,
    'reply-thread-parent-display-name': parent.person.name,
    'reply-thread-parent-msg-id': parent.id,
    'reply-thread-parent-user-id': parent.person.id,
    'reply-thread-parent-user-login': parent.person.login,
  })
}

/**
 * Tags and the rest of a PRIVMSG, apart: a client without the tags capability gets the rest alone.
 * `shared`: the channel is in a shared chat.
 */
export function privmsg(
  spoken: Spoken,
  channel: Person,
  shared: boolean,
  nonce?: string,
): { tags: string; rest: string } {
  const { person, parent, line, badges } = spoken
  const { login } = person
  const has = (set: string): boolean => badges.some((badge) => badge.startsWith(`${set}/`))
  const sub = badges.find((badge) => badge.startsWith('subscriber/'))
  const mod = has('moderator')
  // In alphabetical order by hand and not by tagsOf: benches write this line thousands of times a second.
  const tags =
    `@badge-info=${sub ?? ''};badges=${badges.join(',')};${some('bits', line.bits)}${some('client-nonce', nonce)}` +
    `color=${person.color};${some('custom-reward-id', line.rewardId)}display-name=${escapeTag(person.name)};` +
    `emotes=${emoteTag(spoken.fragments)};first-msg=${line.firstMessage === true ? 1 : 0};flags=;id=${spoken.id};` +
    `mod=${mod ? 1 : 0};${parent === null ? '' : replyTags(parent)}returning-chatter=0;room-id=${channel.id};` +
    `${spoken.source === null && !shared ? '' : rare(sourceTags(spoken, channel))}` +
    `subscriber=${sub === undefined ? 0 : 1};tmi-sent-ts=${spoken.at};turbo=0;user-id=${person.id};` +
    `user-type=${mod ? 'mod' : ''}${has('vip') ? ';vip=1' : ''} `
  const text = line.action === true ? `\u0001ACTION ${spoken.text}\u0001` : spoken.text
  return { tags, rest: `:${login}!${login}@${login}.tmi.twitch.tv PRIVMSG #${channel.login} :${text}` }
}
