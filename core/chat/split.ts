import type { PlatformCaps } from './capability'

/** Words of one text are never spread over more posts than this: a third is spam in anybody's chat. */
export const mostPosts = 2

const more = ' …'
const address = /(?:\w+:\/\/|\bwww\.)\S/i

/**
 * Length as a platform may count it. Characters are counted as UTF-16 units: never less than any other way of
 * counting them, so that what fits here fits there.
 */
export function lengthIn(text: string, unit: PlatformCaps['lengthUnit']): number {
  if (unit === 'characters') return text.length
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0)!
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

export interface Split {
  /** None when not even one word can be sent. */
  readonly posts: readonly string[]
  /** What found no room, or empty. */
  readonly left: string
}

/**
 * Cuts a text at words into at most two posts of `max`; an address is sent whole or not at all, and no character is
 * cut in two. A text that is too long even so ends with `…`.
 */
export function splitText(text: string, max: number, unit: PlatformCaps['lengthUnit']): Split {
  if (lengthIn(text, unit) <= max) return { posts: [text], left: '' }
  const size = (one: string) => lengthIn(one, unit)
  const words = text.split(/\s+/).filter((word) => word !== '')
  const sendable = words.filter((word) => !address.test(word) || size(word) <= max)
  const left = words.filter((word) => !sendable.includes(word))

  const posts: string[] = []
  let rest = sendable
  while (posts.length < mostPosts && rest.length > 0) {
    const filled = fill(rest, max, size)
    const last = posts.length === mostPosts - 1 && filled.rest.length > 0
    const shorter = last ? fill(rest, max - size(more), size) : filled
    // Next to the mark there may be no room for an address that fits a post of its own.
    const fits = last && shorter.post !== ''
    posts.push(fits ? `${shorter.post}${more}` : filled.post)
    rest = fits ? shorter.rest : filled.rest
  }
  return { posts, left: [...left, ...rest].join(' ') }
}

/** As many whole words as fit; only a word that is longer than a post is cut. */
function fill(words: readonly string[], max: number, size: (text: string) => number) {
  const [first = ''] = words
  if (size(first) > max) {
    if (address.test(first)) return { post: '', rest: [...words] }
    const head = startOf(first, max, size)
    return { post: head, rest: [first.slice(head.length), ...words.slice(1)] }
  }
  let post = first
  let taken = 1
  while (taken < words.length && size(`${post} ${words[taken]}`) <= max) {
    post = `${post} ${words[taken]}`
    taken += 1
  }
  return { post, rest: words.slice(taken) }
}

function startOf(word: string, max: number, size: (text: string) => number): string {
  let head = ''
  for (const character of word) {
    if (size(head) + size(character) > max) break
    head += character
  }
  return head
}
