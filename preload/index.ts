import { contextBridge, ipcRenderer } from 'electron'

/**
 * Hands the page one message port to the console's engine and nothing else. The port is posted into the page's
 * own world, because a MessagePort cannot cross contextBridge.
 */
contextBridge.exposeInMainWorld('micdrop', {
  connect: () => ipcRenderer.send('micdrop:connect'),
})

ipcRenderer.on('micdrop:port', (event) => {
  const [port] = event.ports
  // '*' is safe: the frame is our own page, navigation is denied, and the preload runs in the main frame alone.
  if (port !== undefined) window.postMessage('micdrop:port', '*', [port])
})
