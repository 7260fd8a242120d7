import { crc32, deflateSync } from 'node:zlib'
import { Transformer } from '@napi-rs/image'

/** Pictures made byte by byte, or by an encoder and then spoilt: good ones, odd ones and hostile ones. */

export type Rgba = readonly [number, number, number, number]
export type Paint = (x: number, y: number) => Rgba

export const red: Rgba = [220, 30, 30, 255]
export const blue: Rgba = [30, 60, 220, 255]
/** Red on the left, blue on the right: says which way is up. */
export const halves =
  (width: number): Paint =>
  (x) =>
    x < width / 2 ? red : blue

export function pixels(width: number, height: number, paint: Paint): Uint8Array {
  const all = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) all.set(paint(x, y), 4 * (y * width + x))
  return all
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))])
}

export const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export function ihdr(width: number, height: number): Buffer {
  return pngChunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 6, 0, 0, 0])]))
}

function rows(width: number, height: number, paint: Paint): Buffer {
  const lines: Buffer[] = []
  const all = pixels(width, height, paint)
  for (let y = 0; y < height; y += 1)
    lines.push(Buffer.from([0]), Buffer.from(all.subarray(4 * y * width, 4 * (y + 1) * width)))
  return deflateSync(Buffer.concat(lines))
}

/** A PNG of eight bits with alpha; `before` stands before its pixels. */
export function png(width: number, height: number, paint: Paint, before: readonly Buffer[] = []): Buffer {
  return Buffer.concat([
    pngStart,
    ihdr(width, height),
    ...before,
    pngChunk('IDAT', rows(width, height, paint)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG of some bytes that claims any size. */
export function pngBomb(width: number, height: number): Buffer {
  const nothing = deflateSync(Buffer.alloc(100_000))
  return Buffer.concat([
    pngStart,
    ihdr(width, height),
    pngChunk('IDAT', nothing),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** An animated PNG: red first, then blue. */
export function apng(width: number, height: number): Buffer {
  const control = (at: number) =>
    pngChunk(
      'fcTL',
      Buffer.concat([
        ...[at, width, height, 0, 0].map(uint32),
        Buffer.from([0, 1, 0, 10]),
        Buffer.from([0, 0]),
      ]),
    )
  return Buffer.concat([
    pngStart,
    ihdr(width, height),
    pngChunk('acTL', Buffer.concat([uint32(2), uint32(0)])),
    control(0),
    pngChunk(
      'IDAT',
      rows(width, height, () => red),
    ),
    control(1),
    pngChunk('fdAT', Buffer.concat([uint32(2), rows(width, height, () => blue)])),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export async function jpeg(width: number, height: number, paint: Paint): Promise<Buffer> {
  return Transformer.fromRgbaPixels(pixels(width, height, paint), width, height).jpeg(95)
}

/** A JPEG with another segment right behind its start. */
export function withSegment(file: Buffer, marker: number, data: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length + 2)
  return Buffer.concat([file.subarray(0, 2), Buffer.from([0xff, marker]), length, data, file.subarray(2)])
}

/** The size a JPEG claims becomes another; its scan stays. */
export function claiming(file: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(file)
  for (let at = 2; at < copy.length; at += 2 + copy.readUInt16BE(at + 2))
    if ([0xc0, 0xc1, 0xc2].includes(copy[at + 1]!)) {
      copy.writeUInt16BE(height, at + 5)
      copy.writeUInt16BE(width, at + 7)
      return copy
    }
  throw new Error('no frame in this JPEG')
}

/** Exif with an orientation, and the place where it was taken: 52° 31' N. */
export function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    value.copy(bytes, 8)
    return bytes
  }
  const short = (value: number) => Buffer.from([value, 0, 0, 0])
  const long = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value)
    return bytes
  }
  const ratio = (value: number) => Buffer.concat([long(value), long(1)])
  const directory = (entries: readonly Buffer[]) =>
    Buffer.concat([Buffer.from([entries.length, 0]), ...entries, long(0)])
  const gpsAt = 8 + 2 + 2 * 12 + 4
  const placeAt = gpsAt + 2 + 2 * 12 + 4
  return Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1'),
    directory([entry(0x0112, 3, 1, short(orientation)), entry(0x8825, 4, 1, long(gpsAt))]),
    directory([entry(0x0001, 2, 2, Buffer.from('N\0\0\0', 'latin1')), entry(0x0002, 5, 3, long(placeAt))]),
    ...[52, 31, 12].map(ratio),
    Buffer.from('SECRET-CAMERA-OWNER', 'latin1'),
  ])
}

export async function webp(width: number, height: number, paint: Paint): Promise<Buffer> {
  return Transformer.fromRgbaPixels(pixels(width, height, paint), width, height).webpLossless()
}

export function webpChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length % 2)])
}

