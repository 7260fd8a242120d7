import type { Own } from './own'

/**
 * What is the viewer's own in things that all see alike. Those are made once for everybody, so they hold both sides:
 * a claim button bears `data-pool`, a ticket `data-ticket`, the choices of a question `data-quiz`, and the words "your
 * answer" and "you" `data-yours`. What applies is said by the viewer's own part, here on pages and there by the script
 * (renderer/room/marks.ts).
 */
export interface Marks {
  /** Pools they may claim no more of: their buttons go. */
  readonly full: readonly string[]
  /** Pools whose ticket stands among their own things. */
  readonly kept: readonly string[]
  /** Questions they have answered, and with what: `r1.B`; and which row of the leaderboard is theirs: `row.…`. */
  readonly answered: readonly string[]
}

/** A pool's or a run's name where only letters, digits and a few signs may stand. */
export function markName(id: string): string {
  return encodeURIComponent(id)
}

export function marksOf({ full, holds, answers, row }: Own): Marks {
  const held = new Set(holds.filter(({ hold }) => isKept(hold.state)).map(({ hold }) => hold.poolId))
  return {
    full: full.map(markName),
    // Who may have another one still has the ticket with its stock before them.
    kept: full.filter((id) => held.has(id)).map(markName),
    answered: [
      ...answers.map(({ runId, letter }) => `${markName(runId)}.${letter}`),
      ...(row === null ? [] : [rowMark(row)]),
    ],
  }
}

/** A row of the leaderboard, by `rowName`. */
export function rowMark(row: string): string {
  return `row.${row}`
}

/** The unit is kept for them, whether they are paying or not. */
export function isKept(state: Own['holds'][number]['hold']['state']): boolean {
  return state === 'held' || state === 'paying' || state === 'closing'
}

/** The page's parts that all see alike, as this viewer sees them. */
export function marked(html: string, { full, kept, answered }: Marks): string {
  let text = html
  const add = (what: string, attribute: string) => {
    text = text.replaceAll(what, () => `${what} ${attribute}`)
  }
  for (const pool of full) add(`data-pool="${pool}"`, 'hidden')
  for (const pool of kept) add(`data-ticket="${pool}"`, 'hidden')
  for (const answer of answered) {
    add(`data-quiz="${answer.slice(0, answer.lastIndexOf('.'))}"`, 'disabled')
    text = text.replaceAll(`data-yours="${answer}" hidden=""`, () => `data-yours="${answer}"`)
  }
  return text
}
