import { inBytes, inUnits, lengthOf, type Measure, startOf } from '../base/graphemes'
import type { PlatformCaps } from './capability'

/** Words of one text are never spread over more posts than this: a third is spam in anybody's chat. */
export const mostPosts = 2

const more = ' …'
const measures: Readonly<Record<PlatformCaps['lengthUnit'], Measure>> = {
  characters: inUnits,
  bytes: inBytes,
}
const address = /(?:\w+:\/\/|\bwww\.)\S/i

/**
 * Length as a platform may count it. Characters are counted as UTF-16 units: never less than any other way of
 * counting them, so that what fits here fits there.
 */
export function lengthIn(text: string, unit: PlatformCaps['lengthUnit']): number {
  return lengthOf(text, measures[unit])
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
  const measure = measures[unit]
  const size = (one: string) => lengthOf(one, measure)
  const words = text.split(/\s+/).filter((word) => word !== '')
  const sendable = words.filter((word) => !address.test(word) || size(word) <= max)
  const left = words.filter((word) => !sendable.includes(word))

  const posts: string[] = []
  let rest = sendable
  while (posts.length < mostPosts && rest.length > 0) {
    const filled = fill(rest, max, measure)
    const last = posts.length === mostPosts - 1 && filled.rest.length > 0
    const shorter = last ? fill(rest, max - size(more), measure) : filled
    // Next to the mark there may be no room for an address that fits a post of its own.
    const fits = last && shorter.post !== ''
    if (!fits && filled.post === '') break
    posts.push(fits ? `${shorter.post}${more}` : filled.post)
    rest = fits ? shorter.rest : filled.rest
  }
  return { posts, left: [...left, ...rest].join(' ') }
}

/** As many whole words as fit; only a word that is longer than a post is cut. */
function fill(words: readonly string[], max: number, measure: Measure) {
  const size = (text: string) => lengthOf(text, measure)
  const [first = ''] = words
  if (size(first) > max) {
    if (address.test(first)) return { post: '', rest: [...words] }
    const head = startOf(first, max, measure)
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
