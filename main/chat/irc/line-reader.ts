/**
 * Bytes in, whole lines out, however the network cut them. A line that ends with LF alone is taken too. What is longer than
 * `longestLine` is left out up to its end and counted; the connection lives on.
 */
export interface LineReader {
  take(bytes: Buffer): void
  /** The sender said that what came is whole: a last line without its end counts. */
  end(): void
  readonly skipped: number
}

/** Bytes: 8,191 of tags and 512 of message are the rule, and some servers are generous. */
export const longestLine = 16_384

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function createLineReader(line: (text: string) => void): LineReader {
  let parts: Buffer[] = []
  let held = 0
  let skipping = false
  let skipped = 0

  const add = (bytes: Buffer) => {
    if (skipping) return
    if (held + bytes.length > longestLine) {
      skipping = true
      skipped += 1
      parts = []
      held = 0
      return
    }
    parts.push(bytes)
    held += bytes.length
  }
  const finish = () => {
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    const wasSkipping = skipping
    parts = []
    held = 0
    skipping = false
    if (wasSkipping) return
    const text = decode(whole.at(-1) === 13 ? whole.subarray(0, -1) : whole)
    if (text !== '') line(text)
  }
  return {
    take(bytes) {
      let from = 0
      for (;;) {
        const end = bytes.indexOf(10, from)
        if (end === -1) break
        add(bytes.subarray(from, end))
        finish()
        from = end + 1
      }
      // A copy: the socket may use its memory again.
      if (from < bytes.length) add(Buffer.from(bytes.subarray(from)))
    },
    end: finish,
    get skipped() {
      return skipped
    },
  }
}

/** Old clients still write Latin-1; as UTF-8 their lines would be full of holes. */
function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}
