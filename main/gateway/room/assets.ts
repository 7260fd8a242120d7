import { createHash } from 'node:crypto'
import { builtFile } from '../pages'

const names = ['room.css', 'room.js'] as const
type Name = (typeof names)[number]

export interface Assets {
  /** The file's address with its hash, so that browsers may keep it for good. */
  readonly url: (name: Name) => string
  readonly file: (name: string) => Promise<{ body: Uint8Array<ArrayBuffer>; type: string } | null>
}

/** The page's style and script, read from the build once. */
export function createAssets(rendererDir: string): Assets & { readonly ready: Promise<void> } {
  const files = new Map<string, { body: Uint8Array<ArrayBuffer>; type: string; version: string }>()
  const read = async (name: Name) => {
    const file = await builtFile(rendererDir, `assets/${name}`)
    if (file === null) return
    files.set(name, {
      ...file,
      version: createHash('sha256').update(file.body).digest('base64url').slice(0, 10),
    })
  }
  const ready = Promise.all(names.map(read)).then(() => {})
  return {
    ready,
    url: (name) => `/room/${name}?v=${files.get(name)?.version ?? ''}`,
    file: async (name) => {
      await ready
      return files.get(name) ?? null
    },
  }
}
