// The barest way from a command to a page: what one socket says, all sockets hear. In a process of its own, as the
// console is.
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
server.on('connection', (socket) => {
  socket._socket.setNoDelay(true)
  socket.on('message', (word) => {
    for (const other of server.clients) other.send(String(word))
  })
})
server.on('listening', () => process.stdout.write(`Echo: ws://127.0.0.1:${server.address().port}/\n`))
