import { join } from 'node:path'
import Libsql from 'libsql'
import { type Fail, fail, ok, type Result } from '../../core/base/result'
import { type StoreFault, storeFault } from './faults'

/**
 * One process per profile. The lock is SQLite's own on a small side file: the system drops it when the process
 * dies however it dies, and `release` drops it at once (a closed libsql connection lives on until it is
 * collected, so the log itself cannot carry the lock).
 */
export function lockProfile(folder: string): Result<() => void, StoreFault> {
  const file = join(folder, 'profile.lock')
  try {
    const db = new Libsql(file, { timeout: 0 })
    db.exec('BEGIN EXCLUSIVE')
    return ok(() => {
      if (db.inTransaction) db.exec('ROLLBACK')
      db.close()
    })
  } catch (error) {
    const fault = storeFault(error, file)
    return fault.code === 'locked' ? alreadyOpen(folder) : fault
  }
}

function alreadyOpen(folder: string): Fail<StoreFault> {
  return fail(
    'locked',
    `Micdrop is already open with the profile ${folder}. Close it there first, or choose another profile.`,
  )
}
