import { open, readFile, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Adapter } from 'lowdb'

/** Larger documents are not ours: nothing a person edits here comes near it. */
const largest = 16 * 1024 * 1024

export class TooLarge extends Error {}

/**
 * lowdb's adapter for one text file: written beside, flushed, then renamed over, so that a crash or a power cut
 * leaves either the old text or the new one. Writes go one after the other.
 */
export function durableFile(file: string): Adapter<string> {
  let last: Promise<void> = Promise.resolve()
  const write = async (text: string) => {
    const beside = join(dirname(file), `.${basename(file)}.tmp`)
    const handle = await open(beside, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  }
  return {
    read: async () => {
      try {
        if ((await stat(file)).size > largest) throw new TooLarge(file)
        // lowdb takes an empty text for no file; one that was emptied must be noticed.
        return (await readFile(file, 'utf8')) || ' '
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    write: (text) => {
      last = last.then(
        () => write(text),
        () => write(text),
      )
      return last
    },
  }
}
