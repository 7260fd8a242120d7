import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

export interface ColourPage {
  readonly url: string
  /** Paints the left half (any CSS colour); the right half stays transparent. */
  paint(colour: string): void
  /** Settles when `n` pages have connected and told their size since the start; reloads count anew. */
  connected(n: number): Promise<void>
  /** The sizes of the pages' windows, as each told when it connected or was resized. */
  readonly sizes: string[]
  close(): Promise<void>
}

const html = (behind: string) => `<!doctype html><meta charset="utf-8"><title>colour</title>
<style>html,body{margin:0;background:${behind}}#half{position:fixed;inset:0 50% 0 0}</style><div id="half"></div>
<script>
const socket = new WebSocket(location.href.replace('http', 'ws'))
const tell = () => socket.send(innerWidth + 'x' + innerHeight)
socket.onopen = tell
addEventListener('resize', tell)
socket.onmessage = (event) => { document.getElementById('half').style.background = event.data }
</script>`

/** The barest page there is for an overlay: a colour that arrives over a WebSocket. */
export async function startColourPage(first: string, behind = 'transparent'): Promise<ColourPage> {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(html(behind)),
  )
  const sockets = new WebSocketServer({ server })
  const open = new Set<WebSocket>()
  const sizes: string[] = []
  let waiting: { n: number; done: () => void }[] = []
  let colour = first
  let count = 0
  sockets.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('message', (size) => sizes.push(size.toString()))
    socket.send(colour)
    socket.once('message', () => {
      count += 1
      for (const one of waiting) if (one.n <= count) one.done()
      waiting = waiting.filter((one) => one.n > count)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the page has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    paint(next) {
      colour = next
      for (const socket of open) socket.send(next)
    },
    connected: (n) => (n <= count ? Promise.resolve() : new Promise((done) => waiting.push({ n, done }))),
    sizes,
    close() {
      for (const socket of open) socket.terminate()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
