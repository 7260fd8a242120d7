import { dataOf, hasText } from './bytes'
import type { Head, ReadHead } from './head'

interface Size {
  readonly width: number
  readonly height: number
}

/** https://developers.google.com/speed/webp/docs/riff_container: one RIFF with the picture, or a canvas and its parts. */
export const webpHead: ReadHead = (bytes) => {
  const data = dataOf(bytes)
  if (bytes.length < 20) return null
  const length = 8 + data.getUint32(4, true)
  if (length > bytes.length) return null
  const found: { canvas: Size | null; sizes: Size[]; frames: number; profile: Head['profile'] } = {
    canvas: null,
    sizes: [],
    frames: 0,
    profile: null,
  }
  const isSound = walk(bytes.subarray(0, length), 12, (type, chunk) => {
    const view = dataOf(chunk)
    if (type === 'VP8X') {
      if (chunk.length < 10) return false
      found.canvas = { width: 1 + uint24(view, 4), height: 1 + uint24(view, 7) }
    } else if (type === 'ICCP') found.profile = { bytes: chunk, deflated: false }
    else if (type === 'ANMF') {
      found.frames += 1
      return chunk.length >= 16 && walk(chunk, 16, (inner, frame) => addSize(found.sizes, inner, frame))
    }
    return addSize(found.sizes, type, chunk)
  })
  const [first] = found.sizes
  if (!isSound || first === undefined) return null
  // The largest that anything in it claims: a decoder may believe the frame, or the canvas.
  const all = found.canvas === null ? found.sizes : [...found.sizes, found.canvas]
  return {
    width: Math.max(...all.map(({ width }) => width)),
    height: Math.max(...all.map(({ height }) => height)),
    clear: true,
    animated: found.frames > 1,
    cmyk: false,
    profile: found.profile,
  }
}

/** Each chunk in turn; false where one ends behind the file, or `take` refuses it. */
function walk(bytes: Uint8Array, from: number, take: (type: string, chunk: Uint8Array) => boolean): boolean {
  const data = dataOf(bytes)
  for (let at = from; at + 8 <= bytes.length; ) {
    const length = data.getUint32(at + 4, true)
    if (at + 8 + length > bytes.length) return false
    const type = String.fromCharCode(...bytes.subarray(at, at + 4))
    if (!take(type, bytes.subarray(at + 8, at + 8 + length))) return false
    at += 8 + length + (length % 2)
  }
  return true
}

/** Of the coded pictures, lossy and lossless; what is neither has none. */
function addSize(sizes: Size[], type: string, chunk: Uint8Array): boolean {
  const data = dataOf(chunk)
  if (type === 'VP8 ') {
    if (chunk.length < 10 || !hasText(chunk, 3, '\x9d\x01\x2a')) return false
    sizes.push({ width: data.getUint16(6, true) & 0x3fff, height: data.getUint16(8, true) & 0x3fff })
  } else if (type === 'VP8L') {
    if (chunk.length < 5 || chunk[0] !== 0x2f) return false
    const bits = data.getUint32(1, true)
    sizes.push({ width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) })
  }
  return true
}

function uint24(data: DataView, at: number): number {
  return data.getUint16(at, true) | (data.getUint8(at + 2) << 16)
}
