import { dataOf, hasText } from './bytes'
import type { ReadHead } from './head'

const scan = 0xda
const end = 0xd9
const profileMark = 'ICC_PROFILE\0'

/**
 * ITU-T T.81: segments up to the end of the image, the first scan's data searched for the next one. A file with two
 * frames is refused: the reader's size and the decoder's could be different ones.
 */
export const jpegHead: ReadHead = (bytes) => {
  const data = dataOf(bytes)
  let frame: { readonly width: number; readonly height: number; readonly inks: number } | null = null
  const profile: Uint8Array[] = []
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === end)
      return frame === null
        ? null
        : {
            width: frame.width,
            height: frame.height,
            clear: false,
            animated: false,
            cmyk: frame.inks === 4,
            profile: profile.length === 0 ? null : { bytes: joined(profile), deflated: false },
          }
    if (isAlone(marker)) {
      at += 2
      continue
    }
    if (at + 4 > bytes.length) return null
    const next = at + 2 + data.getUint16(at + 2)
    if (next < at + 4 || next > bytes.length) return null
    if (isFrame(marker)) {
      if (frame !== null || next < at + 10) return null
      frame = { height: data.getUint16(at + 5), width: data.getUint16(at + 7), inks: bytes[at + 9]! }
    } else if (marker === 0xe2 && hasText(bytes, at + 4, profileMark))
      // Parts stand in their order.
      profile.push(bytes.subarray(at + 4 + profileMark.length + 2, next))
    at = marker === scan ? endOfScan(bytes, next) : next
  }
  return null
}

/** Start of frame: all of C0 to CF but tables (C4), the reserved C8 and arithmetic conditioning (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Markers without a length: restarts and TEM. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
}

/** The first marker after a scan's data, in which FF is written FF 00 and restarts are allowed. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !isAlone(next)) return at
  }
  return bytes.length
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
