'use strict'

/*
 * The runtime taken from the npm registry comes without Electron's default app. This one does the part of it that
 * starting an app needs. It is copied to resources/app beside the runtime; a packager leaves that folder out.
 */
const electron = require('electron')
const Module = require('node:module')
const path = require('node:path')
const { readArguments } = require('./arguments.cjs')
const { readIdentity } = require('./identity.cjs')

/** The calls that Electron keeps for its own default app: real, but in no typings. */
const app = /** @type {Electron.App & { setVersion(to: string): void, setAppPath(to: string): void }} */ (
  electron.app
)
const loadModule = /** @type {any} */ (Module)._load

/** @param {unknown} cause Exits at once: a dialog box would wait for ever on a display that nobody sees. */
function giveUp(cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  app.exit(1)
}

/** @param {string} named */
function load(named) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  const identity = readIdentity(named)
  if (identity.version) app.setVersion(identity.version)
  if (identity.name) {
    app.setName(identity.name)
    if (!app.commandLine.hasSwitch('user-data-dir')) {
      app.setPath('userData', path.join(app.getPath('appData'), identity.name))
    }
  }
  if (identity.desktopName) app.setDesktopName(identity.desktopName)
  app.setAppPath(identity.appPath)
  loadModule(identity.file, Module, true)
}

try {
  const { app: named, preload, print } = readArguments(process.argv.slice(1))
  for (const name of preload) loadModule(path.resolve(name), Module, false)
  if (named !== null) load(named)
  else if (print === 'version') {
    console.log(`v${process.versions.electron}`)
    app.exit(0)
  } else if (print === 'abi') {
    console.log(process.versions.modules)
    app.exit(0)
  } else giveUp('Usage: electron [flags] path/to/app')
} catch (cause) {
  console.error('The app could not be started.')
  giveUp(cause instanceof Error ? (cause.stack ?? cause.message) : cause)
}
