import { z } from 'zod'
import { startOf } from '../base/graphemes'
import { fail, ok, type Result } from '../base/result'
import { kindOf } from '../cues'
import { picturesIn } from '../pictures/picture'
import { depthOf, jsonFault, maxDepth } from './json'
import { migrate, showFileVersion } from './migrate'
import { type Cue, Show } from './show'

/** 20 MB: two thousand cues with long notes take four, a picture some 80 kB. */
export const maxShowFileBytes = 20 * 1024 * 1024

export type ShowFileFault = 'too-large' | 'broken-json' | 'not-micdrop' | 'newer-version' | 'wrong-field'

const Envelope = z.object({
  format: z.literal('micdrop-show'),
  version: z.number().int().min(1),
  show: z.record(z.string(), z.unknown()),
  pictures: z.record(z.string(), z.unknown()).optional(),
})

/** Pictures by their ids, as base64. */
export type FilePictures = ReadonlyMap<string, string>

/** A show as a file a person can read: stable order of fields, one line each; its pictures at the end. */
export function writeShowFile(show: Show, pictures: FilePictures = new Map()): string {
  const file = { format: 'micdrop-show', version: showFileVersion, show: Show.parse(show) }
  const all = pictures.size === 0 ? file : { ...file, pictures: Object.fromEntries(pictures) }
  return `${JSON.stringify(all, null, 2)}\n`
}

export interface ShowFile {
  readonly show: Show
  /** Those of the show that the file carries. Nothing is known of what they hold. */
  readonly pictures: FilePictures
}

/** The show alone; see `readShowFile`. */
export function parseShowFile(text: string): Result<Show, ShowFileFault> {
  const read = readShowFile(text)
  return read.ok ? ok(read.value.show) : read
}

/**
 * Reads a show file; nothing of a bad one is kept. Cues of a kind this version does not know stay as they are and
 * cannot be fired; unfinished cues (an empty question) are taken too and named by the preflight. A cue id met twice
 * is renumbered: ids are the console's own, and two files pasted together should open.
 */
export function readShowFile(text: string): Result<ShowFile, ShowFileFault> {
  if (isLongerThan(text, maxShowFileBytes))
    return fail('too-large', 'This file is larger than 20 MB, so it is no show of Micdrop.')
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (depthOf(json) > maxDepth)
    return fail('not-micdrop', 'This file is nested too deeply to be a show of Micdrop.')
  let content: unknown
  try {
    content = JSON.parse(json)
  } catch {
    const { line, column } = jsonFault(json)
    return fail('broken-json', `This file is damaged: line ${line}, column ${column} is not valid JSON.`)
  }
  const envelope = Envelope.safeParse(content)
  if (!envelope.success)
    return fail('not-micdrop', 'This is not a Micdrop show. Choose a file made with "Export".')
  const { version, show } = envelope.data
  if (version > showFileVersion)
    return fail(
      'newer-version',
      `This file was made by a newer Micdrop (version ${version}); this one reads up to ${showFileVersion}. Update Micdrop; nothing was changed.`,
    )
  const checked = checkShow(migrate(show, version))
  if (!checked.ok) return checked
  const { pictures = {} } = envelope.data
  const carried = picturesIn(checked.value).flatMap((id): [string, string][] => {
    const picture = Object.hasOwn(pictures, id) ? pictures[id] : undefined
    return typeof picture === 'string' ? [[id, picture]] : []
  })
  return ok({ show: checked.value, pictures: new Map(carried) })
}

function checkShow(content: Record<string, unknown>): Result<Show, ShowFileFault> {
  const parsed = Show.safeParse(content)
  if (!parsed.success) return fail('wrong-field', fieldFault(content, parsed.error.issues[0]!))
  const wrong = parsed.data.rundown.map(propsFault).find((fault) => fault !== null)
  if (wrong !== undefined) return fail('wrong-field', wrong)
  return ok({ ...parsed.data, rundown: renumber(parsed.data.rundown) })
}

function fieldFault(content: unknown, issue: z.core.$ZodIssue): string {
  const [first, index, ...path] = issue.path
  if (first !== 'rundown' || typeof index !== 'number')
    return `The show's ${issue.path.join('.') || 'content'} is wrong: ${issue.message}.`
  const cue = valueAt(content, ['rundown', index])
  const title = valueAt(cue, ['title'])
  return `${cueName(index, typeof title === 'string' ? title : '')}: ${path.join('.') || 'the cue'} is wrong: ${issue.message}.`
}

/** Only a value of the wrong sort is refused; a missing or empty one is an unfinished cue. */
function propsFault(cue: Cue, index: number): string | null {
  const parsed = kindOf(cue.kind)?.props.safeParse(cue.props)
  const issue = parsed?.error?.issues.find(
    (one) => one.code === 'invalid_type' && valueAt(cue.props, one.path) !== undefined,
  )
  return issue === undefined
    ? null
    : `${cueName(index, cue.title)}: ${issue.path.join('.')} is wrong: ${issue.message}.`
}

function cueName(index: number, title: string): string {
  return title === '' ? `Cue ${index + 1}` : `Cue ${index + 1} "${startOf(title, 60)}"`
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<PropertyKey, unknown>)[key]
  }
  return at
}

function renumber(rundown: readonly Cue[]): Cue[] {
  const taken = new Set(rundown.map((cue) => cue.id))
  const seen = new Set<string>()
  return rundown.map((cue) => {
    let id = cue.id
    for (let suffix = 2; seen.has(id) || (id !== cue.id && taken.has(id)); suffix += 1)
      id = `${cue.id.slice(0, 56)}-${suffix}`
    seen.add(id)
    return id === cue.id ? cue : { ...cue, id }
  })
}

/** Bytes as UTF-8, counted only as far as needed: a text never has fewer bytes than characters. */
function isLongerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true
  if (text.length * 3 <= bytes) return false
  let total = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    // A surrogate pair is four bytes in all, two for each half.
    total += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3
  }
  return total > bytes
}
