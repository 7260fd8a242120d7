import type { TwitchState } from './state'

/** A line of chat as a test says it. */
export type Line = {
  readonly login: string
  /** Display name; by default the login. */
  readonly name?: string
  /** Message id, the same on IRC and EventSub; by default a new one. */
  readonly id?: string
  readonly text: string
  /** `set/version`, as in `subscriber/12`. The broadcaster's and moderators' badges are added by themselves. */
  readonly badges?: readonly string[]
  readonly bits?: number
  /** Id of the message this one answers. */
  readonly reply?: string
  readonly action?: boolean
  readonly firstMessage?: boolean
  /** Login of the other channel of a shared chat in which this line was written. */
  readonly from?: string
  /** Id the line has in the channel it was written in. */
  readonly sourceId?: string
  readonly sourceOnly?: boolean
  /** Redemption with text: the reward it belongs to. */
  readonly rewardId?: string
  /** Only this way, as if the other had lost it. */
  readonly only?: 'irc' | 'eventsub'
  /** Stamp of the service in ms since 1970; by default now. */
  readonly at?: number
}

export type Fragment = {
  readonly type: 'text' | 'emote' | 'cheermote' | 'mention'
  readonly text: string
  readonly cheermote: { readonly prefix: string; readonly bits: number; readonly tier: number } | null
  readonly emote: {
    readonly id: string
    readonly emote_set_id: string
    readonly owner_id: string
    readonly format: readonly string[]
  } | null
  readonly mention: {
    readonly user_id: string
    readonly user_login: string
    readonly user_name: string
  } | null
}

const emotes: Readonly<Record<string, string>> = {
  Kappa: '25',
  LUL: '425618',
  PogChamp: '305954156',
  HeyGuys: '30259',
  Keepo: '1902',
}

const special = new RegExp(`@|${Object.keys(emotes).join('|')}`)

/** Splits a text as EventSub does: known emotes, cheers (only in a message with bits) and mentions of known people. */
export function fragmentsOf(text: string, bits: number, state: TwitchState): Fragment[] {
  if (bits === 0 && !special.test(text))
    return text === '' ? [] : [{ type: 'text', text, cheermote: null, emote: null, mention: null }]
  const found: Fragment[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') found.push({ type: 'text', text: plain, cheermote: null, emote: null, mention: null })
    plain = ''
  }
  for (const word of text.split(/(\s+)/)) {
    const one = fragment(word, bits, state)
    if (one === null) plain += word
    else {
      flush()
      found.push(one)
    }
  }
  flush()
  return found
}

function fragment(word: string, bits: number, state: TwitchState): Fragment | null {
  const none = { text: word, cheermote: null, emote: null, mention: null }
  const emote = Object.hasOwn(emotes, word) ? emotes[word]! : null
  if (emote !== null)
    return {
      ...none,
      type: 'emote',
      emote: { id: emote, emote_set_id: '0', owner_id: '0', format: ['static'] },
    }
  const cheer = bits > 0 ? /^([a-z]+)(\d+)$/i.exec(word) : null
  if (cheer !== null)
    return {
      ...none,
      type: 'cheermote',
      cheermote: { prefix: cheer[1]!.toLowerCase(), bits: Number(cheer[2]), tier: 1 },
    }
  const person = word.startsWith('@') ? state.people.byLogin(word.slice(1)) : undefined
  if (person === undefined) return null
  return {
    ...none,
    type: 'mention',
    mention: { user_id: person.id, user_login: person.login, user_name: person.name },
  }
}

/** The IRC tag `emotes`: positions count code points, not UTF-16 units. */
export function emoteTag(fragments: readonly Fragment[]): string {
  if (fragments.every(({ emote }) => emote === null)) return ''
  const places = new Map<string, string[]>()
  let at = 0
  for (const { emote, text } of fragments) {
    const length = [...text].length
    if (emote !== null) places.set(emote.id, [...(places.get(emote.id) ?? []), `${at}-${at + length - 1}`])
    at += length
  }
  return [...places].map(([id, spans]) => `${id}:${spans.join(',')}`).join('/')
}
