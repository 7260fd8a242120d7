import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengthIn, mostPosts, splitText } from '../../../core/chat/split'

const unit = fc.constantFrom('characters' as const, 'bytes' as const)
const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => text.replace(/\s/g, 'x')),
  fc.integer({ min: 1, max: 90 }).map((size) => `https://example.org/${'a'.repeat(size)}`),
  fc.constantFrom('🎉🎉🎉', 'one', 'two', '見てください', 'www.example.org/x'),
)
const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '))

test('what fits is left as it is', () => {
  expect(splitText('two  spaces\nand a line', 100, 'characters')).toEqual({
    posts: ['two  spaces\nand a line'],
    left: '',
  })
})

test('a long text is cut between words into two posts', () => {
  const long = 'the poster is signed by all four of them and there are only twenty'
  expect(splitText(long, 40, 'characters')).toEqual({
    posts: ['the poster is signed by all four of them', 'and there are only twenty'],
    left: '',
  })
})

test('what is too long for two posts ends with a mark, and the rest is told', () => {
  const { posts, left } = splitText('aaaa bbbb cccc dddd eeee ffff', 10, 'characters')
  expect(posts).toEqual(['aaaa bbbb', 'cccc …'])
  expect(left).toBe('dddd eeee ffff')
})

test('an address longer than a post is not sent in pieces', () => {
  const address = `https://example.org/${'a'.repeat(40)}`
  expect(splitText(`look ${address} now`, 30, 'characters')).toEqual({ posts: ['look now'], left: address })
  expect(splitText(address, 30, 'characters')).toEqual({ posts: [], left: address })
})

test('bytes are counted as UTF-8', () => {
  for (const sample of ['abc', 'größe', '見て', '🎉', '\ud83c'])
    expect(lengthIn(sample, 'bytes')).toBe(Buffer.byteLength(sample))
})

test('posts fit, hold whole addresses and whole characters, and lose nothing but what is told', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 24, max: 120 }), unit, (given, max, counted) => {
      const { posts, left } = splitText(given, max, counted)
      expect(posts.length).toBeLessThanOrEqual(mostPosts)
      const addresses = given.split(' ').filter((one) => /:\/\/|www\./.test(one))
      for (const post of posts) {
        expect(lengthIn(post, counted)).toBeLessThanOrEqual(max)
        expect(post).not.toMatch(/\p{Surrogate}/u)
        for (const one of post.split(' ')) if (/:\/\//.test(one)) expect(addresses).toContain(one)
      }
      const bare = (one: string) => [...one.replace(/[\s…]/g, '')].sort().join('')
      expect(bare(posts.join(' ') + left)).toBe(bare(given))
    }),
  )
})
