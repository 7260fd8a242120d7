import type { HostCard, UnitsRow } from '../../../core/cues/host-card'
import { useConsole } from '../../kit/console'
import { cellGroups } from './on-now'
import classes from './units.module.css'

type Stock = NonNullable<HostCard['units']>

/** Above this a unit's cell would be too small. */
const mostCells = 40
const wideCells = 24
/** From here on four numbers of a row need a smaller size. */
const longCount = 10_000

/** A cell for each unit, or a segment for each sort. Filled is free, hatched is being paid for, outline is sold; round is the hall's. */
export function Cells({ units }: { units: Stock }) {
  const groups = cellGroups(units)
  const single = units.all <= mostCells
  const cells = groups.flatMap(({ state, audience, count }) =>
    Array.from({ length: single ? count : 1 }, (_, at) => ({
      key: `${state}${audience}${at}`,
      state,
      audience,
      count,
    })),
  )
  return (
    <div className={classes.cells} data-close={single && units.all > wideCells} aria-hidden>
      {cells.map(({ key, state, audience, count }) => (
        <i
          key={key}
          data-state={state}
          data-audience={audience}
          style={single ? undefined : { flexGrow: count }}
        />
      ))}
    </div>
  )
}

/** For whom how many are left, being paid for, paid, and waited for. */
export function UnitsTable({ units: { all, rows } }: { units: Stock }) {
  const audiences = useConsole((state) => state.airing?.show.audiences ?? null)
  const chats = audiences?.stream === false ? 'Room' : audiences?.room === false ? 'Chats' : 'Chats, room'
  const kept = rows.some(({ audience, left }) => audience === 'hall' && left !== null)
  return (
    <table className={classes.table} data-long={all >= longCount}>
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">Left</th>
          <th scope="col">Paying</th>
          <th scope="col">Paid</th>
          <th scope="col">Waiting</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.audience}>
            <th
              scope="row"
              title={
                row.audience === 'hall' && kept ? 'Kept for the hall; it may take the others too' : undefined
              }
            >
              {row.audience === 'hall' ? 'Hall' : chats}
              {rows.length > 1 && <i data-audience={row.audience} aria-hidden />}
            </th>
            <LeftCell row={row} />
            <td>{number(row.held)}</td>
            <td>{number(row.paid)}</td>
            <td data-none={row.waiting === 0} data-waiting={row.waiting > 0}>
              {number(row.waiting)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LeftCell({ row: { left } }: { row: UnitsRow }) {
  return left === null ? (
    <td data-shared title="Takes from the same units">
      the same
    </td>
  ) : (
    <td>{number(left)}</td>
  )
}

function number(count: number): string {
  return count.toLocaleString('en')
}
