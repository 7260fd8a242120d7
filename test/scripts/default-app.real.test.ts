import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findElectron } from '../../scripts/lib/electron.mjs'
import { launchFlags } from '../../scripts/lib/launch-flags.mjs'
import { ROOT } from '../../scripts/lib/paths.mjs'
import { run } from '../../scripts/lib/run.mjs'
import { missingForDisplay, startDisplay } from '../peers/display'
import { scratch } from './scratch'

const app = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: true, webPreferences: { sandbox: true } })
  await window.loadURL('data:text/html,<title>opened</title>')
  const facts = { name: app.name, version: app.getVersion(), path: app.getAppPath(), userData: app.getPath('userData'),
    packaged: app.isPackaged, first: app.requestSingleInstanceLock(), title: window.getTitle(), argv: process.argv.slice(1) }
  console.log('FACTS ' + JSON.stringify(facts))
  app.exit(0)
})`

const electron = findElectron(ROOT)
const missing = missingForDisplay() ?? (electron === null ? 'no Electron is prepared' : null)
if (missing) console.log(`skipped: a window in a real Electron (${missing})`)

test.skipIf(missing !== null)('a folder named on the command line opens as an app of its own', async () => {
  const folder = join(scratch(), 'ten-lines')
  const config = scratch()
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"name":"ten-lines","version":"3.2.1","main":"main.js"}')
  writeFileSync(join(folder, 'main.js'), app)
  const display = await startDisplay({ openbox: false })
  try {
    const args = [...launchFlags(), folder, '--rehearse', 'word']
    const env = { ...display.env, XDG_CONFIG_HOME: config }
    const { code, output } = await run(electron!, args, { env, timeLimitMs: 30_000 })
    expect(code).toBe(0)
    expect(JSON.parse(/^FACTS (.*)$/m.exec(output)?.[1] ?? 'null')).toEqual({
      name: 'ten-lines',
      version: '3.2.1',
      path: folder,
      userData: join(config, 'ten-lines'),
      packaged: false,
      first: true,
      title: 'opened',
      argv: args,
    })
  } finally {
    await display.stop()
  }
})
