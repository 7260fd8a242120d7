import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPicture } from '../../../core/pictures/head'
import { maxPictureBytes } from '../../../core/pictures/picture'
import * as made from '../../main/pictures/files'

const code = (file: Uint8Array) => {
  const checked = checkPicture(file)
  return checked.ok ? 'ok' : checked.code
}
const words = (file: Uint8Array) => {
  const checked = checkPicture(file)
  return checked.ok ? '' : checked.message
}
const size = (file: Uint8Array) => {
  const checked = checkPicture(file)
  return checked.ok ? [checked.value.width, checked.value.height] : checked
}
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('what a file is', () => {
  test('each of the three, by its content alone', async () => {
    expect(size(made.png(40, 30, made.halves(40)))).toEqual([40, 30])
    expect(size(await made.jpeg(40, 30, made.halves(40)))).toEqual([40, 30])
    expect(size(await made.webp(40, 30, made.halves(40)))).toEqual([40, 30])
  })

  test.each([
    ['GIF89a....', /is a GIF\. Use PNG, JPEG or WebP\./],
    ['\0\0\0\x1cftypheic....', /HEIC photo/],
    ['\0\0\0\x1cftypavif....', /AVIF/],
    ['\0\0\0\x1cftypisom....', /a video/],
    ['%PDF-1.7', /a PDF/],
    ['PK\x03\x04', /a ZIP/],
    ['<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="x">', /an SVG/],
    ['<html><script>alert(1)</script>', /no picture that Micdrop knows/],
    ['', /is empty/],
  ])('not a picture of ours: %j', (start, said) => {
    expect(code(latin1(start))).toBe('not-a-picture')
    expect(words(latin1(start))).toMatch(said)
  })

  test('2 MB pass the door, one byte more does not', async () => {
    const file = await made.jpeg(40, 30, made.halves(40))
    const long = (bytes: number) => Buffer.concat([file, Buffer.alloc(bytes - file.length)])
    expect(code(long(maxPictureBytes))).toBe('ok')
    expect(code(long(maxPictureBytes + 1))).toBe('too-large')
    expect(words(long(maxPictureBytes + 1))).toContain('larger than 2 MB')
  })
})

describe('bombs: few bytes, very many pixels', () => {
  test('a PNG that claims 30,000 x 30,000', () => {
    expect(words(made.pngBomb(30_000, 30_000))).toBe(
      'This picture has 900 million pixels; at most 25 million are taken. Save it smaller and choose it again.',
    )
  })

  test('at the limit and one row over it', () => {
    expect(code(made.pngBomb(5_000, 5_000))).toBe('ok')
    expect(words(made.pngBomb(5_000, 5_001))).toMatch(
      /^This picture has 25\.1 million pixels; at most 25 million /,
    )
    expect(code(made.pngBomb(0xffffffff, 0xffffffff))).toBe('too-many-pixels')
  })

  test('a JPEG that claims 65,000 x 65,000', async () => {
    const file = await made.jpeg(16, 16, () => made.red)
    expect(code(made.claiming(file, 65_000, 65_000))).toBe('too-many-pixels')
    expect(code(made.claiming(file, 5_000, 5_000))).toBe('ok')
    expect(code(made.claiming(file, 5_000, 5_001))).toBe('too-many-pixels')
  })

  test('a WebP by its canvas, by its picture, and by a frame inside', () => {
    const small = made.vp8lOf(8, 8)
    const large = made.vp8lOf(16_384, 16_384)
    expect(code(made.riff(large))).toBe('too-many-pixels')
    expect(code(made.riff(made.vp8x(16_000_000, 16, 0), small))).toBe('too-many-pixels')
    expect(code(made.riff(made.vp8x(8, 8, 0), large))).toBe('too-many-pixels')
    const frame = made.webpChunk('ANMF', Buffer.concat([Buffer.alloc(16), large]))
    expect(code(made.riff(made.vp8x(8, 8, 2), frame))).toBe('too-many-pixels')
  })

  test('a second frame in a JPEG that says another size than the first', async () => {
    const file = await made.jpeg(16, 16, () => made.red)
    const frame = latin1('\x08\xff\xff\xff\xff\x03\x01\x11\0\x02\x11\x01\x03\x11\x01')
    expect(code(made.withSegment(file, 0xc2, frame))).toBe('broken')
  })
})

describe('damaged, and more than a picture', () => {
  test('cut off anywhere, no file passes', async () => {
    const files = [
      made.png(20, 20, made.halves(20)),
      await made.jpeg(20, 20, made.halves(20)),
      await made.webp(20, 20, made.halves(20)),
    ]
    for (const file of files)
      for (let length = 12; length < file.length - 1; length += 1)
        expect(code(file.subarray(0, length))).not.toBe('ok')
    expect(words(files[0]!.subarray(0, -5))).toContain('damaged or not complete')
  })

  test('what stands behind the end is not looked at', async () => {
    const behind = latin1('PK\x03\x04<html><script>alert(1)</script>')
    expect(size(Buffer.concat([made.png(20, 10, () => made.red), behind]))).toEqual([20, 10])
    expect(size(Buffer.concat([await made.jpeg(20, 10, () => made.red), behind]))).toEqual([20, 10])
  })

  test('a size of nothing', () => expect(code(made.pngBomb(0, 10))).toBe('broken'))

  test('the colours of a press are refused in words', async () => {
    const file = await made.jpeg(16, 16, () => made.red)
    const at =
      file.indexOf(latin1('\xff\xc2')) < 0
        ? file.indexOf(latin1('\xff\xc0'))
        : file.indexOf(latin1('\xff\xc2'))
    const inks = Buffer.from(file)
    inks[at + 9] = 4
    expect(words(inks)).toContain('CMYK')
  })

  test('says that it moves', async () => {
    const moves = (file: Uint8Array) => {
      const checked = checkPicture(file)
      return checked.ok && checked.value.animated
    }
    expect(moves(made.apng(8, 8))).toBe(true)
    expect(moves(await made.animatedWebp(8, 8))).toBe(true)
    expect(moves(made.png(8, 8, () => made.red))).toBe(false)
  })
})

test('whatever the bytes are, the answer is an answer', async () => {
  const files = [
    made.png(6, 6, made.halves(6)),
    await made.jpeg(6, 6, made.halves(6)),
    await made.animatedWebp(6, 6),
  ]
  const spoilt = fc.tuple(
    fc.constantFrom(...files),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  fc.assert(
    fc.property(spoilt, ([file, changes, share]) => {
      const bytes = Buffer.from(file.subarray(0, Math.ceil(file.length * share)))
      for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
      const checked = checkPicture(bytes)
      if (!checked.ok) return checked.message.length > 20
      return checked.value.width * checked.value.height <= 25_000_000
    }),
    { numRuns: 3_000 },
  )
})
