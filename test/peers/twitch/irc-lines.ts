import { emoteTag } from './line'
import type { Person } from './people'
import type { Spoken } from './spoken'
import type { RoomSettings } from './state'

const server = ':tmi.twitch.tv'

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  ';': '\\:',
  ' ': '\\s',
  '\r': '\\r',
  '\n': '\\n',
}

export function escapeTag(value: string): string {
  return /[\\; \r\n]/.test(value) ? value.replace(/[\\; \r\n]/g, (char) => escapes[char]!) : value
}

/** `@a=b;c=d ` in alphabetical order, or nothing without tags. Undefined tags are left out. */
export function tagsOf(tags: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.keys(tags)
    .sort()
    .filter((key) => tags[key] !== undefined)
    .map((key) => `${key}=${escapeTag(String(tags[key]))}`)
  return pairs.length === 0 ? '' : `@${pairs.join(';')} `
}

function badgeTags(badges: readonly string[]): Record<string, string | number> {
  const sub = badges.find((badge) => badge.startsWith('subscriber/'))
  const has = (set: string): boolean => badges.some((badge) => badge.startsWith(`${set}/`))
  return {
    'badge-info': sub ?? '',
    badges: badges.join(','),
    mod: has('moderator') ? 1 : 0,
    subscriber: sub === undefined ? 0 : 1,
    'user-type': has('moderator') ? 'mod' : '',
    ...(has('vip') ? { vip: 1 } : {}),
  }
}

/** During a shared chat the channel's own lines name their source as well. */
export function sourceTags(spoken: Spoken, channel: Person): Record<string, string | undefined> {
  return {
    'source-badge-info': '',
    'source-badges': spoken.source === null ? spoken.badges.join(',') : '',
    'source-id': spoken.source?.id ?? spoken.id,
    'source-room-id': spoken.source?.channel.id ?? channel.id,
    'source-only': spoken.line.sourceOnly === true ? '1' : undefined,
  }
}

export function usernotice(
  spoken: Spoken,
  channel: Person,
  what: string,
  systemMessage: string,
  params: Readonly<Record<string, string | number>>,
): { tags: string; rest: string } {
  const tags = tagsOf({
    ...badgeTags(spoken.badges),
    ...(spoken.source === null ? {} : { ...sourceTags(spoken, channel), 'source-msg-id': what }),
    color: spoken.person.color,
    'display-name': spoken.person.name,
    emotes: emoteTag(spoken.fragments),
    flags: '',
    id: spoken.id,
    login: spoken.person.login,
    'msg-id': spoken.source === null ? what : 'sharedchatnotice',
    'room-id': channel.id,
    'system-msg': systemMessage,
    'tmi-sent-ts': spoken.at,
    'user-id': spoken.person.id,
    ...Object.fromEntries(Object.entries(params).map(([key, value]) => [`msg-param-${key}`, value])),
  })
  const text = spoken.text === '' ? '' : ` :${spoken.text}`
  return { tags, rest: `${server} USERNOTICE #${channel.login}${text}` }
}

export function clearmsg(channel: Person, login: string, id: string, text: string, at: number): string {
  const tags = tagsOf({ login, 'room-id': '', 'target-msg-id': id, 'tmi-sent-ts': at })
  return `${tags}${server} CLEARMSG #${channel.login} :${text}`
}

/** Without `person` the whole chat; without `seconds` for ever. */
export function clearchat(channel: Person, at: number, person?: Person, seconds?: number | null): string {
  const tags = tagsOf({
    'ban-duration': seconds ?? undefined,
    'room-id': channel.id,
    'target-user-id': person?.id,
    'tmi-sent-ts': at,
  })
  return `${tags}${server} CLEARCHAT #${channel.login}${person === undefined ? '' : ` :${person.login}`}`
}

export function roomstate(channel: Person, settings: RoomSettings): string {
  const tags = tagsOf({
    'emote-only': settings.emoteOnly ? 1 : 0,
    'followers-only': settings.followers ?? -1,
    r9k: settings.unique ? 1 : 0,
    'room-id': channel.id,
    slow: settings.slow ?? 0,
    'subs-only': settings.subscribers ? 1 : 0,
  })
  return `${tags}${server} ROOMSTATE #${channel.login}`
}

/** With an `id` it confirms a message just said, otherwise a JOIN. */
export function userstate(
  channel: Person,
  person: Person,
  moderates: boolean,
  said?: { id: string; nonce: string | undefined },
): string {
  const badges = person.id === channel.id ? ['broadcaster/1'] : moderates ? ['moderator/1'] : []
  const tags = tagsOf({
    ...badgeTags(badges),
    'client-nonce': said?.nonce,
    color: person.color,
    'display-name': person.name,
    'emote-sets': '0',
    id: said?.id,
  })
  return `${tags}${server} USERSTATE #${channel.login}`
}

export function globaluserstate(person: Person): string {
  const tags = tagsOf({
    'badge-info': '',
    badges: '',
    color: person.color,
    'display-name': person.name,
    'emote-sets': '0',
    'user-id': person.id,
    'user-type': '',
  })
  return `${tags}${server} GLOBALUSERSTATE`
}

export function notice(channel: string, id: string | null, text: string): string {
  return `${id === null ? '' : tagsOf({ 'msg-id': id })}${server} NOTICE ${channel} :${text}`
}
