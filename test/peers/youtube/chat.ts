import type { ServerResponse } from 'node:http'
import type { PeerItem } from './items'

interface PeerPage {
  readonly kind: string
  readonly etag: string
  readonly pollingIntervalMillis: number
  readonly offlineAt?: string
  readonly pageInfo: { readonly totalResults: number; readonly resultsPerPage: number }
  readonly nextPageToken: string
  readonly items: readonly PeerItem[]
}

interface Stream {
  readonly res: ServerResponse
  /** Items of the log already sent. */
  at: number
  begun: boolean
  /** Pieces are written one after the other. */
  writing: Promise<void>
}

export interface PeerChat {
  readonly log: PeerItem[]
  /** Bytes per piece; 0 writes whole pages. */
  pieces: number
  /** Items before the resumed place that are sent once more. */
  repeat: number
  pollEvery: number
  offlineAt: string | null
  frozen: boolean
  readonly history: number
}

/** The chat's log, and the long answers that follow it. */
export function createChat(history: number) {
  const chat: PeerChat = {
    log: [],
    pieces: 0,
    repeat: 0,
    pollEvery: 1_000,
    offlineAt: null,
    frozen: false,
    history,
  }
  const streams = new Set<Stream>()
  /** Of the page tokens: older ones are not known any more. */
  let generation = 1

  /** Index in the log behind `token`; the last few messages without one; null for a token nobody gave out. */
  function placeOf(token: string | null): number | null {
    if (token === null) return Math.max(0, chat.log.length - history)
    const [, made, place] = /^G(\d+)T(\d+)$/.exec(token) ?? []
    const at = Number(made) === generation ? Number(place) : Number.NaN
    return at <= chat.log.length ? Math.max(0, at - chat.repeat) : null
  }

  function page(from: number): PeerPage {
    const items = chat.log.slice(from)
    return {
      kind: 'youtube#liveChatMessageListResponse',
      etag: 'x',
      pollingIntervalMillis: chat.pollEvery,
      ...(chat.offlineAt === null ? {} : { offlineAt: chat.offlineAt }),
      pageInfo: { totalResults: items.length, resultsPerPage: items.length },
      nextPageToken: `G${generation}T${chat.log.length}`,
      items,
    }
  }

  function write(stream: Stream, bytes: Buffer): void {
    const size = chat.pieces === 0 ? bytes.length : chat.pieces
    for (let from = 0; from < bytes.length; from += size) {
      const piece = bytes.subarray(from, from + size)
      stream.writing = stream.writing.then(
        () =>
          new Promise((done) => {
            if (stream.res.destroyed) return done()
            stream.res.write(piece, () => setImmediate(done))
          }),
      )
    }
  }

  function bytesOf(stream: Stream): Buffer {
    const text = `${stream.begun ? ',\r\n' : '[\n'}${JSON.stringify(page(stream.at))}`
    stream.begun = true
    stream.at = chat.log.length
    return Buffer.from(text)
  }

  function tell(): void {
    if (chat.frozen) return
    for (const stream of streams) {
      write(stream, bytesOf(stream))
      if (chat.offlineAt !== null) end(stream)
    }
  }

  function end(stream: Stream): void {
    streams.delete(stream)
    void stream.writing.then(() => stream.res.end(']'))
  }

  return {
    chat,
    placeOf,
    page,
    push: (...items: PeerItem[]) => {
      chat.log.push(...items)
      tell()
    },
    open: (res: ServerResponse, from: number) => {
      const stream: Stream = { res, at: from, begun: false, writing: Promise.resolve() }
      streams.add(stream)
      res.on('close', () => streams.delete(stream))
      res.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' })
      write(stream, bytesOf(stream))
    },
    forgetTokens: () => {
      generation += 1
    },
    listeners: () => streams.size,
    endAll: () => {
      for (const stream of streams) end(stream)
    },
    cutAll: () => {
      for (const { res } of streams) res.destroy()
      streams.clear()
    },
    /** The next page goes out up to the middle of its first character of several bytes, and then the line is cut. */
    cutInside: (item: PeerItem) => {
      chat.log.push(item)
      for (const stream of streams) {
        const bytes = bytesOf(stream)
        const wide = bytes.findIndex((byte) => byte > 0xbf)
        write(stream, bytes.subarray(0, wide < 0 ? Math.floor(bytes.length / 2) : wide + 1))
        streams.delete(stream)
        void stream.writing.then(() => stream.res.destroy())
      }
    },
    raw: (text: string) => {
      for (const stream of streams) {
        write(stream, Buffer.from(text))
        stream.begun = true
      }
    },
  }
}
