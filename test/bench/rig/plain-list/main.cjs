// The baseline of the chat list: the same window, 200 lines a second, every line a row of the document.
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')

app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => {
  const window = new BrowserWindow({
    title: 'Plain list',
    width: 1440,
    height: 900,
    backgroundColor: '#12121A',
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false, backgroundThrottling: false },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(join(__dirname, 'index.html'))
})
