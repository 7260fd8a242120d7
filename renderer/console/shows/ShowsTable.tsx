import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ConsoleClient } from '../../kit/client'
import { useNow } from '../../kit/use-now'
import classes from './shows.module.css'

export type ListedShow = Awaited<ReturnType<ConsoleClient['shows']['list']>>[number]

export interface ShowsTableProps {
  readonly shows: readonly ListedShow[]
  readonly chosen: string | null
  /** The show that is on now. */
  readonly running: string | null
  readonly onChoose: (showId: string) => void
  readonly onOpen: (showId: string) => void
  readonly onPreflight: (show: ListedShow) => void
  readonly onDuplicate: (showId: string) => void
  readonly onExport: (showId: string) => void
  readonly onCalendar: (showId: string) => void
  readonly onRemove: (show: ListedShow) => void
}

/** The library as a table; the title chooses, "Rundown" opens, the rest is in the menu of the row. */
export function ShowsTable(props: ShowsTableProps) {
  const { shows, chosen, running } = props
  const now = useNow(60_000)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="Shows in the library">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">Next start</th>
            <th scope="col">Cues</th>
            <th scope="col">Last edited</th>
            <th scope="col">
              <span className={classes.hidden}>What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shows.map((show) => (
            <tr key={show.id} data-chosen={show.id === chosen}>
              <th scope="row">
                <button
                  type="button"
                  className={classes.title}
                  aria-pressed={show.id === chosen}
                  onClick={() => props.onChoose(show.id)}
                  onDoubleClick={() => props.onOpen(show.id)}
                >
                  {show.title}
                </button>
                {show.id === running && <em>Running</em>}
              </th>
              <td>
                {show.nextAt === null
                  ? show.startsAt === null
                    ? 'Not planned'
                    : 'Over'
                  : startText(show.nextAt)}
              </td>
              <td>{show.cues}</td>
              <td title={new Date(show.updatedAt).toLocaleString()}>{agoText(show.updatedAt, now)}</td>
              <td>
                <span className={classes.actions}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Open the rundown of ${show.title}`}
                    onClick={() => props.onOpen(show.id)}
                  >
                    Rundown
                  </Button>
                  <RowMenu {...props} show={show} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RowMenu({ show, ...on }: ShowsTableProps & { readonly show: ListedShow }) {
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${show.title}`}>
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => on.onPreflight(show)}>Preflight</Menu.Item>
        <Menu.Item onClick={() => on.onDuplicate(show.id)}>Duplicate</Menu.Item>
        <Menu.Item onClick={() => on.onExport(show.id)}>Export as a file</Menu.Item>
        <Menu.Item disabled={show.startsAt === null} onClick={() => on.onCalendar(show.id)}>
          Calendar file (.ics)
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red.4" disabled={show.id === on.running} onClick={() => on.onRemove(show)}>
          {show.id === on.running ? 'Delete (running now)' : 'Delete'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function startText(at: number): string {
  return new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** "3 hours ago", for people; `at` and `now` in milliseconds since 1970. */
export function agoText(at: number, now: number): string {
  const minutes = Math.round((at - now) / 60_000)
  if (minutes > -1) return 'just now'
  if (minutes > -60) return relative.format(minutes, 'minute')
  if (minutes > -24 * 60) return relative.format(Math.round(minutes / 60), 'hour')
  const days = Math.round(minutes / (24 * 60))
  return days > -31
    ? relative.format(days, 'day')
    : new Date(at).toLocaleDateString([], { dateStyle: 'medium' })
}
