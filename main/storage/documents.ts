import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Low } from 'lowdb'
import { z } from 'zod'
import { fail, ok, type Result } from '../../core/base/result'
import { durableFile, TooLarge } from './durable-file'
import { storeFault } from './faults'
import { fileDate, setAside } from './set-aside'

/** How one kind of document is written. `migrations[n]` brings a value of version n to n + 1. */
export interface Format<T> {
  /** Names the document in its own file, for example `micdrop/settings`. */
  readonly name: string
  readonly version: number
  readonly schema: z.ZodType<T>
  readonly migrations: Readonly<Record<number, (value: unknown) => unknown>>
}

export interface Opened<T> {
  /** Null when there is no such file, or it could not be used. */
  readonly value: T | null
  /** A sentence for the host when a file was set aside. */
  readonly fault: string | null
}

export interface Document<T> {
  /** Reads once; a file that cannot be used is renamed, said, and not lost. */
  open(): Promise<Opened<T>>
  /** Resolves when it is safe on the disk. `disk-full`, `write-failed`. */
  save(value: T): Promise<Result<null>>
}

const Envelope = z.object({ format: z.string(), version: z.number().int().min(1), value: z.unknown() })

/** One JSON file that a person can read: `{ format, version, value }`. */
export function documentAt<T>(file: string, format: Format<T>): Document<T> {
  const adapter = durableFile(file)
  const low = new Low<string>(adapter, '')
  const write = async (text: string): Promise<Result<null>> => {
    try {
      await mkdir(dirname(file), { recursive: true })
      low.data = text
      await low.write()
      return ok(null)
    } catch (error) {
      return fileFault(error, file)
    }
  }
  let turn: Promise<Result<null>> = Promise.resolve(ok(null))
  return {
    open: async () => {
      try {
        low.data = ''
        await low.read()
        if (low.data === '') return { value: null, fault: null }
        const value = decode(low.data, format)
        return value.ok ? { value: value.value, fault: null } : spare(file, value.message)
      } catch (error) {
        if (error instanceof TooLarge) return spare(file, 'it is far too large')
        throw error
      }
    },
    save: (value) => {
      const text = `${JSON.stringify({ format: format.name, version: format.version, value }, null, 2)}\n`
      // In the order of the calls: two folders made at once may be ready in either order, and the older value win.
      const mine = turn.then(() => write(text))
      turn = mine.catch(() => ok(null))
      return mine
    },
  }
}

/** The value in a document's text, brought to the newest version and checked. */
export function decode<T>(text: string, format: Format<T>): Result<T> {
  const json = parse(text)
  if (!json.ok) return json
  const envelope = Envelope.safeParse(json.value)
  if (!envelope.success || envelope.data.format !== format.name)
    return fail('other-format', `it is not a file of the kind "${format.name}"`)
  const { version } = envelope.data
  if (version > format.version) return fail('newer-version', 'it was written by a newer Micdrop')
  let { value } = envelope.data
  for (let from = version; from < format.version; from += 1) {
    const step = format.migrations[from]
    if (step === undefined) return fail('no-migration', `its version ${from} is no longer known`)
    value = step(value)
  }
  const checked = format.schema.safeParse(value)
  return checked.success ? ok(checked.data) : fail('invalid', firstIssue(checked.error))
}

function parse(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return fail('not-json', 'it is not complete JSON')
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue === undefined ? 'it is not valid' : `"${issue.path.join('.')}": ${issue.message}`
}

function spare(file: string, why: string): Opened<never> {
  const aside = setAside(file, fileDate())
  return { value: null, fault: `${file} could not be used: ${why}. It was kept as ${aside}.` }
}

/** File system refusals as values; bugs are thrown on. */
export function fileFault(error: unknown, file: string): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(EACCES|EPERM|EROFS|EIO|EDQUOT|EMFILE|ENOTDIR|EEXIST|ENAMETOOLONG|EISDIR)$/.test(code))
    return fail('write-failed', `${file} cannot be written (${code}).`)
  return storeFault(error, file)
}
