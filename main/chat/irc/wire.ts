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
  const secure = /^(ircs|wss):/.test(address)
  const web = /^wss?:/.test(address)
  try {
    // As a web address the name of the host is checked and written as DNS has it; as `irc:` the port is kept whichever it is.
    const { hostname, host, pathname, search } = new URL(
      address.replace(/^\w+:/, secure ? 'https:' : 'http:'),
    )
    if (web) return openWebSocket({ secure, host, hostname, path: pathname + search }, news)
    const port = Number(new URL(address).port) || (secure ? 6697 : 6667)
    return openSocket({ secure, host: hostname.replace(/^\[|\]$/g, ''), port }, news)
  } catch {
    queueMicrotask(() => news.closed(`The address ${address} cannot be read.`))
    return { send: () => {}, close: () => {} }
  }
}

interface Place {
  readonly secure: boolean
  readonly host: string
  readonly port: number
}

function openSocket({ secure, host, port }: Place, news: WireNews): Wire {
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

interface WebPlace {
  readonly secure: boolean
  /** With the port, where one is given. */
  readonly host: string
  readonly hostname: string
  readonly path: string
}

/**
 * One message is one line (IRCv3 WebSocket). Gateways that pass on the bare stream instead end their lines themselves: from
 * the first such end on, a message may stop in the middle of a line.
 */
function openWebSocket({ secure, host, hostname, path }: WebPlace, news: WireNews): Wire {
  let open = true
  let socket: WebSocket
  let streamed = false
  // Servers ask where a page came from and turn away who says nothing; the server's own place is what they expect.
  const origin = `${secure ? 'https' : 'http'}://${host}`
  const address = `${secure ? 'wss' : 'ws'}://${host}${path}`
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
      end(troubleWords(error, hostname))
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
