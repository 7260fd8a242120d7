import { mkdir, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../core/base/result'
import { Show } from '../../core/show/show'
import { type Document, documentAt, type Format, fileFault } from './documents'

/** What a show's file and an exported show hold. Version 1 is the first; a later one adds its step here. */
export const showFormat: Format<Show> = { name: 'micdrop/show', version: 1, schema: Show, migrations: {} }

export interface ShowLibrary {
  /** By title. */
  list(): readonly Show[]
  get(id: string): Show | null
  save(show: Show): Promise<Result<Show>>
  remove(id: string): Promise<Result<null>>
  /** A sentence for each file that was set aside at opening. */
  readonly faults: readonly string[]
}

/** One readable file per show in `shows/`: a broken one costs only itself. */
export async function openShowLibrary(profile: string): Promise<ShowLibrary> {
  const folder = join(profile, 'shows')
  const shows = new Map<string, Show>()
  const documents = new Map<string, Document<Show>>()
  const faults: string[] = []

  const documentOf = (id: string): Document<Show> => {
    const document = documents.get(id) ?? documentAt(join(folder, `${id}.json`), showFormat)
    documents.set(id, document)
    return document
  }

  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json') || name.startsWith('.')) continue
    const opened = await documentOf(name.slice(0, -'.json'.length)).open()
    if (opened.fault !== null) faults.push(opened.fault)
    if (opened.value !== null) shows.set(opened.value.id, opened.value)
  }

  return {
    list: () =>
      [...shows.values()].sort((a, b) => a.title.localeCompare(b.title) || a.id.localeCompare(b.id)),
    get: (id) => shows.get(id) ?? null,
    save: async (show) => {
      if (!isFileName(show.id)) return fail('bad-id', 'The id of a show is made of letters, digits, - and _.')
      const checked = Show.safeParse(show)
      if (!checked.success)
        return fail('invalid', checked.error.issues[0]?.message ?? 'This show is not valid.')
      const saved = await documentOf(show.id).save(checked.data)
      if (!saved.ok) return saved
      shows.set(show.id, checked.data)
      return ok(checked.data)
    },
    remove: async (id) => {
      if (!shows.has(id)) return fail('no-show', 'There is no such show in the library.')
      const file = join(folder, `${id}.json`)
      try {
        await unlink(file)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
          return fileFault(error, file)
      }
      shows.delete(id)
      return ok(null)
    },
    faults,
  }
}

/** A show's id is its file's name, and must not lead anywhere else. */
function isFileName(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(id)
}
