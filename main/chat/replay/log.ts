import { open } from 'node:fs/promises'
import { fail, ok, type Result } from '../../../core/base/result'
import { cleanName } from '../../../core/chat/clean'

/** One recorded line: `at` in ms from the recording's start. */
export type LogRow = { readonly at: number; readonly name: string; readonly text: string }

export type ReplayLog = {
  /** In order of time; lines of the same time keep the file's order. */
  readonly rows: readonly LogRow[]
  /** One sentence for each of the first bad lines, with its number in the file. */
  readonly problems: readonly string[]
  /** How many lines were left out. */
  readonly skipped: number
}

/** Bytes. A four-hour log of a very busy chat is 12 MB. */
const largestLog = 64 * 1024 * 1024
const mostProblems = 20
const longestText = 10_000
const longestRecording = 7 * 24 * 3_600_000

/** Reads a recorded chat from a file of JSON lines, each `[milliseconds, "name", "text"]`. */
export async function openReplayLog(path: string): Promise<Result<ReplayLog>> {
  try {
    const file = await open(path, 'r')
    try {
      if ((await file.stat()).size > largestLog) {
        return fail(
          'log-too-large',
          `The recording ${path} is larger than 64 MB. Cut it into parts and replay one.`,
        )
      }
      return readReplayLog(await file.readFile('utf8'))
    } finally {
      await file.close()
    }
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message
    return fail('log-unreadable', `The recording ${path} cannot be opened: ${reason}.`)
  }
}

/** Bad lines are left out and named; only a recording without one good line is refused. */
export function readReplayLog(text: string): Result<ReplayLog> {
  const rows: LogRow[] = []
  const problems: string[] = []
  let skipped = 0
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const row = readRow(line)
    if (typeof row !== 'string') {
      rows.push(row)
      continue
    }
    skipped += 1
    if (problems.length < mostProblems) problems.push(`Line ${index + 1}: ${row}`)
  }
  if (rows.length === 0) {
    return fail(
      'log-empty',
      `The recording has no line that can be replayed. ${problems[0] ?? 'It is empty.'}`,
    )
  }
  return ok({ rows: rows.sort((one, other) => one.at - other.at), problems, skipped })
}

/** The row, or what is wrong with it. */
function readRow(line: string): LogRow | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return 'this is not JSON. A line looks like [1500, "name", "text"].'
  }
  if (!Array.isArray(parsed)) return 'it is not in square brackets. A line looks like [1500, "name", "text"].'
  const [at, name, text]: unknown[] = parsed
  if (typeof at !== 'number' || at < 0 || at > longestRecording) {
    return 'the first value has to be the time in milliseconds from the start, 0 or more and at most seven days.'
  }
  if (typeof name !== 'string' || name === '')
    return 'the second value has to be the name of who wrote it, in quotes.'
  if (typeof text !== 'string') return 'the third value has to be what was written, in quotes.'
  if (text.length > longestText) return `the text is longer than ${longestText} characters.`
  return { at, name: cleanName(name), text }
}
