import type { Log } from './runner/port'

/**
 * The last net: a promise nobody listened to or a throw out of a timer is written down, and the show goes on. What
 * counts is safe meanwhile: the runner saves before it answers, and throws its memory away when core throws.
 */
export function surviveMistakes(log: Log, from: Pick<NodeJS.Process, 'on'> = process): void {
  from.on('unhandledRejection', (error) => log.error('a promise failed and nobody listened', error as Error))
  from.on('uncaughtException', (error) => log.error('a mistake of ours got through', error))
}
