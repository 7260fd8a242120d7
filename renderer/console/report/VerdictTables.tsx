import type { Report } from '../../../core/contract/report'
import classes from './report.module.css'

/** Codes of core/moderation/verdict.ts in the host's words; a code of a later version is shown as it is. */
const reasonWords: Readonly<Record<string, string>> = {
  'blocked-word': 'Your blocked words',
  slur: 'A slur',
  abuse: 'An insult',
  profanity: 'Swearing',
  link: 'A link',
  repeat: 'The same again and again',
  caps: 'Only capitals',
  bidi: 'Hidden direction signs',
  combining: 'Stacked accents',
  'too-long': 'Too long',
  'emoji-storm': 'A storm of emoji',
  'model-toxic': 'Model: toxic',
  'model-hate': 'Model: hate',
  'model-threat': 'Model: threat',
  'model-sexual': 'Model: sexual',
  'model-spam': 'Model: spam',
  'model-down': 'The model was away',
  retracted: 'Taken back before it was judged',
  'platform-held': 'Held back by the platform',
  unjudged: 'Could not be judged',
}

export function reasonText(code: string): string {
  return reasonWords[code] ?? code.replaceAll('-', ' ')
}

/** What moderation decided, and why. */
export function VerdictTables({ verdicts }: Pick<Report, 'verdicts'>) {
  const reasons = Object.entries(verdicts.reasons).sort((a, b) => b[1] - a[1])
  const counts = [
    ['Lines in all', verdicts.lines],
    ['Shown', verdicts.allowed],
    ['Held for review', verdicts.held],
    ['Hidden', verdicts.hidden],
    ['Decided otherwise by you', verdicts.reversed],
  ] as const
  return (
    <section>
      <h2>Moderation</h2>
      <div className={classes.two}>
        <CountTable title="Verdict" rows={counts} />
        {reasons.length === 0 ? (
          <p className={classes.note}>No line was held back.</p>
        ) : (
          <CountTable
            title="Reason"
            rows={reasons.map(([code, count]) => [reasonText(code), count] as const)}
          />
        )}
      </div>
    </section>
  )
}

function CountTable({ title, rows }: { title: string; rows: readonly (readonly [string, number])[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" data-number>
            Lines
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, count]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td data-number>{count.toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
