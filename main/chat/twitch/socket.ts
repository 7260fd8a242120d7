import { type RawData, WebSocket } from 'ws'

export interface SocketNews {
  opened(): void
  /** One whole message of the WebSocket. */
  frame(text: string): void
  /** Told once, also when it never opened. `code`: WebSocket close code, 1006 for a loss without a word. */
  closed(code: number): void
}

export interface Socket {
  send(text: string): void
  /** Lets go at once; nothing is told afterwards. */
  close(): void
}

/** Opens a WebSocket; tests put their own here. */
export type Dial = (url: string, news: SocketNews) => Socket

/** A frame of a busy room holds many lines; larger ones end the connection. */
const largestFrame = 4 * 1024 * 1024

export const dialSocket: Dial = (url, news) => {
  let open = true
  let socket: WebSocket
  try {
    socket = new WebSocket(url, { maxPayload: largestFrame, perMessageDeflate: false })
  } catch {
    // Not an address; a reconnect frame may bring anything.
    queueMicrotask(() => open && news.closed(1006))
    return {
      send: () => {},
      close: () => {
        open = false
      },
    }
  }
  socket.on('open', () => open && news.opened())
  socket.on('message', (bytes: RawData) => open && news.frame(String(bytes)))
  // 'close' follows every error.
  socket.on('error', () => {})
  socket.on('close', (code) => {
    if (!open) return
    open = false
    news.closed(code)
  })
  return {
    send: (text) => {
      if (open && socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close: () => {
      open = false
      socket.terminate()
    },
  }
}
