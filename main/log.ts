import { join } from 'node:path'
import electronLog from 'electron-log/node'
import type { Log } from './runner/port'

/** Tokens in addresses never reach the log file; chat text and viewers' names are not logged at all. */
export function redacted(text: string): string {
  return text.replace(/(token=)[^&\s"]+/g, '$1…').replace(/(Bearer )\S+/gi, '$1…')
}

/** A file in the profile, 5 MB with one older generation. */
export function openLog(home: string): Log {
  const log = electronLog.create({ logId: 'micdrop' })
  log.transports.file.resolvePathFn = () => join(home, 'logs', 'micdrop.log')
  log.transports.file.maxSize = 5 * 1024 * 1024
  log.transports.console.level = 'error'
  return {
    info: (message) => log.info(redacted(message)),
    warn: (message) => log.warn(redacted(message)),
    error: (message, error) =>
      log.error(
        redacted(message),
        error === undefined
          ? ''
          : redacted(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      ),
  }
}
