import { type Database, inTransaction, numberIn, rowOf } from './database'

/**
 * The log's format, one step per version; a published step is never edited. `log` is the truth; orders,
 * postings and snapshots are kept beside it so that they can be read without folding it.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    airing_id TEXT,
    at INTEGER NOT NULL,
    key TEXT,
    nonce TEXT NOT NULL,
    type TEXT NOT NULL,
    happening TEXT NOT NULL,
    reply TEXT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE UNIQUE INDEX log_key ON log (key) WHERE key IS NOT NULL;
  CREATE INDEX log_lines ON log (at, seq) WHERE type = 'line-judged';
  CREATE INDEX log_reviews ON log (seq) WHERE type IN ('line-reviewed', 'line-retracted');
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    effect TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    tries INTEGER NOT NULL DEFAULT 0,
    result TEXT
  );
  CREATE INDEX outbox_waiting ON outbox (seq) WHERE state = 'waiting';
  CREATE TABLE snapshot (
    airing_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    world TEXT NOT NULL,
    PRIMARY KEY (airing_id, seq)
  );
  CREATE INDEX snapshot_seq ON snapshot (seq);
  CREATE TABLE posting (
    id INTEGER PRIMARY KEY,
    airing_id TEXT,
    seq INTEGER NOT NULL,
    tx_id TEXT NOT NULL,
    account TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    at INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    memo TEXT NOT NULL
  );
  CREATE INDEX posting_airing ON posting (airing_id);
  CREATE TABLE sales_order (
    id TEXT PRIMARY KEY,
    airing_id TEXT,
    seq INTEGER NOT NULL,
    json TEXT NOT NULL
  );
  CREATE INDEX sales_order_airing ON sales_order (airing_id);
  CREATE TABLE airing (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    mode TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    first_seq INTEGER NOT NULL UNIQUE
  );
  CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  `,
  // Taking back all of one viewer's lines must not read the whole log while a show runs.
  `
  CREATE INDEX log_viewer ON log (happening ->> '$.viewer.platform', happening ->> '$.viewer.id', seq)
    WHERE type = 'line-judged';
  CREATE INDEX log_sweeps ON log (seq) WHERE type IN ('lines-retracted', 'moderation-asked');
  CREATE INDEX log_paid ON log (at) WHERE type = 'platform-paid';
  `,
]

/** 0 for a new file. */
export function schemaVersion(db: Database): number {
  return numberIn(rowOf(db.prepare('PRAGMA user_version')), 'user_version')
}

/** Brings the file to the newest version, one transaction per step. `steps` is a parameter for the tests. */
export function migrate(db: Database, steps: readonly string[] = migrations): void {
  for (let version = schemaVersion(db); version < steps.length; version += 1) {
    const step = steps[version]!
    inTransaction(db, () => {
      db.exec(step)
      db.exec(`PRAGMA user_version = ${version + 1}`)
    })
  }
}
