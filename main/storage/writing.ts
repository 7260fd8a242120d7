import type { Happening } from '../../core/cues/happening'
import { takenBack } from '../../core/moderation/verdict'
import type { World } from '../../core/show/airing'
import { type Database, inTransaction } from './database'
import type { Saved, Settled } from './rows'

/**
 * Entries that a wiped chat loses its words in at once, some 100 ms: a platform wipes its chat when it is fastest, and
 * nothing else may stand still. Of older ones the console shows none (decisions.ts); their words go when their time is over.
 */
export const wipedAtOnce = 10_000
/** How many snapshots are kept of each airing. */
const keptSnapshots = 2

export interface Writing {
  append(batch: readonly Saved[], strict: boolean): void
  settle(settled: readonly Settled[]): void
  snapshot(airingId: string, seq: number, world: World, version: number): void
  setMark(name: string, value: string): void
}

/** The statements that change the log. All throw what SQLite says. */
export function prepareWriting(db: Database): Writing {
  const log = db.prepare('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const outbox = db.prepare('INSERT INTO outbox (id, seq, at, effect) VALUES (?, ?, ?, ?)')
  const posting = db.prepare('INSERT INTO posting VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const order = db.prepare('INSERT OR REPLACE INTO sales_order VALUES (?, ?, ?, ?)')
  const begin = db.prepare('INSERT INTO airing VALUES (?, ?, ?, ?, NULL, ?)')
  const end = db.prepare('UPDATE airing SET ended_at = ? WHERE id = ?')
  const retract = db.prepare(
    "UPDATE log SET happening = json_set(happening, '$.text', '') WHERE key = ? AND type = 'line-judged'",
  )
  const wordless = (type: string, path: string, which: string, log = 'log') =>
    db.prepare(
      `UPDATE ${log} SET happening = json_set(happening, '${path}', '')
         WHERE type = '${type}' AND ${which} AND happening ->> '${path}' <> ''`,
    )
  const retractPaid = wordless('platform-paid', '$.event.text', "key = 'paid:' || ?")
  const ofViewer = (at: string) =>
    `happening ->> '${at}.platform' = ?1 AND happening ->> '${at}.id' = ?2
       AND seq >= (SELECT first_seq FROM airing WHERE id = ?3)`
  const sweepViewer = wordless('line-judged', '$.text', ofViewer('$.viewer'))
  const sweepPaid = wordless('platform-paid', '$.event.text', ofViewer('$.event.viewer'))
  const sweepAll = wordless(
    'line-judged',
    '$.text',
    `happening ->> '$.viewer.platform' = ?1 AND seq >= max(?3, (SELECT first_seq FROM airing WHERE id = ?2))`,
    // By seq: the other indexes walk all that was ever said.
    'log NOT INDEXED',
  )
  const settle = db.prepare('UPDATE outbox SET state = ?, tries = ?, result = ? WHERE id = ?')
  const snapshot = db.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)')
  const forget = db.prepare(
    `DELETE FROM snapshot WHERE airing_id = ?1 AND seq NOT IN
       (SELECT seq FROM snapshot WHERE airing_id = ?1 ORDER BY seq DESC LIMIT ${keptSnapshots})`,
  )
  const mark = db.prepare('INSERT OR REPLACE INTO mark VALUES (?, ?)')
  let strictNow = false

  /** FULL waits until the disk has it; NORMAL survives the process, not the power. Never inside a transaction. */
  const setDurability = (strict: boolean) => {
    if (strict === strictNow) return
    db.exec(`PRAGMA synchronous = ${strict ? 'FULL' : 'NORMAL'}`)
    strictNow = strict
  }

  const save = ({ entry, airingId, hash, outcome }: Saved) => {
    const { seq, at, happening } = entry
    const reply = JSON.stringify(outcome.reply)
    log.run([
      seq,
      airingId,
      at,
      entry.key,
      entry.nonce,
      happening.type,
      JSON.stringify(kept(happening, outcome.reply)),
      reply,
      hash,
    ])
    for (const effect of outcome.effects) outbox.run([effect.id, seq, at, JSON.stringify(effect)])
    for (const p of outcome.postings)
      posting.run([airingId, seq, p.txId, p.account, p.amount, p.currency, p.at, p.orderId, p.memo])
    for (const changed of outcome.orders) order.run([changed.id, airingId, seq, JSON.stringify(changed)])
    if (happening.type === 'airing-started' && outcome.reply.ok)
      begin.run([happening.airingId, happening.show.title, happening.mode, at, seq])
    // A line's id is its key: what its author took back is not kept either.
    if (happening.type === 'line-retracted') {
      retract.run([happening.lineId])
      retractPaid.run([happening.lineId])
    }
    if (happening.type === 'lines-retracted') {
      const { platform, viewerId } = happening
      if (viewerId === null) sweepAll.run([platform, airingId, seq - wipedAtOnce])
      else {
        sweepViewer.run([platform, viewerId, airingId])
        sweepPaid.run([platform, viewerId, airingId])
      }
    }
    if (happening.type === 'airing-ended' && outcome.reply.ok) end.run([at, airingId])
  }

  return {
    append: (batch, strict) => {
      setDurability(strict)
      inTransaction(db, () => batch.forEach(save))
    },
    settle: (settled) => {
      setDurability(false)
      inTransaction(db, () => {
        for (const one of settled) settle.run([one.state, one.tries, JSON.stringify(one.result), one.id])
      })
    },
    snapshot: (airingId, seq, world, version) => {
      setDurability(false)
      inTransaction(db, () => {
        snapshot.run([airingId, seq, world.at, version, JSON.stringify(world)])
        forget.run([airingId])
      })
    },
    setMark: (name, value) => {
      mark.run([name, value])
    },
  }
}

/** A line taken back before it came is kept without its words and its wish. */
function kept(happening: Happening, reply: Saved['outcome']['reply']): Happening {
  const gone = happening.type === 'line-judged' && !reply.ok && reply.code === 'retracted'
  return gone ? { ...happening, text: '', act: null, verdict: takenBack } : happening
}
