/** Bytes of one page kept at most: a page of 2,000 messages is about 3 MB. */
const longestPage = 64 * 1024 * 1024

const quote = 0x22
const backslash = 0x5c
const open = 0x7b
const close = 0x7d

/** What ends a stream that is not what it should be. */
export class BrokenStream extends Error {}

/**
 * Cuts the growing JSON array of a stream into its pages, however the bytes come: half items, half characters,
 * several pages at once. Works on bytes, because the marks it looks for never occur inside a character of UTF-8.
 * Pages without the array around them are taken too.
 */
export function createPages(take: (page: unknown) => void): (chunk: Uint8Array) => void {
  let parts: Uint8Array[] = []
  let kept = 0
  let depth = 0
  let inText = false
  let escaped = false

  function finish(): void {
    const text = Buffer.concat(parts).toString('utf8')
    parts = []
    kept = 0
    let page: unknown
    try {
      page = JSON.parse(text)
    } catch {
      throw new BrokenStream('a page is not JSON')
    }
    take(page)
  }

  return (chunk) => {
    let from = depth > 0 ? 0 : -1
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]
      if (escaped) escaped = false
      else if (inText) {
        if (byte === backslash) escaped = true
        else if (byte === quote) inText = false
      } else if (byte === open) {
        if (depth === 0) from = at
        depth += 1
      } else if (depth === 0) between(byte)
      else if (byte === quote) inText = true
      else if (byte === close) {
        depth -= 1
        if (depth > 0) continue
        parts.push(chunk.subarray(from, at + 1))
        from = -1
        finish()
      }
    }
    if (from === -1) return
    parts.push(chunk.subarray(from))
    kept += chunk.length - from
    if (kept > longestPage) throw new BrokenStream('a page without end')
  }
}

/** Between pages stand white space, commas and the brackets of the array, and nothing else. */
function between(byte: number | undefined): void {
  if (byte === undefined || !' \t\r\n,[]'.includes(String.fromCharCode(byte)))
    throw new BrokenStream(`byte ${byte} between pages`)
}