export function riff(...chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  return Buffer.concat([webpChunk('RIFF', body)])
}

function uint24(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes.subarray(0, 3)
}

/** `flags`: 2 animated, 4 XMP, 8 Exif, 16 alpha, 32 ICC. */
export function vp8x(width: number, height: number, flags: number): Buffer {
  return webpChunk(
    'VP8X',
    Buffer.concat([Buffer.from([flags, 0, 0, 0]), uint24(width - 1), uint24(height - 1)]),
  )
}

/** The chunks inside a WebP file, by their types. */
export function chunksOf(file: Uint8Array): { readonly type: string; readonly data: Buffer }[] {
  const bytes = Buffer.from(file)
  const found: { type: string; data: Buffer }[] = []
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4)
    found.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return found
}

/** An animated WebP: red first, then blue. */
export async function animatedWebp(width: number, height: number): Promise<Buffer> {
  const frame = async (colour: Rgba) => {
    const still = chunksOf(await webp(width, height, () => colour)).find(({ type }) => type === 'VP8L')!
    const head = Buffer.concat([
      uint24(0),
      uint24(0),
      uint24(width - 1),
      uint24(height - 1),
      uint24(100),
      Buffer.from([0]),
    ])
    return webpChunk('ANMF', Buffer.concat([head, webpChunk('VP8L', still.data)]))
  }
  return riff(
    vp8x(width, height, 2),
    webpChunk('ANIM', Buffer.from([0, 0, 0, 255, 0, 0])),
    await frame(red),
    await frame(blue),
  )
}

/** The two sizes a WebP claims: its canvas's and its first picture's. */
export function vp8lOf(width: number, height: number): Buffer {
  const data = Buffer.alloc(40)
  data[0] = 0x2f
  data.writeUInt32LE((width - 1) | ((height - 1) << 14), 1)
  return webpChunk('VP8L', data)
}

/** A small ICC profile of a wide space: primaries adapted to D50, one curve for all three channels. */
export function iccProfile(space: 'display-p3' | 'adobe-rgb'): Buffer {
  const fixed = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32BE(Math.round(value * 65_536))
    return bytes
  }
  const named = (type: string, ...data: Buffer[]) =>
    Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4), ...data])
  const xyz = (values: readonly number[]) => named('XYZ ', ...values.map(fixed))
  const primaries = {
    'display-p3': [
      [0.51512, 0.2412, -0.00105],
      [0.29198, 0.69225, 0.04189],
      [0.1571, 0.06657, 0.78407],
    ],
    'adobe-rgb': [
      [0.60974, 0.31111, 0.01947],
      [0.20528, 0.62567, 0.06087],
      [0.14919, 0.06322, 0.74457],
    ],
  }[space]
  const curve =
    space === 'display-p3'
      ? named(
          'para',
          Buffer.from([0, 3, 0, 0]),
          ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed),
        )
      : named('curv', uint32(1), Buffer.from([2, 0x33]))
  const text = Buffer.from('made for a test\0', 'latin1')
  const tags: [string, Buffer][] = [
    ['desc', Buffer.concat([named('desc', uint32(text.length), text), Buffer.alloc(78 + 12)])],
    ['cprt', named('text', text)],
    ['wtpt', xyz([0.9642, 1, 0.8249])],
    ...(['r', 'g', 'b'] as const).flatMap((channel, at): [string, Buffer][] => [
      [`${channel}XYZ`, xyz(primaries[at]!)],
      [`${channel}TRC`, curve],
    ]),
  ]
  const table: Buffer[] = [uint32(tags.length)]
  const data: Buffer[] = []
  let end = 128 + 4 + 12 * tags.length
  for (const [name, value] of tags) {
    const padded = Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)])
    table.push(Buffer.from(name, 'latin1'), uint32(end), uint32(value.length))
    data.push(padded)
    end += padded.length
  }
  const head = Buffer.alloc(128)
  head.writeUInt32BE(end, 0)
  head.writeUInt32BE(0x02400000, 8)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  head.write('acsp', 36, 'latin1')
  Buffer.concat([0.9642, 1, 0.8249].map(fixed)).copy(head, 68)
  return Buffer.concat([head, ...table, ...data])
}

/** A PNG's chunk with a profile. */
export function iccp(profile: Buffer): Buffer {
  return pngChunk('iCCP', Buffer.concat([Buffer.from('wide\0\0', 'latin1'), deflateSync(profile)]))
}
