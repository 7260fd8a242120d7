import { open, readFile, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Adapter } from 'lowdb'

/** Larger documents are not ours: nothing a person edits here comes near it. */
const largest = 16 * 1024 * 1024

export class TooLarge extends Error {}

/**
 * Written beside, flushed, then renamed over: a crash or a power cut leaves either the old content or the new one.
 * Whoever calls it for one file again waits for the first.
 */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(file), `.${basename(file)}.tmp`)
  const handle = await open(beside, 'w')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
}

/** lowdb's adapter for one text file, written durably. Writes go one after the other. */
export function durableFile(file: string): Adapter<string> {
  let last: Promise<void> = Promise.resolve()
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
        () => writeDurably(file, text),
        () => writeDurably(file, text),
      )
      return last
    },
  }
}
