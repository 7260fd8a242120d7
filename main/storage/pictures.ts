import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, statSync, unlinkSync, utimesSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '../../core/base/result'
import type { Duration, Instant } from '../../core/base/time'
import { isPictureId, type PictureSize } from '../../core/pictures/picture'
import { fileFault } from './documents'
import { writeDurably } from './durable-file'

/** What no show uses is kept so long: a cue that was removed may be brought back. */
export const keptUnused: Duration = 14 * 24 * 3_600_000

const endings: Readonly<Record<PictureSize, string>> = { stage: '.webp', room: '.room.webp' }

export interface PictureStore {
  /** Whether both sizes are there. */
  readonly has: (id: string) => boolean
  /** Null when it is not there, or not any more. */
  readonly read: (id: string, size: PictureSize) => Promise<Uint8Array<ArrayBuffer> | null>
  /** Resolves with its id when it is safe on the disk. `disk-full`, `write-failed`. */
  readonly keep: (picture: Readonly<Record<PictureSize, Uint8Array>>) => Promise<Result<string>>
  /** Removes what was not used for `keptUnused`; what is used now counts from now. */
  readonly sweep: (used: ReadonlySet<string>, now: Instant) => void
}

/** Clean pictures as files in `pictures/`, two for each, named by what they hold. */
export function openPictureStore(home: string): PictureStore {
  const folder = join(home, 'pictures')
  const fileOf = (id: string, size: PictureSize) => join(folder, `${id}${endings[size]}`)
  const namesIn = () => {
    try {
      return readdirSync(folder)
    } catch {
      // None was kept yet, or the folder cannot be read: then there are none.
      return []
    }
  }
  const names = new Set(namesIn())
  const kept = new Set(
    [...names].flatMap((name) => {
      const id = name.slice(0, name.indexOf('.'))
      return isPictureId(id) && name === `${id}${endings.stage}` && names.has(`${id}${endings.room}`)
        ? [id]
        : []
    }),
  )
  let turn: Promise<unknown> = Promise.resolve()
  const write: PictureStore['keep'] = async ({ stage, room }) => {
    const id = createHash('sha256').update(stage).update(room).digest('hex').slice(0, 32)
    try {
      mkdirSync(folder, { recursive: true })
      await writeDurably(fileOf(id, 'room'), room)
      await writeDurably(fileOf(id, 'stage'), stage)
    } catch (error) {
      return fileFault(error, folder)
    }
    kept.add(id)
    return ok(id)
  }

  return {
    has: (id) => kept.has(id),
    read: async (id, size) => {
      if (!kept.has(id)) return null
      try {
        return new Uint8Array(await readFile(fileOf(id, size)))
      } catch {
        // Somebody removed it by hand.
        kept.delete(id)
        return null
      }
    },
    keep: (picture) => {
      // The same picture twice at once would be one file written by two.
      const mine = turn.then(() => write(picture))
      turn = mine.catch(() => {})
      return mine
    },
    sweep: (used, now) => {
      for (const name of namesIn()) {
        const file = join(folder, name)
        const id = name.slice(0, name.indexOf('.'))
        try {
          if (used.has(id)) utimesSync(file, now / 1_000, now / 1_000)
          else if (now - statSync(file).mtimeMs > keptUnused) {
            kept.delete(id)
            unlinkSync(file)
          }
        } catch {
          // In use by another program, or gone already: the next time.
        }
      }
    },
  }
}
