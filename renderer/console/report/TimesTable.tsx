import { clockText } from '../../../core/base/time'
import type { Report } from '../../../core/contract/report'
import { kindOf } from '../../../core/cues'
import classes from './report.module.css'

/** Planned against actual, cue by cue. */
export function TimesTable({ report }: { report: Report }) {
  if (report.cues.length === 0) return null
  const undone = report.cues.some((cue) => cue.undone.length > 0)
  return (
    <section>
      <h2>Planned and actual</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Cue</th>
            <th scope="col">Kind</th>
            <th scope="col" data-number>
              Planned at
            </th>
            <th scope="col" data-number>
              Planned for
            </th>
            <th scope="col" data-number>
              Fired at
            </th>
            <th scope="col">Off by</th>
            {undone && <th scope="col">Not done</th>}
          </tr>
        </thead>
        <tbody>
          {report.cues.map((cue) => (
            <tr key={cue.cueId} data-quiet={cue.firedAt.length === 0}>
              <th scope="row">{cue.title === '' ? 'Untitled cue' : cue.title}</th>
              <td>{kindOf(cue.kind)?.title ?? cue.kind}</td>
              <td data-number>{clockText(cue.plannedAt)}</td>
              <td data-number>{clockText(cue.plannedFor)}</td>
              <td data-number data-many={cue.firedAt.length > 3}>
                {cue.firedAt.length === 0 ? '-' : cue.firedAt.map((at) => clockText(at)).join(', ')}
              </td>
              <td>{offWords(cue.offBy)}</td>
              {undone && <td>{cue.undone.join(' ')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** "1:20 late", "0:30 early", "on time" within five seconds, "not fired". Milliseconds. */
export function offWords(offBy: number | null): string {
  if (offBy === null) return 'not fired'
  if (Math.abs(offBy) < 5_000) return 'on time'
  return offBy > 0 ? `${clockText(offBy)} late` : `${clockText(-offBy)} early`
}
