import { type Fail, fail } from '../../core/base/result'

export type StoreFault = 'disk-full' | 'locked' | 'damaged' | 'newer-version' | 'write-failed'

/** What SQLite or the file system said, as something a host can act on. Anything else is a bug and is thrown on. */
export function storeFault(error: unknown, file: string): Fail<StoreFault> {
  if (!(error instanceof Error)) throw error
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || /No space left|disk is full/i.test(error.message))
    return fail('disk-full', `The disk is full: nothing was saved. Free some space on the disk of ${file}.`)
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED')
    return fail('locked', `${file} is in use by another program. Close it there first.`)
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return fail('damaged', `${file} is damaged and cannot be read.`)
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY|PERM|NOMEM)/.test(code) || /^ConnectionFailed/.test(error.message))
    return fail('write-failed', `${file} cannot be written: ${error.message}`)
  throw error
}
