import Libsql from 'libsql'

/** Version 1 as it was first written; frozen: a later format must still read it. */
const ddl = `
  CREATE TABLE log (seq INTEGER PRIMARY KEY, airing_id TEXT, at INTEGER NOT NULL, key TEXT, nonce TEXT NOT NULL,
    type TEXT NOT NULL, happening TEXT NOT NULL, reply TEXT NOT NULL, hash TEXT NOT NULL);
  CREATE UNIQUE INDEX log_key ON log (key) WHERE key IS NOT NULL;
  CREATE INDEX log_lines ON log (at, seq) WHERE type = 'line-judged';
  CREATE INDEX log_reviews ON log (seq) WHERE type IN ('line-reviewed', 'line-retracted');
  CREATE TABLE outbox (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, effect TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting', tries INTEGER NOT NULL DEFAULT 0, result TEXT);
  CREATE INDEX outbox_waiting ON outbox (seq) WHERE state = 'waiting';
  CREATE TABLE snapshot (airing_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, version INTEGER NOT NULL,
    world TEXT NOT NULL, PRIMARY KEY (airing_id, seq));
  CREATE INDEX snapshot_seq ON snapshot (seq);
  CREATE TABLE posting (id INTEGER PRIMARY KEY, airing_id TEXT, seq INTEGER NOT NULL, tx_id TEXT NOT NULL,
    account TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, at INTEGER NOT NULL,
    order_id TEXT NOT NULL, memo TEXT NOT NULL);
  CREATE INDEX posting_airing ON posting (airing_id);
  CREATE TABLE sales_order (id TEXT PRIMARY KEY, airing_id TEXT, seq INTEGER NOT NULL, json TEXT NOT NULL);
  CREATE INDEX sales_order_airing ON sales_order (airing_id);
  CREATE TABLE airing (id TEXT PRIMARY KEY, title TEXT NOT NULL, mode TEXT NOT NULL, started_at INTEGER NOT NULL,
    ended_at INTEGER, first_seq INTEGER NOT NULL UNIQUE);
  CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  PRAGMA user_version = 1;
`

/** Writes a small log of version 1: a show started, one line said, one effect not yet performed. */
export function versionOne(file: string): void {
  const db = new Libsql(file)
  db.exec(ddl)
  const log = db.prepare('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  log.run([
    1,
    'a1',
    1_000,
    null,
    'n1',
    'airing-started',
    '{"type":"airing-started"}',
    '{"ok":true,"value":null}',
    'h1',
  ])
  const line = {
    type: 'line-judged',
    lineId: 'room:m1',
    viewer: { platform: 'room', id: '1', name: 'Ann' },
    audience: 'stream',
    text: 'hello from version 1',
    flags: [],
    verdict: { action: 'allow', reasons: [] },
    act: null,
  }
  log.run([
    2,
    'a1',
    2_000,
    'room:m1',
    'n2',
    'line-judged',
    JSON.stringify(line),
    '{"ok":true,"value":null}',
    'h2',
  ])
  db.prepare('INSERT INTO airing VALUES (?, ?, ?, ?, NULL, ?)').run(['a1', 'Old show', 'rehearsal', 1_000, 1])
  const effect = JSON.stringify({ type: 'say', id: 'r1:0', text: 'hi', only: null })
  db.prepare('INSERT INTO outbox (id, seq, at, effect) VALUES (?, ?, ?, ?)').run(['r1:0', 1, 1_000, effect])
  db.exec("INSERT INTO mark VALUES ('closed', 'clean')")
  db.close()
}
