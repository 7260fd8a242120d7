import { ok, type Result } from '../../core/base/result'
import type { Instant } from '../../core/base/time'
import { type PictureSize, picturesIn } from '../../core/pictures/picture'
import type { Show } from '../../core/show/show'
import { createCleaner, forkedCleaner } from './cleaner'

/** Where clean pictures are kept. */
export interface PictureFiles {
  readonly has: (id: string) => boolean
  readonly read: (id: string, size: PictureSize) => Promise<Uint8Array<ArrayBuffer> | null>
  readonly keep: (picture: Readonly<Record<PictureSize, Uint8Array>>) => Promise<Result<string>>
  readonly sweep: (used: ReadonlySet<string>, now: Instant) => void
}

export interface Pictures extends Pick<PictureFiles, 'has' | 'read'> {
  /** Cleans a file and keeps it. Refusals are in the host's words. */
  readonly add: (file: Uint8Array) => Promise<Result<{ readonly id: string; readonly animated: boolean }>>
  readonly close: () => void
}

export interface PicturesOptions {
  readonly pictures: PictureFiles
  readonly library: { readonly list: () => readonly Pick<Show, 'rundown'>[] }
  /** With the show on air, or the last one. */
  readonly world: () => { readonly airing: { readonly show: Pick<Show, 'rundown'> } | null }
  /** The built out/main/picture-worker.js. */
  readonly pictureWorkerFile: string
  readonly now: () => Instant
  readonly after: (ms: number, run: () => void) => () => void
  readonly log: { readonly warn: (text: string) => void }
}

const day = 24 * 3_600_000

/** The pictures of goods: cleaned in a process of their own, kept in the profile, removed when long unused. */
export function openPictures(options: PicturesOptions): Pictures {
  const { pictures: files, library, world, now, after, log } = options
  const cleaner = createCleaner(forkedCleaner(options.pictureWorkerFile, (text) => log.warn(text)))
  const used = () => {
    const onAir = world().airing
    const shows = [...library.list(), ...(onAir === null ? [] : [onAir.show])]
    return new Set(shows.flatMap(picturesIn))
  }
  let stop = () => {}
  const sweepIn = (wait: number) => {
    stop = after(wait, () => {
      files.sweep(used(), now())
      sweepIn(day)
    })
  }
  sweepIn(60_000)
  return {
    has: files.has,
    read: files.read,
    add: async (file) => {
      const cleaned = await cleaner.clean(file)
      if (!cleaned.ok) return cleaned
      const kept = await files.keep(cleaned.value)
      return kept.ok ? ok({ id: kept.value, animated: cleaned.value.animated }) : kept
    },
    close: () => {
      stop()
      cleaner.close()
    },
  }
}
