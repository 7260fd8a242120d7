import { fail, ok, type Result } from '../base/result'
import { hasText } from './bytes'
import { jpegHead } from './jpeg'
import { maxPictureBytes, maxPixels, pictureTooLarge } from './picture'
import { pngHead } from './png'
import { webpHead } from './webp'

/** What a picture's file says of itself; nothing is decoded for it. */
export interface Head {
  readonly width: number
  readonly height: number
  /** Some of it may be transparent. */
  readonly clear: boolean
  /** There are more frames than the first. */
  readonly animated: boolean
  /** Its inks are those of a press, not of a screen. */
  readonly cmyk: boolean
  /** The ICC profile of its colours; a PNG's is deflated. */
  readonly profile: { readonly bytes: Uint8Array; readonly deflated: boolean } | null
}

export type PictureFault = 'too-large' | 'not-a-picture' | 'too-many-pixels' | 'broken' | 'print-colours'

/** Null: the file is not whole, or says two things at once. */
export type ReadHead = (bytes: Uint8Array) => Head | null

const broken = 'This picture could not be read: its file is damaged or not complete.'
const use = 'Use PNG, JPEG or WebP.'

/** Whether these bytes may be decoded at all: by what they hold, never by a name, and before any pixel is. */
export function checkPicture(bytes: Uint8Array): Result<Head, PictureFault> {
  if (bytes.length > maxPictureBytes) return fail('too-large', pictureTooLarge)
  if (bytes.length === 0) return fail('not-a-picture', `This file is empty. ${use}`)
  const read = formats.find(([starts]) => starts(bytes))?.[1]
  if (read === undefined) return fail('not-a-picture', `${whatElse(bytes)} ${use}`)
  const head = read(bytes)
  if (head === null || head.width === 0 || head.height === 0) return fail('broken', broken)
  const pixels = head.width * head.height
  if (pixels > maxPixels)
    return fail(
      'too-many-pixels',
      `This picture has ${millions(pixels)} pixels; at most ${millions(maxPixels)} are taken. Save it smaller and choose it again.`,
    )
  if (head.cmyk)
    return fail(
      'print-colours',
      'This JPEG has the colours of a press (CMYK). Save it as RGB and choose it again.',
    )
  return ok(head)
}

export function brokenPicture(): Result<never, PictureFault> {
  return fail('broken', broken)
}

const formats: readonly (readonly [(bytes: Uint8Array) => boolean, ReadHead])[] = [
  [(bytes) => hasText(bytes, 0, '\x89PNG\r\n\x1a\n'), pngHead],
  [(bytes) => hasText(bytes, 0, '\xff\xd8\xff'), jpegHead],
  [(bytes) => hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP'), webpHead],
]

/** The commonest mistakes by name. */
const others: readonly (readonly [number, string, string])[] = [
  [0, 'GIF8', 'a GIF'],
  [4, 'ftypavif', 'an AVIF'],
  [4, 'ftypheic', 'a HEIC photo, as phones take them'],
  [4, 'ftypheix', 'a HEIC photo, as phones take them'],
  [4, 'ftypmif1', 'a HEIC photo, as phones take them'],
  [4, 'ftyp', 'a video'],
  [0, '\x1a\x45\xdf\xa3', 'a video'],
  [0, 'BM', 'a BMP'],
  [0, 'II*\0', 'a TIFF'],
  [0, 'MM\0*', 'a TIFF'],
  [0, '8BPS', 'a Photoshop file'],
  [0, '%PDF', 'a PDF'],
  [0, 'PK\x03\x04', 'a ZIP'],
]

function whatElse(bytes: Uint8Array): string {
  const name = others.find(([at, text]) => hasText(bytes, at, text))?.[2]
  if (name !== undefined) return `This file is ${name}.`
  const start = String.fromCharCode(...bytes.subarray(0, 1_000)).trimStart()
  if (start.startsWith('<') && /<svg\b/i.test(start)) return 'This file is an SVG.'
  return 'This file is no picture that Micdrop knows.'
}

/** Rounded up: what is over the limit reads as more than it. */
function millions(pixels: number): string {
  const number = Math.ceil(pixels / 100_000) / 10
  return `${number.toLocaleString('en', { maximumFractionDigits: number < 100 ? 1 : 0 })} million`
}
