import { constants, deflateRawSync } from 'node:zlib'

/** One message as bytes on the line: a whole WebSocket frame, for those who can inflate and for those who cannot. */
export interface Packet {
  readonly plain: Buffer
  readonly deflated: Buffer
  /** The same and a ping behind it: one write to each of ten thousand instead of two. */
  readonly asking: () => Packet
}

/** Shorter ones hardly get shorter. */
const worthwhile = 100
/** What the extension leaves out of each message (RFC 7692, 7.2.1). */
const tail = 4

/** RFC 6455, 5.2, as servers send: whole and not masked. `deflated` is the extension's bit. */
function frame(payload: Buffer, opcode: number, deflated: boolean): Buffer {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = 0x80 | (deflated ? 0x40 : 0) | opcode
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}

/** Nothing to say, and an answer wanted: browsers give it by themselves. */
export const ping = frame(Buffer.alloc(0), 9, false)

/** Made once for all who get it. Each message is deflated by itself: no socket has to keep what went before. */
export function packetOf(text: string): Packet {
  const payload = Buffer.from(text)
  const plain = frame(payload, 1, false)
  const deflated = payload.length < worthwhile ? plain : deflate(payload)
  return packet(plain, deflated.length < plain.length ? deflated : plain)
}

function deflate(payload: Buffer): Buffer {
  const whole = deflateRawSync(payload, { level: 9, finishFlush: constants.Z_SYNC_FLUSH })
  return frame(whole.subarray(0, -tail), 1, true)
}

function packet(plain: Buffer, deflated: Buffer): Packet {
  let asking: Packet | null = null
  return {
    plain,
    deflated,
    asking: () => {
      asking ??= packet(Buffer.concat([plain, ping]), Buffer.concat([deflated, ping]))
      return asking
    },
  }
}
