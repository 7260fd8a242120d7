import { FastResizeFilter, ResizeFilterType, ResizeFit, Transformer } from '@napi-rs/image'
import { ok, type Result } from '../../core/base/result'
import { brokenPicture, checkPicture, type Head } from '../../core/pictures/head'
import { readProfile } from './profile'
import type { Cleaned } from './protocol'

/** A picture of this format: its shorter and longer side in px at most, its bytes at most. */
interface Size {
  readonly short: number
  readonly long: number
  readonly bytes: number
}

/** The overlay draws 236 x 391 px at most, of a picture twice as large on a canvas of 4K. */
const stage: Size = { short: 576, long: 1024, bytes: 160 * 1024 }
/** The room draws it 118 px wide, on screens of two pixels each. */
const room: Size = { short: 236, long: 420, bytes: 24 * 1024 }

/** From the best that fits; the last ones are there for noise and for transparency, which is coded without loss. */
const attempts: readonly { readonly scale: number; readonly quality: number }[] = [
  ...[82, 70, 55, 40].map((quality) => ({ scale: 1, quality })),
  ...[60, 30].map((quality) => ({ scale: 0.5, quality })),
  { scale: 0.25, quality: 30 },
]

/** Eight bits for each of red, green, blue and alpha. */
interface Pixels {
  readonly rgba: Uint8Array
  readonly width: number
  readonly height: number
}

/** Decodes a file and makes two pictures of its pixels alone: upright, in sRGB, without anything else it held. */
export async function cleanPicture(file: Uint8Array): Promise<Result<Cleaned>> {
  const head = checkPicture(file)
  if (!head.ok) return head
  const { profile, animated } = head.value
  try {
    const pixels = await decoded(file, head.value)
    if (profile !== null) readProfile(profile)?.(pixels.rgba)
    return ok({ stage: await encoded(pixels, stage), room: await encoded(pixels, room), animated })
  } catch {
    // The decoder's own words are for its authors.
    return brokenPicture()
  }
}

/** Upright, and no larger than the stage needs it. */
async function decoded(file: Uint8Array, head: Head): Promise<Pixels> {
  const side = longSide(head, stage)
  const box = { width: side, height: side, fit: ResizeFit.Inside }
  const upright = new Transformer(file).rotate()
  // The first takes half the memory, but mixes in the colours of what is transparent.
  const small = head.clear
    ? upright.fastResize({ ...box, filter: FastResizeFilter.Lanczos3 })
    : upright.resize({ ...box, filter: ResizeFilterType.Lanczos3 })
  // By way of WebP, which has one form of pixels: the file's may be grey, of 16 bits, of a palette.
  const plain = new Transformer(await small.webpLossless())
  const { width, height } = await plain.metadata()
  const raw = await plain.rawPixels()
  const channels = raw.length / (width * height)
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let from = 0, to = 0; from < raw.length; from += channels, to += 4)
    rgba.set(raw.subarray(from, from + channels), to)
  return { rgba, width, height }
}

/** The longer side in px of a picture of this shape; never larger than it is. */
function longSide(
  { width, height }: Pick<Head, 'width' | 'height'>,
  { short, long }: Size,
  scale = 1,
): number {
  const [shorter, longer] = width < height ? [width, height] : [height, width]
  return Math.max(1, Math.round(longer * scale * Math.min(1, short / shorter, long / longer)))
}

async function encoded({ rgba, width, height }: Pixels, size: Size): Promise<Uint8Array> {
  let last: Uint8Array = new Uint8Array()
  for (const { scale, quality } of attempts) {
    const side = longSide({ width, height }, size, scale)
    const box = { width: side, height: side, filter: FastResizeFilter.Lanczos3, fit: ResizeFit.Inside }
    last = await Transformer.fromRgbaPixels(rgba, width, height).fastResize(box).webp(quality)
    if (last.length <= size.bytes) break
  }
  return last
}
