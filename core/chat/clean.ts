import { inPoints, startOf } from '../base/graphemes'
import {
  boundMarks,
  fold,
  hidesInWord,
  isPlain,
  squashSpaces,
  steersDirection,
  withoutMeaningless,
} from './text'
import { aViewer } from './viewer'

/** What cleaning noticed, for moderation: none of these is wrong by itself. */
export type CleanFlag = 'bidi' | 'invisible' | 'too-long' | 'combining' | 'emoji-storm'

/** A piece of a line as the platform cut it: `text`, `emote`, `cheermote`, `mention`, ... */
export type Fragment = { readonly type: string; readonly text: string }

/** The viewer a line replies to; platforms put `@name` before a reply's text. */
export type ReplyTarget = { readonly login: string; readonly displayName: string }

export type CleanOptions = {
  readonly reply: ReplyTarget | null
  readonly fragments?: readonly Fragment[] | null
  readonly platform: string
}

export type CleanLine = {
  /** What people read: one line, at most `longestLine` code points, nothing invisible that means nothing. */
  readonly display: string
  /** What commands and word lists match: folded, without reply prefix, leading emotes and emoji before a command. Case is kept. */
  readonly key: string
  readonly flags: readonly CleanFlag[]
}

/** Code points. */
export const longestLine = 500
/** Code points. */
export const longestName = 50

/** UTF-16 units looked at; the rest of a flood is cut unread, so that one line costs a bounded time. */
const longestRaw = 2_000
/** ViewerRef's own limit, in UTF-16 units. */
const longestNameUnits = 64
const mostEmoji = 15

const action = /^\x01ACTION ([\s\S]*?)\x01?$/
const kickEmote = /\[emote:\d+:([\w-]+)\]/g
const youtubeEmotes = /^(?::[\w-]+: ?)+/
const emoji = /\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]{2}|\[emote:\d+:/gu
const emojiBeforeCommand =
  /^(?:\s*(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1f1e6}-\u{1f1ff}]{2}|[\d#*]\ufe0f?\u20e3|[\ufe0f\u200d]))+\s*(?=[!！])/u
const emotes: readonly string[] = ['cheermote', 'emote']

/**
 * Makes one chat message safe to show and ready to match. Never throws, whatever the text; cleaning a `display`
 * again changes nothing. Rules: research on parsing, steps 1 to 3.
 */
export function cleanLine(raw: string, options: CleanOptions): CleanLine {
  const text = startOf(raw, longestRaw).replace(action, '$1')
  const flags = new Set<CleanFlag>()
  if (raw.length > longestRaw) flags.add('too-long')
  if (countEmoji(text, options) > mostEmoji) flags.add('emoji-storm')

  const shown = options.platform === 'kick' ? text.replace(kickEmote, ':$1:') : text
  const display = isPlain(shown) && shown.length <= longestLine ? shown : tidy(shown, flags)
  return { display, key: keyOf(text, options), flags: [...flags] }
}

/** A viewer's name, fit to stand beside a line: cleaned, at most 50 code points and 64 UTF-16 units, never empty. */
export function cleanName(raw: string): string {
  const name = tidy(startOf(raw, longestRaw), new Set())
  const short = tidied(startOf(startOf(name, longestName, inPoints), longestNameUnits))
  return short === '' ? aViewer : short
}

function tidy(text: string, flags: Set<CleanFlag>): string {
  if (steersDirection(text)) flags.add('bidi')
  const spaced = squashSpaces(text)
  if (hidesInWord(spaced)) flags.add('invisible')
  const seen = squashSpaces(withoutMeaningless(spaced))
  if (seen === '' && text.trim() !== '') flags.add('invisible')

  const bounded = boundMarks(seen)
  if (bounded !== seen) flags.add('combining')
  const short = startOf(bounded, longestLine, inPoints)
  if (short !== bounded) flags.add('too-long')
  return tidied(short)
}

const tidied = (text: string): string => squashSpaces(withoutMeaningless(text))

function countEmoji(text: string, options: CleanOptions): number {
  const named = options.fragments?.filter((fragment) => emotes.includes(fragment.type)).length ?? 0
  return named + (text.match(emoji)?.length ?? 0)
}

function keyOf(text: string, { reply, fragments, platform }: CleanOptions): string {
  const spoken = platform === 'kick' ? text.replace(kickEmote, ' ') : text
  // Before it is folded too: a folded flag is two letters.
  let key = fold(spoken.replace(emojiBeforeCommand, ''), longestLine)
  if (platform === 'youtube') key = key.replace(youtubeEmotes, '')
  for (const fragment of fragments ?? []) {
    const piece = fold(fragment.text, longestLine)
    if (piece !== '' && !(emotes.includes(fragment.type) && key.startsWith(piece))) break
    key = key.slice(piece.length).trimStart()
  }
  return (reply ? withoutMention(key, reply) : key).replace(emojiBeforeCommand, '')
}

/** Only on true replies: a plain mention is talk, and `@Streamer !claim` is then no command. */
function withoutMention(key: string, reply: ReplyTarget): string {
  for (const target of [reply.displayName, reply.login]) {
    const mention = `@${fold(target, longestName)}`
    const same = key.slice(0, mention.length).toLowerCase() === mention.toLowerCase()
    const rest = key.slice(mention.length)
    if (mention.length > 1 && same && /^(?:$|[ ,:])/.test(rest)) return rest.replace(/^[ ,:]+/, '')
  }
  return key
}
