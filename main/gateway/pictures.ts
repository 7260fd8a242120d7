import { type PictureSize, picturesIn } from '../../core/pictures/picture'
import type { Engine } from './engine'

/** Where clean pictures are kept. */
export interface PictureFiles {
  readonly has: (id: string) => boolean
  readonly read: (id: string, size: PictureSize) => Promise<Uint8Array<ArrayBuffer> | null>
}

export const noPictures: PictureFiles = { has: () => false, read: async () => null }

/** As many as lie ready for a crowd that asks for the same one at once. */
const mostReady = 8

/** A picture and nothing else, whatever a browser would like to make of it. */
const headers = {
  'content-type': 'image/webp',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
  // Named by what it holds.
  'cache-control': 'public, max-age=31536000, immutable',
}

/** Answers for `<id>.webp` of the show on air and for no other file. Null: there is no such picture. */
export type ServePicture = (name: string) => Promise<Response | null>

export function servePictures(
  world: Engine['world'],
  { read }: PictureFiles,
  size: PictureSize,
): ServePicture {
  const ready = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>()
  const bytesOf = (id: string) => {
    const known = ready.get(id)
    if (known !== undefined) return known
    const asked = read(id, size)
    ready.set(id, asked)
    const [oldest] = ready.keys()
    if (ready.size > mostReady && oldest !== undefined) ready.delete(oldest)
    void asked.then((bytes) => bytes ?? ready.delete(id))
    return asked
  }
  return async (name) => {
    const { airing } = world()
    const id = name.endsWith('.webp') ? name.slice(0, -'.webp'.length) : ''
    if (airing === null || !picturesIn(airing.show).includes(id)) return null
    const bytes = await bytesOf(id)
    if (bytes === null) return null
    return new Response(bytes, { headers })
  }
}
