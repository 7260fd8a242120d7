// The barest room: a plain ws server that sends the same bytes to all, and a plain HTTP server that answers a claim with
// as many bytes as the console. In a process of its own, as the console is.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const page = JSON.stringify({ ok: true, html: 'x'.repeat(2_000) })
let first = Buffer.alloc(0)
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.end(page))
})
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket) => {
  socket.on('error', () => socket.terminate())
  socket._socket.setNoDelay(true)
  socket.send(first, { binary: false })
})

const deeds = {
  /** What every socket is sent when it opens. */
  first: ({ text }) => {
    first = Buffer.from(text)
  },
  send: ({ text }) => {
    const bytes = Buffer.from(text)
    for (const socket of sockets.clients) socket.send(bytes, { binary: false })
  },
}
process.on('message', ({ id, ask }) => {
  deeds[ask.do](ask)
  process.send({ id, answer: null })
})
process.on('disconnect', () => process.exit(0))
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
  process.send({ id: 0, answer: { port: server.address().port } }),
)
