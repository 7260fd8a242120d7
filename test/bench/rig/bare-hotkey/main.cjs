// The floor of a hotkey: Electron's global shortcut, one WebSocket message to every page, and nothing between.
const { app, BrowserWindow, globalShortcut } = require('electron')
const { WebSocketServer } = require('ws')

app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => {
  new BrowserWindow({ title: 'Bare', width: 400, height: 300 })
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  const tell = (word) => {
    for (const page of server.clients) page.send(word)
  }
  server.on('connection', (socket) => {
    socket._socket.setNoDelay(true)
    // The bench clears the box through the same socket; what it says is passed on.
    socket.on('message', (word) => tell(String(word)))
  })
  const taken = globalShortcut.register(process.env.MICDROP_BENCH_KEY, () => tell('on'))
  server.on('listening', () =>
    process.stdout.write(`Bare: ws://127.0.0.1:${server.address().port}/ key ${taken}\n`),
  )
})
