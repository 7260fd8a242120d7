import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BrokenStream, createPages } from '../../../../main/chat/youtube/pages'

function read(chunks: Iterable<Uint8Array>): unknown[] {
  const pages: unknown[] = []
  const take = createPages((page) => pages.push(page))
  for (const chunk of chunks) take(chunk)
  return pages
}

describe('cutting a growing array into pages', () => {
  const json = fc.dictionary(
    fc.string({ unit: 'grapheme' }),
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant('"}{[]\\"'), fc.array(fc.string())),
  )

  it('gives the same pages however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(json, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }),
        (pages, sizes) => {
          const bytes = Buffer.from(
            `[\n${pages.map((page) => JSON.stringify(page, null, 1)).join(',\r\n')}\n]`,
          )
          const chunks: Uint8Array[] = []
          for (let at = 0, one = 0; at < bytes.length; one += 1) {
            const size = sizes[one % sizes.length]!
            chunks.push(bytes.subarray(at, at + size))
            at += size
          }
          expect(read(chunks)).toEqual(JSON.parse(bytes.toString()))
        },
      ),
    )
  })

  it('gives a page as soon as its last byte is there, and takes pages without an array', () => {
    expect(read([Buffer.from('[{"a":1}')])).toEqual([{ a: 1 }])
    expect(read([Buffer.from('{"a":1}\n{"a":2}')])).toEqual([{ a: 1 }, { a: 2 }])
  })

  it('does not take a page of a proxy for chat', () => {
    expect(() => read([Buffer.from('<html>{}')])).toThrow(BrokenStream)
    expect(() => read([Buffer.from('[{"a":}]')])).toThrow(BrokenStream)
  })

  it('reads a page of many megabytes in small pieces', () => {
    const page = { items: Array.from({ length: 2_000 }, (_, id) => ({ id, text: 'ü'.repeat(500) })) }
    const bytes = Buffer.from(JSON.stringify(page))
    const chunks = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, at) =>
      bytes.subarray(at * 1_000, at * 1_000 + 1_000),
    )
    expect(read(chunks)).toEqual([page])
  })
})
