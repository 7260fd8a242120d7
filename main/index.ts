import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  MessageChannelMain,
  safeStorage,
  screen,
  session,
} from 'electron'
import type { ConsoleEngine } from './compose'
import { createElectronDesktop } from './desktop/desktop'
import { setMenu, setTray } from './desktop/menu'
import { openSecrets } from './desktop/secrets'
import { denyPermissions, lockDown, openCaptureWindow, openConsoleWindow } from './desktop/window'
import { type Flags, readFlags, sayAddresses } from './flags'
import { openLog } from './log'
import { surviveMistakes } from './mistakes'

/** Electron's entry: the window, the desktop, and the same engine that headless.ts runs without them. */

const flags = readFlagsOrEnd()
const home = flags.home ?? app.getPath('userData')
app.setPath('userData', home)
app.setName('Micdrop')

let engine: ConsoleEngine | null = null
let window: BrowserWindow | null = null

if (!app.requestSingleInstanceLock()) {
  process.stderr.write('Micdrop is already running with this profile; its window was brought to the front.\n')
  app.exit(3)
} else {
  app.on('second-instance', () => show())
  app.on('web-contents-created', (_event, contents) => lockDown(contents))
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (engine === null) return
    event.preventDefault()
    const closing = engine
    engine = null
    void closing.close().finally(() => app.quit())
  })
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => refuse(error instanceof Error ? error.message : String(error), 1))
}

function show(): void {
  if (window === null) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function readFlagsOrEnd(): Flags {
  try {
    return readFlags(process.argv.slice(1), process.env)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

/** Says why Micdrop cannot start, and ends. */
function refuse(words: string, code: number): void {
  process.stderr.write(`${words}\n`)
  // A dialog would wait for ever where nobody looks: tests and scripts set MICDROP_NO_DIALOG.
  if (process.env.MICDROP_NO_DIALOG === undefined) dialog.showErrorBox('Micdrop cannot start', words)
  app.exit(code)
}

async function start(): Promise<void> {
  const log = openLog(home)
  denyPermissions(session.defaultSession)
  const cipher = safeStorage.isEncryptionAvailable()
    ? {
        encrypt: (text: string) => safeStorage.encryptString(text),
        decrypt: (bytes: Buffer) => safeStorage.decryptString(bytes),
      }
    : null
  const root = app.getAppPath()
  const desktop = createElectronDesktop(globalShortcut)
  // The window is asked for first: its page loads while the engine opens the log.
  window = openConsoleWindow({
    rendererDir: join(root, 'out/renderer'),
    preload: join(root, 'out/preload/index.cjs'),
    show: true,
  })
  const contents = window.webContents
  // The engine does not live in the window: a page that died is loaded again and asks for the state.
  contents.on('render-process-gone', (_event, { reason }) => {
    log.error(`the console's page ended: ${reason}`)
    if (reason !== 'clean-exit') contents.reload()
  })
  const connects: (() => void)[] = []
  ipcMain.on('micdrop:connect', (event) => {
    // Only the main frame of our own page gets the port.
    if (
      event.sender !== contents ||
      event.senderFrame !== contents.mainFrame ||
      !event.senderFrame.url.startsWith('file://')
    )
      return
    const connect = () => {
      const { port1, port2 } = new MessageChannelMain()
      engine?.connectWindow(port1 as never)
      event.sender.postMessage('micdrop:port', null, [port2])
    }
    if (engine === null) connects.push(connect)
    else connect()
  })

  const major = Number(process.versions.electron.split('.')[0])
  // The page is on its way before the engine's code is read: both cores work, and the window answers sooner.
  await new Promise<void>((resolve) => {
    contents.once('did-navigate', () => resolve())
    contents.once('did-fail-load', () => resolve())
  })
  const { composeConsole } = await import('./compose')
  const composed = await composeConsole({
    ...flags,
    home,
    rendererDir: join(root, 'out/renderer'),
    modelDir: join(root, 'models/moderation'),
    workerFile: join(root, 'out/main/moderation-worker.js'),
    pictureWorkerFile: join(root, 'out/main/picture-worker.js'),
    secrets: openSecrets(join(home, 'secrets.json'), cipher),
    log,
    shell: { kind: 'electron', version: process.versions.electron, old: major < 36 },
    desktop,
    captureWindow: async () =>
      process.platform === 'linux' && process.env.DISPLAY !== undefined ? capture() : null,
  })
  if (!composed.ok) {
    log.error(composed.message)
    return refuse(composed.message, composed.code === 'port-taken' ? 4 : 1)
  }
  engine = composed.value
  surviveMistakes(log)
  const actions = { panic: () => engine?.panic(), fireNext: () => engine?.fireNext(), show }
  setMenu(actions, major < 36)
  const tray = setTray(actions, () => window)
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault()
  })
  window.on('closed', () => {
    window = null
    tray?.destroy()
    app.quit()
  })
  for (const connect of connects) connect()
  sayAddresses(engine.addresses, engine.parts.opening, (line) => process.stdout.write(`${line}\n`))
  if (flags.rehearse || engine.firstStart) await engine.rehearse()
}

/** A window closed by mistake must not end a live show; nothing is lost either way, the log has it all. */
function mayClose(): boolean {
  const airing = engine?.parts.engine.world().airing ?? null
  const live = airing !== null && airing.mode === 'live' && airing.endedAt === null
  if (!live || window === null || process.env.MICDROP_NO_DIALOG !== undefined) return true
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    buttons: ['Keep it running', 'Close Micdrop'],
    defaultId: 0,
    cancelId: 0,
    message: `"${airing.show.title}" is live.`,
    detail:
      'Closed now, chat, sales and the overlay stop until you open Micdrop again. Nothing that was sold is lost.',
  })
  return answer === 1
}

async function capture() {
  const area = screen.getPrimaryDisplay().size
  const opened = await openCaptureWindow(engine?.addresses.overlayWindow ?? '', area)
  return { ...opened, screen: area }
}
