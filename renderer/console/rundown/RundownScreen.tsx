import { Button, Loader, Select } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { useLoaded } from '../../kit/use-loaded'
import { goTo, useRoute } from '../router'
import { Rundown } from './Rundown'
import classes from './rundown.module.css'
import { useShowEditor } from './use-show-editor'

/** The show looked at last: coming back to the screen finds it again. */
let lastShowId: string | null = null

/** Plans the cues of one show: `#rundown/<showId>`, else the running show, the one seen last, or the first. */
export function RundownScreen() {
  const { screen, detail } = useRoute()
  const list = useLoaded('shows', (client) => client.shows.list())
  const running = useConsole((state) => (state.airing?.endedAt === null ? state.airing.show.id : null))
  const shows = list.value
  const showId = useMemo(() => {
    if (detail !== null) return detail
    const has = (id: string | null) => shows?.some((one) => one.id === id) ?? false
    return has(lastShowId) ? lastShowId : has(running) ? running : (shows?.[0]?.id ?? null)
  }, [detail, shows, running])
  const open = useShowEditor(showId)
  useEffect(() => {
    if (screen === 'rundown' && open.state === 'ready') lastShowId = showId
  }, [screen, open.state, showId])

  if (showId === null && shows === null) return <Waiting words={list.fault} />
  if (showId === null)
    return (
      <EmptyState
        title="No show yet"
        words="A rundown belongs to a show. Make one first; the sample is a good start."
      >
        <h1 className="mantine-visually-hidden">Rundown</h1>
        <Button mt="sm" onClick={() => goTo('shows')}>
          Go to Shows
        </Button>
      </EmptyState>
    )
  const picker = (
    <Select
      aria-label="Show"
      data={(shows ?? []).map((show) => ({ value: show.id, label: show.title }))}
      value={showId}
      onChange={(id) => id !== null && goTo('rundown', id)}
      allowDeselect={false}
      searchable={(shows?.length ?? 0) > 10}
      w={260}
    />
  )
  if (open.state === 'ready')
    return (
      <Rundown
        key={showId}
        editor={open.editor}
        view={open.view}
        picker={picker}
        running={running === showId}
      />
    )
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <h1>Rundown</h1>
        {picker}
      </div>
      <div style={{ gridArea: 'cues' }}>
        {open.state === 'missing' ? (
          <EmptyState title="This show could not be opened" words={open.words}>
            <Button mt="sm" variant="default" onClick={open.retry}>
              Try again
            </Button>
          </EmptyState>
        ) : (
          <Waiting words={null} />
        )}
      </div>
    </div>
  )
}

function Waiting({ words }: { words: string | null }) {
  return words === null ? (
    <Loader size="sm" m="lg" aria-label="Reading the library" />
  ) : (
    <EmptyState title="The library could not be read" words={words} />
  )
}
