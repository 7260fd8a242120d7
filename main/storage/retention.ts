import type { Instant } from '../../core/base/time'
import type { Airing, World } from '../../core/show/airing'
import { type Database, inTransaction, numberIn, rowOf, rowsOf } from './database'

/** Lines emptied per call: some 20 ms, so that a show on air is not disturbed. */
const step = 2_000

/**
 * Empties the text of chat lines and of what came with payments on platforms, older than `before`, in the log and in
 * the snapshots of ended airings; ids, amounts, verdicts and counts stay. The freed bytes are overwritten (secure_delete), not only unlinked. A command's own
 * words (a quiz answer) stay: scores are folded from them.
 * @returns how many lines were emptied, and whether to call again for more
 */
export function purgeText(
  db: Database,
  before: Instant,
): { readonly purged: number; readonly more: boolean } {
  db.pragma('secure_delete = ON')
  try {
    return inTransaction(db, () => {
      const from = numberIn(rowOf(db.prepare("SELECT value FROM mark WHERE name = 'purged'")), 'value')
      const old = db.prepare(
        "SELECT seq FROM log WHERE type = 'line-judged' AND at < ? AND (at, seq) > (coalesce((SELECT at FROM log WHERE seq = ?2), 0), ?2) ORDER BY at, seq LIMIT ?3",
      )
      const rows = rowsOf(old, before, from, step)
      const empty = db.prepare("UPDATE log SET happening = json_set(happening, '$.text', '') WHERE seq = ?")
      for (const row of rows) empty.run([row.seq])
      const last = rows[rows.length - 1]
      if (last !== undefined)
        db.prepare("INSERT OR REPLACE INTO mark VALUES ('purged', ?)").run([String(last.seq)])
      db.prepare(
        `UPDATE log SET happening = json_set(happening, '$.event.text', '')
           WHERE type = 'platform-paid' AND at < ? AND happening ->> '$.event.text' <> ''`,
      ).run([before])
      purgeSnapshots(db, before)
      return { purged: rows.length, more: rows.length === step }
    })
  } finally {
    db.pragma('secure_delete = OFF')
  }
}

function purgeSnapshots(db: Database, before: Instant): void {
  const old = rowsOf(
    db.prepare(
      `SELECT airing_id, seq, world FROM snapshot WHERE at < ?
         AND (EXISTS (SELECT 1 FROM json_each(world, '$.airing.lines') AS line WHERE line.value ->> '$.text' <> '')
           OR EXISTS (SELECT 1 FROM json_each(world, '$.airing.paid.list') AS one WHERE one.value ->> '$.text' <> ''))`,
    ),
    before,
  )
  const rewrite = db.prepare('UPDATE snapshot SET world = ? WHERE airing_id = ? AND seq = ?')
  for (const row of old) {
    const world = JSON.parse(String(row.world)) as World
    if (world.airing === null) continue
    world.airing.lines = world.airing.lines.map((line) => (line.at < before ? { ...line, text: '' } : line))
    // Snapshots of earlier versions have none.
    const { paid } = world.airing as Partial<Pick<Airing, 'paid'>>
    if (paid !== undefined) paid.list = paid.list.map((one) => (one.at < before ? { ...one, text: '' } : one))
    rewrite.run([JSON.stringify(world), row.airing_id, row.seq])
  }
}
