import Libsql from 'libsql'

export type Database = Libsql.Database
export type Statement = ReturnType<Database['prepare']>
export type Row = Record<string, unknown>

/** Opens a SQLite file; commits of strict batches are made durable by `setDurability`. */
export function openDatabase(file: string): Database {
  const db = new Libsql(file, { timeout: 0 })
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  // Bounds the log's side file (4,000 pages of 4 KiB); the runner checkpoints earlier, when nothing is happening.
  db.pragma('wal_autocheckpoint = 4000')
  db.pragma('foreign_keys = ON')
  return db
}

/**
 * Runs `work` in one transaction. libsql's own `transaction()` is not used: SQLite has already rolled back when
 * the disk is full, and its second ROLLBACK would hide the cause.
 */
export function inTransaction<T>(db: Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.exec('COMMIT')
    return value
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

export function rowOf(statement: Statement, ...params: unknown[]): Row | undefined {
  return statement.get(params) as Row | undefined
}

export function rowsOf(statement: Statement, ...params: unknown[]): Row[] {
  return statement.all(params) as Row[]
}

export function numberIn(row: Row | undefined, column: string): number {
  return Number(row?.[column] ?? 0)
}
