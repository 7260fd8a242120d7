const text = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0
}

/** FIPS 180-4 takes its constants from the roots of the first 64 primes. */
const primes = [...Array(312).keys()].filter(
  (n) => n > 1 && ![...Array(n).keys()].some((d) => d > 1 && n % d === 0),
)
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))
const start = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function pad(message: string): Int32Array {
  const words = new Int32Array((((message.length + 8) >> 6) + 1) * 16)
  for (let i = 0; i < message.length; i += 1)
    words[i >> 2]! |= (message.charCodeAt(i) & 0xff) << (24 - (i % 4) * 8)
  words[message.length >> 2]! |= 0x80 << (24 - (message.length % 4) * 8)
  words[words.length - 1] = message.length * 8
  return words
}

/** SHA-256 of an ASCII message as eight 32-bit words: core may not reach for a computer's crypto. */
export function sha256(message: string): Int32Array {
  const words = pad(message)
  const sum = Int32Array.from(start)
  const w = new Int32Array(64)
  for (let block = 0; block < words.length; block += 16) {
    for (let i = 0; i < 64; i += 1) {
      if (i < 16) {
        w[i] = words[block + i]!
        continue
      }
      const a = w[i - 15]!
      const b = w[i - 2]!
      w[i] =
        w[i - 16]! +
        (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) +
        w[i - 7]! +
        (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))
    }
    let [a, b, c, d, e, f, g, h] = sum as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    for (let i = 0; i < 64; i += 1) {
      const one =
        (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i]! + w[i]!) | 0
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) sum[i] = sum[i]! + word
  }
  return sum
}

/**
 * The secret in a hold's page address: 132 bits, base64url. One entry may make several holds; hashing keeps the
 * owner of one from working out the others, and replay still gives the same tokens.
 */
export function holdToken(nonce: string, holdId: string): string {
  const words = sha256(`hold ${holdId} ${nonce}`)
  let token = ''
  for (let place = 0; place < 22; place += 1) {
    const bit = place * 6
    const high = words[bit >> 5]! >>> 0
    const low = words[(bit >> 5) + 1]! >>> 0
    const at = bit & 31
    const six = at <= 26 ? (high >>> (26 - at)) & 63 : ((high << (at - 26)) | (low >>> (58 - at))) & 63
    token += text[six]
  }
  return token
}
