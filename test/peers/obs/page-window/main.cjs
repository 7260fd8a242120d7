// Draws one page off screen for the test-only browser_source: its settings come as lines of JSON on standard
// input, its frames go as premultiplied BGRA into the file named by MICDROP_FRAMES, under a sequence lock.
const { app, BrowserWindow } = require('electron')
const { openSync, writeSync } = require('node:fs')
const { createInterface } = require('node:readline')

const HEADER = 64
const DEFAULT_CSS = 'body { background-color: rgba(0, 0, 0, 0); margin: 0px auto; overflow: hidden; }'
const frames = openSync(process.env.MICDROP_FRAMES, 'r+')
let seq = 0
let size = { width: 0, height: 0 }
let shown = {}
let win

app.setPath('userData', process.env.MICDROP_PROFILE)
app.disableHardwareAcceleration()
for (const flag of [
  'disable-renderer-backgrounding',
  'disable-background-timer-throttling',
  'hide-scrollbars',
]) {
  app.commandLine.appendSwitch(flag)
}
app.commandLine.appendSwitch('force-device-scale-factor', '1')
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required')
app.on('window-all-closed', () => {})

function put(number, at) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  writeSync(frames, bytes, 0, 4, at)
}

/** Only the changed rows are written; all of them after a change of size. */
function draw(dirty, image) {
  const now = image.getSize()
  const pixels = image.getBitmap ? image.getBitmap() : image.toBitmap()
  const whole = now.width !== size.width || now.height !== size.height
  const top = whole ? 0 : dirty.y
  const bottom = whole ? now.height : Math.min(now.height, dirty.y + dirty.height)
  put(++seq, 0)
  writeSync(frames, pixels, top * now.width * 4, (bottom - top) * now.width * 4, HEADER + top * now.width * 4)
  if (whole) {
    put(now.width, 4)
    put(now.height, 8)
    size = now
  }
  put(++seq, 0)
}

function apply(settings) {
  const { url = 'about:blank', width = 800, height = 600, fps = 30, fps_custom: own = false } = settings
  win.webContents.setFrameRate(own ? fps : 30)
  if (shown.width !== width || shown.height !== height) win.setContentSize(width, height)
  if (shown.url !== url || shown.css !== settings.css) void win.loadURL(url).catch(() => {})
  shown = { url, width, height, css: settings.css }
}

app.whenReady().then(() => {
  win = new BrowserWindow({
    show: false,
    frame: false,
    transparent: true,
    width: 800,
    height: 600,
    webPreferences: { offscreen: true, backgroundThrottling: false, sandbox: true },
  })
  win.webContents.on('paint', (_event, dirty, image) => draw(dirty, image))
  win.webContents.on('did-finish-load', () => {
    void win.webContents.insertCSS(shown.css ?? DEFAULT_CSS)
    win.webContents.invalidate()
  })
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (line === 'reload') win.webContents.reloadIgnoringCache()
    else apply(JSON.parse(line))
  })
  lines.on('close', () => app.exit(0))
})
