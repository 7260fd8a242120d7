import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { WebSocket } from 'ws'
import { createLineReader } from './line-reader'
import { troubleWords } from './words'

/** One connection that carries lines both ways, whatever it is made of. */
export interface Wire {
  send(line: string): void
  /** Says `last` where it still can and lets go; nothing is told afterwards. */
  close(last?: string): void
}

export interface WireNews {
  opened(): void
  /** Bytes came, whether or not they were a whole line. */
  heard(): void
  line(text: string): void
  /** Told once, with a sentence for the host. */
  closed(reason: string): void
}

/** Largest WebSocket message taken; longer lines than IRC's are dropped, not the connection. */
const largestFrame = 16 * 1024 * 1024
const protocol = 'text.ircv3.net'

/** Opens `irc://`, `ircs://`, `ws://` or `wss://`. */
export function openWire(address: string, news: WireNews): Wire {
  let url: URL
  try {
    // `irc:` is no special scheme to URL, which would then leave host and port unchecked.
    url = new URL(address.replace(/^irc(s?):/, 'http$1:'))
  } catch {
    queueMicrotask(() => news.closed(`The address ${address} cannot be read.`))
    return { send: () => {}, close: () => {} }
  }
  return /^irc/.test(address)
    ? openSocket(url, address.startsWith('ircs'), news)
    : openWebSocket(address, news)
}

function openSocket(url: URL, secure: boolean, news: WireNews): Wire {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // URL leaves out the port that http would use anyway.
  const port = Number(url.port) || (secure ? 6697 : 6667)
  let open = true
  const opened = () => news.opened()
  const socket: Socket = secure
    ? connectTls({ host, port, ...(/^[\d.:]+$/.test(host) ? {} : { servername: host }) }, opened)
    : connectTcp({ host, port }, opened)
  const reader = createLineReader((text) => open && news.line(text))
  const end = (reason: string) => {
    if (!open) return
    open = false
    socket.destroy()
    news.closed(reason)
  }
  socket.setNoDelay(true)
  socket.on('data', (bytes: Buffer) => {
    if (!open) return
    news.heard()
    reader.take(bytes)
  })
  socket.on('error', (error) => end(troubleWords(error, host)))
  socket.on('close', () => end('The server closed the connection.'))
  return {
    send: (line) => void (open && socket.write(`${line}\r\n`)),
    close: (last) => {
      open = false
      if (last !== undefined && !socket.connecting) socket.write(`${last}\r\n`)
      socket.destroySoon()
    },
  }
}

/**
 * One message is one line (IRCv3 WebSocket). Gateways that pass on the bare stream instead end their lines themselves: from
 * the first such end on, a message may stop in the middle of a line.
 */
function openWebSocket(address: string, news: WireNews): Wire {
  let open = true
  let socket: WebSocket
  let streamed = false
  const { host: place, hostname: host } = new URL(address)
  // Servers ask where a page came from and turn away who says nothing; the server's own place is what they expect.
  const origin = `${address.startsWith('wss') ? 'https' : 'http'}://${place}`
  const reader = createLineReader((text) => open && news.line(text))
  const end = (reason: string) => {
    if (!open) return
    open = false
    socket.terminate()
    news.closed(reason)
  }
  const dial = (protocols: string[]) => {
    const dialled = new WebSocket(address, protocols, {
      origin,
      maxPayload: largestFrame,
      perMessageDeflate: false,
    })
    socket = dialled
    dialled.on('open', () => open && news.opened())
    dialled.on('message', (frame: Buffer) => {
      if (!open) return
      news.heard()
      streamed ||= frame.includes(10)
      reader.take(frame)
      if (!streamed) reader.end()
    })
    dialled.on('error', (error) => {
      if (dialled !== socket) return
      // Servers of before the specification (InspIRCd 3) speak the same and name nothing.
      if (error.message === 'Server sent no subprotocol' && open && protocols.length > 0) return dial([])
      end(troubleWords(error, host))
    })
    dialled.on('close', () => dialled === socket && end('The server closed the connection.'))
  }
  dial([protocol])
  return {
    send: (line) => {
      if (open && socket.readyState === WebSocket.OPEN) socket.send(line)
    },
    close: (last) => {
      open = false
      const leaving = socket
      if (last !== undefined && leaving.readyState === WebSocket.OPEN)
        leaving.send(last, () => leaving.terminate())
      else leaving.terminate()
    },
  }
}
