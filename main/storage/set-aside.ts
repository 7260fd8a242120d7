import { existsSync, renameSync } from 'node:fs'

/**
 * Moves a file that cannot be used out of the way, beside itself; never deletes, never overwrites.
 * @param date for the name, for example 2026-10-31T18-00-00
 * @returns the new path
 */
export function setAside(file: string, date: string): string {
  let target = `${file}.broken-${date}`
  for (let count = 2; existsSync(target); count += 1) target = `${file}.broken-${date}-${count}`
  renameSync(file, target)
  return target
}

/** `2026-10-31T18-00-00`: sorts by time and is a legal file name everywhere. */
export function fileDate(now: Date = new Date()): string {
  return now.toISOString().slice(0, 19).replaceAll(':', '-')
}
