import type { BrowserWindow } from 'electron'
import { app, Menu, nativeImage, Tray } from 'electron'
import { trayIcon } from './icon'

export interface MenuActions {
  readonly panic: () => void
  readonly fireNext: () => void
  readonly show: () => void
}

export function setMenu(actions: MenuActions, old: boolean): void {
  const template: Electron.MenuItemConstructorOptions[] = [
    {
      label: '&Micdrop',
      submenu: [
        { label: 'Show console', click: actions.show },
        { type: 'separator' },
        { role: 'quit', label: 'Quit' },
      ],
    },
    { role: 'editMenu', label: '&Edit' },
    {
      label: '&Show',
      submenu: [
        { label: 'Fire next cue', click: actions.fireNext },
        { type: 'separator' },
        { label: 'Panic: stop everything', click: actions.panic },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    {
      label: '&Help',
      submenu: [
        {
          label: `Electron ${process.versions.electron}${old ? ' (old: rehearsal and sandbox only)' : ''}`,
          enabled: false,
        },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** A desktop without a tray is no reason to fail: the window's menu has the same commands. */
export function setTray(actions: MenuActions, window: () => BrowserWindow | null): Tray | null {
  try {
    const tray = new Tray(nativeImage.createFromDataURL(trayIcon))
    tray.setToolTip('Micdrop')
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Show console', click: actions.show },
        { label: 'Panic: stop everything', click: actions.panic },
        { type: 'separator' },
        { role: 'quit', label: 'Quit' },
      ]),
    )
    tray.on('click', () => (window()?.isVisible() ? window()?.focus() : actions.show()))
    return tray
  } catch {
    return null
  }
}
