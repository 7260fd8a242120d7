import { dataOf, hasText } from './bytes'
import type { Head, ReadHead } from './head'

const signature = 8
/** Length, type and checksum of a chunk. */
const around = 12

/** Of the colour type. */
const alphaUsed = 4

/** https://www.w3.org/TR/png-3/: chunks from IHDR to IEND; what stands behind is not the picture's. */
export const pngHead: ReadHead = (bytes) => {
  const data = dataOf(bytes)
  let size: { readonly width: number; readonly height: number } | null = null
  let clear = false
  let animated = false
  let profile: Head['profile'] = null
  for (let at = signature; at + around <= bytes.length; ) {
    const length = data.getUint32(at)
    const start = at + 8
    if (start + length + 4 > bytes.length) return null
    const isType = (type: string) => hasText(bytes, at + 4, type)
    if (isType('IHDR')) {
      if (at !== signature || length !== 13) return null
      size = { width: data.getUint32(start), height: data.getUint32(start + 4) }
      clear = (data.getUint8(start + 9) & alphaUsed) !== 0
    } else if (size === null) return null
    else if (isType('tRNS')) clear = true
    else if (isType('acTL')) animated = length >= 4 && data.getUint32(start) > 1
    else if (isType('iCCP')) profile = profileOf(bytes.subarray(start, start + length))
    else if (isType('IEND')) return { ...size, clear, animated, cmyk: false, profile }
    at = start + length + 4
  }
  return null
}

/** Name, zero, method 0, then the deflated profile. */
function profileOf(chunk: Uint8Array): Head['profile'] {
  const name = chunk.indexOf(0)
  return name < 0 || chunk[name + 1] !== 0 ? null : { bytes: chunk.subarray(name + 2), deflated: true }
}
