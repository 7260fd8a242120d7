import { moneyText } from '../../../core/base/money'
import { ownName } from '../../../core/chat/viewer'
import type { Report } from '../../../core/contract/report'
import { platformTitle } from '../platforms/names'
import classes from './report.module.css'

const actWords = { delete: 'Deleted a line', timeout: 'Time-out', ban: 'Ban', warn: 'Warning' } as const
const stateWords = {
  asked: 'Not answered',
  done: 'Done',
  refused: 'Refused',
  undoing: 'Being undone',
  undone: 'Undone',
} as const

/** What was paid on the platforms, whose money it is. */
export function PaidTable({ paid }: Pick<Report, 'paid'>) {
  if (paid.length === 0) return null
  return (
    <section>
      <h2>Paid on platforms</h2>
      <table className={classes.table} style={{ maxWidth: 520 }}>
        <thead>
          <tr>
            <th scope="col">Platform</th>
            <th scope="col">Kind</th>
            <th scope="col" data-number>
              In all
            </th>
          </tr>
        </thead>
        <tbody>
          {paid.map(({ platform, kind, currency, total }) => (
            <tr key={`${platform} ${kind} ${currency}`}>
              <th scope="row">{platformTitle(platform)}</th>
              <td>{kind.replaceAll('-', ' ')}</td>
              <td data-number>
                {currency === null ? total.toLocaleString('en') : moneyText({ amount: total, currency })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Whom moderators acted on, why, and what the platform said to it. */
export function ModeratedTable({ moderated }: Pick<Report, 'moderated'>) {
  if (moderated.length === 0) return null
  return (
    <section>
      <h3>What moderators did</h3>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Viewer</th>
            <th scope="col">Action</th>
            <th scope="col">Reason</th>
            <th scope="col">By</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {moderated.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {ownName(one.viewer)} ({platformTitle(one.viewer.platform)})
              </th>
              <td>
                {actWords[one.act]}
                {one.seconds === null ? '' : `, ${one.seconds.toLocaleString('en')} s`}
              </td>
              <td>{one.why}</td>
              <td>{one.by}</td>
              <td>
                {stateWords[one.state]}
                {one.fault === null ? '' : `: ${one.fault}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
