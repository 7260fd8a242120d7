import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fail, ok, type Result } from '../../core/base/result'
import type { Instant } from '../../core/base/time'
import type { World } from '../../core/show/airing'
import { type Database, openDatabase, rowOf } from './database'
import { type StoreFault, storeFault } from './faults'
import { lockProfile } from './lock'
import { migrate, migrations, schemaVersion } from './migrations'
import { prepareReading, type Reading } from './reading'
import { purgeText } from './retention'
import type { Saved, Settled } from './rows'
import { fileDate, setAside } from './set-aside'
import { prepareWriting } from './writing'

export interface Opening {
  /** False when the last session ended without closing the store. */
  readonly clean: boolean
  /** Where a damaged log was moved, in full; null when there was none. */
  readonly setAside: string | null
  readonly ms: number
}

/** The event log and what is kept beside it. Synchronous: one owner, one process. */
export interface Store extends Reading {
  readonly opening: Opening
  /** Saves all or nothing. `strict` waits for the disk: for whatever touches money, stock or the screen. */
  append(batch: readonly Saved[], strict: boolean): Result<null, StoreFault>
  /** Whether anything can be written at all; asked before work is done that could not be kept. */
  probe(): Result<null, StoreFault>
  settle(settled: readonly Settled[]): Result<null, StoreFault>
  snapshot(airingId: string, seq: number, world: World, version: number): Result<null, StoreFault>
  /** See retention.ts. Call again while `more`. */
  purgeText(before: Instant): Result<{ readonly purged: number; readonly more: boolean }, StoreFault>
  /** Moves the write-ahead log into the file; cheap when little was written. */
  checkpoint(): void
  close(): void
}

export interface StoreOptions {
  /** The profile folder; made when absent. */
  readonly folder: string
  /** The file's largest size in pages of 4 KiB: lets a test meet a full disk without filling one. */
  readonly maxPages?: number
}

/**
 * Opens `micdrop.db` in the profile folder.
 * @returns `locked` when another process has the profile, `newer-version` for a file from a later Micdrop
 */
export function openStore({ folder, maxPages }: StoreOptions): Result<Store, StoreFault> {
  const started = performance.now()
  const file = join(folder, 'micdrop.db')
  let release: (() => void) | null = null
  try {
    mkdirSync(folder, { recursive: true })
    const lock = lockProfile(folder)
    if (!lock.ok) return lock
    release = lock.value
    const opened = openSound(file)
    if (!opened.ok) {
      release()
      return opened
    }
    const { db, clean, aside } = opened.value
    if (maxPages !== undefined) db.pragma(`max_page_count = ${maxPages}`)
    return ok(storeOver(db, file, release, { clean, setAside: aside, ms: performance.now() - started }))
  } catch (error) {
    release?.()
    return storeFault(error, file)
  }
}

interface Sound {
  readonly db: Database
  readonly clean: boolean
  readonly aside: string | null
}

function openSound(file: string): Result<Sound, StoreFault> {
  const first = tryOpen(file)
  if (first.ok || first.code !== 'damaged') return first
  const aside = setAside(file, fileDate())
  for (const side of ['-wal', '-shm'])
    if (existsSync(file + side))
      setAside(file + side, aside.slice(aside.indexOf('.broken-') + '.broken-'.length))
  const second = tryOpen(file)
  return second.ok ? ok({ ...second.value, clean: false, aside }) : second
}

function tryOpen(file: string): Result<Sound, StoreFault> {
  let db: Database | null = null
  try {
    db = openDatabase(file)
    const version = schemaVersion(db)
    if (version > migrations.length) {
      db.close()
      return fail(
        'newer-version',
        `${file} was written by a newer Micdrop. Update Micdrop, or choose another profile.`,
      )
    }
    const clean =
      version === 0 || rowOf(db.prepare("SELECT value FROM mark WHERE name = 'closed'"))?.value === 'clean'
    if (!clean && rowOf(db.prepare('PRAGMA quick_check(1)'))?.quick_check !== 'ok') {
      db.close()
      return fail('damaged', `${file} is damaged.`)
    }
    if (version > 0 && version < migrations.length) keepCopy(db, file, version)
    migrate(db)
    db.exec("INSERT OR REPLACE INTO mark VALUES ('closed', 'no')")
    return ok({ db, clean, aside: null })
  } catch (error) {
    db?.close()
    return storeFault(error, file)
  }
}

/** The file as it was before its format changes, for a person who must go back. */
function keepCopy(db: Database, file: string, version: number): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(file, `${file}.version-${version}`)
}

function storeOver(db: Database, file: string, release: () => void, opening: Opening): Store {
  const writing = prepareWriting(db)
  let closed = false
  const attempt = <T>(work: () => T): Result<T, StoreFault> => {
    // A prepared statement outlives the connection it was prepared on; nothing may be written after the lock is gone.
    if (closed) return fail('write-failed', `${file} is closed.`)
    try {
      return ok(work())
    } catch (error) {
      return storeFault(error, file)
    }
  }
  const save = (work: () => void): Result<null, StoreFault> => {
    const done = attempt(work)
    return done.ok ? ok(null) : done
  }
  return {
    ...prepareReading(db),
    opening,
    append: (batch, strict) => save(() => writing.append(batch, strict)),
    probe: () => save(() => writing.setMark('probe', String(performance.now()))),
    settle: (settled) => save(() => writing.settle(settled)),
    snapshot: (airingId, seq, world, version) => save(() => writing.snapshot(airingId, seq, world, version)),
    purgeText: (before) => attempt(() => purgeText(db, before)),
    checkpoint: () => void save(() => db.pragma('wal_checkpoint(PASSIVE)')),
    close: () => {
      if (closed) return
      // A full disk must not keep the window from closing: the next opening then checks the file.
      save(() => {
        writing.setMark('closed', 'clean')
        db.pragma('wal_checkpoint(TRUNCATE)')
      })
      closed = true
      db.close()
      release()
    },
  }
}
