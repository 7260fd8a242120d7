import { useEffect, useState } from 'react'
import type { Show } from '../../../core/show/show'
import { useLoaded } from '../../kit/use-loaded'
import classes from './shows.module.css'
import { dateText } from './wall-clock'

/** The next five starts as the calendar counts them; its height stays the same while they are counted. */
export function NextDates({ show, saved }: { readonly show: Show; readonly saved: boolean }) {
  const { startsAt, timezone, recurrence } = show
  const plan = JSON.stringify([show.id, startsAt, timezone, recurrence])
  const asked = useLoaded(startsAt !== null && saved ? plan : null, (client) =>
    client.shows.occurrences({ showId: show.id, count: 5 }),
  )
  const [dates, setDates] = useState(asked.value)
  useEffect(() => {
    if (asked.value !== null) setDates(asked.value)
  }, [asked.value])
  if (startsAt === null) return null
  return (
    <div className={classes.dates} data-repeats={recurrence !== null}>
      <b>{recurrence === null ? 'Starts' : 'Next starts'}</b>
      {dates !== null && dates.length === 0 ? (
        <p>No start to come: the date is past.</p>
      ) : (
        <ol>
          {(dates ?? []).map((at) => (
            <li key={at}>{dateText(at, timezone)}</li>
          ))}
        </ol>
      )}
    </div>
  )
}
