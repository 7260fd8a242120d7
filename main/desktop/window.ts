import { join } from 'node:path'
import { BrowserWindow, type Session, shell, type WebContents } from 'electron'

export interface ConsoleWindowParts {
  readonly rendererDir: string
  readonly preload: string
  readonly show: boolean
}

/** The console's window: sandboxed, isolated, no Node; it appears at once, in the console's own dark. */
export function openConsoleWindow(parts: ConsoleWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Micdrop',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: '#12121A',
    show: false,
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // A producer looks at OBS; the console behind it must not be slowed down.
      backgroundThrottling: false,
    },
  })
  if (parts.show) window.show()
  void window.loadFile(join(parts.rendererDir, 'console.html'))
  return window
}

/** Our own pages never navigate or open windows; a link to help opens in the user's browser, https only. */
export function lockDown(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** No page may use camera, microphone, location, notifications or anything else that asks; copying is allowed. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  )
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write')
}

/** For an OBS without a browser source: a window with the overlay on key green, which OBS captures and keys out. */
export function openCaptureWindow(
  url: string,
  screen: { width: number; height: number },
): Promise<{ title: string; region: { x: number; y: number; width: number; height: number } }> {
  const title = 'Micdrop overlay (captured by OBS)'
  const width = Math.min(1280, screen.width)
  const height = Math.round((width * 9) / 16)
  const window = new BrowserWindow({
    title,
    x: 0,
    y: 0,
    width,
    height,
    frame: false,
    resizable: false,
    skipTaskbar: false,
    backgroundColor: '#00FF00',
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    },
  })
  lockDown(window.webContents)
  window.on('page-title-updated', (event) => event.preventDefault())
  const { x, y } = window.getContentBounds()
  return window.loadURL(url).then(() => ({ title, region: { x, y, width, height } }))
}
