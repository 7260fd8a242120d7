import { createHash } from 'node:crypto'
import { constants, inflateRawSync } from 'node:zlib'

/** One message as the page's script reads it. */
export interface News {
  readonly rev?: number
  readonly html?: string
  readonly add?: string
  readonly drop?: readonly string[]
  readonly reload?: boolean
}

export interface Message {
  readonly text: string
  readonly news: News
}

const mostKept = 12
const tail = Buffer.from([0, 0, 0xff, 0xff])

/**
 * Reads payloads. What goes to all is the same bytes for each of them: it is inflated and parsed once, and every later
 * copy is compared byte by byte, so that ten thousand sockets are really read and cost little.
 */
export function createReader(): (payload: Uint8Array, deflated: boolean) => Message {
  const known: { payload: Buffer; deflated: boolean; message: Message }[] = []
  return (payload, deflated) => {
    for (let at = known.length - 1; at >= 0; at -= 1) {
      const one = known[at]!
      if (one.deflated === deflated && one.payload.equals(payload)) return one.message
    }
    const copy = Buffer.from(payload)
    const plain = deflated
      ? inflateRawSync(Buffer.concat([copy, tail]), { finishFlush: constants.Z_SYNC_FLUSH })
      : copy
    const text = plain.toString('utf8')
    const message: Message = { text, news: text.startsWith('{') ? (JSON.parse(text) as News) : {} }
    known.push({ payload: copy, deflated, message })
    if (known.length > mostKept) known.shift()
    return message
  }
}

export interface Frame {
  readonly opcode: number
  /** permessage-deflate's mark. */
  readonly deflated: boolean
  readonly payload: Uint8Array
}

/** Takes the whole frames off the front of `bytes`; answers how many bytes they were. Servers never mask nor, here, split. */
export function takeFrames(bytes: Uint8Array, frame: (frame: Frame) => void): number {
  let at = 0
  while (bytes.length - at >= 2) {
    const short = bytes[at + 1]! & 0x7f
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    if (bytes.length - at < head) break
    let length = short
    if (short >= 126) {
      length = 0
      for (let one = at + 2; one < at + head; one += 1) length = length * 256 + bytes[one]!
    }
    if (bytes.length - at < head + length) break
    const first = bytes[at]!
    frame({
      opcode: first & 0x0f,
      deflated: (first & 0x40) !== 0,
      payload: bytes.subarray(at + head, at + head + length),
    })
    at += head + length
  }
  return at
}

/** A client's answer to a ping: masked, as all that clients send, with a mask of zeros. */
export function pongFor(payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0x8a, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
export const handshakeKey = Buffer.from('the same for all').toString('base64')
export const handshakeAnswer = createHash('sha1')
  .update(handshakeKey + guid)
  .digest('base64')
