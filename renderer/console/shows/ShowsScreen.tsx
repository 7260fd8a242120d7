import { Button, Loader, Menu } from '@mantine/core'
import { IconChevronDown, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { useLoaded } from '../../kit/use-loaded'
import { PreflightDialog } from '../preflight/Preflight'
import { goTo, useRoute } from '../router'
import { ShowDetails } from './ShowDetails'
import { ShowsTable } from './ShowsTable'
import classes from './shows.module.css'
import { useLibrary } from './use-library'

/** The library of shows beside the settings of the chosen one: `#shows/<showId>`. */
export function ShowsScreen() {
  const { detail } = useRoute()
  const list = useLoaded('shows', (client) => client.shows.list())
  const running = useConsole((state) => (state.airing?.endedAt === null ? state.airing.show.id : null))
  const [checking, setChecking] = useState<{ id: string; title: string } | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const newButton = useRef<HTMLButtonElement>(null)
  const { reload } = list
  const library = useLibrary(reload)

  // The last good list stays while the next one is read: a table that blinks cannot be clicked.
  const [shows, setShows] = useState(list.value)
  useEffect(() => {
    if (list.value !== null) setShows(list.value)
  }, [list.value])
  const chosen =
    shows?.find((show) => show.id === detail) ?? (detail === null ? shows?.[0] : undefined) ?? null

  const open = useCallback((showId: string | null, rename: boolean) => {
    if (showId === null) return
    if (rename) setFresh(showId)
    goTo('shows', showId)
  }, [])
  const onNamed = useCallback(() => setFresh(null), [])

  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <h1>Shows</h1>
        <span className={classes.space} />
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Show file to import"
          onChange={(event) => {
            const [picked] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (picked !== undefined) void library.importFile(picked).then((id) => open(id, false))
          }}
        />
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => file.current?.click()}
        >
          Import a file
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              ref={newButton}
              leftSection={<IconPlus size={16} aria-hidden />}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              New show
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void library.create('empty').then((id) => open(id, true))}>
              Empty show
            </Menu.Item>
            <Menu.Item onClick={() => void library.create('sample').then((id) => open(id, true))}>
              From the sample show
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <Panel title="Library" area="list" scroll={false}>
        {shows === null ? (
          list.fault === null ? (
            <Loader size="sm" m="md" aria-label="Reading the library" />
          ) : (
            <EmptyState title="The library could not be read" words={list.fault}>
              <Button mt="sm" variant="default" onClick={reload}>
                Try again
              </Button>
            </EmptyState>
          )
        ) : shows.length === 0 ? (
          <EmptyState
            title="No shows yet"
            words="The sample is a whole evening with drops, quizzes and messages: rehearse it, then change it into yours."
          >
            <Button mt="sm" onClick={() => void library.create('sample').then((id) => open(id, true))}>
              Make a show from the sample
            </Button>
          </EmptyState>
        ) : (
          <ShowsTable
            shows={shows}
            chosen={chosen?.id ?? null}
            running={running}
            onChoose={(id) => goTo('shows', id)}
            onOpen={(id) => goTo('rundown', id)}
            onPreflight={setChecking}
            onDuplicate={(id) => void library.duplicate(id).then((made) => open(made, true))}
            onExport={library.exportFile}
            onCalendar={library.calendar}
            onRemove={(show) =>
              void library.remove(show).then((gone) => {
                if (!gone) return
                if (detail === show.id) goTo('shows')
                newButton.current?.focus()
              })
            }
          />
        )}
      </Panel>
      {chosen === null ? (
        <Panel title="Show" area="details">
          <EmptyState
            title={detail === null ? 'No show chosen' : 'This show is not in the library'}
            words="Choose a show in the list, or make a new one."
          />
        </Panel>
      ) : (
        <ShowDetails
          key={chosen.id}
          showId={chosen.id}
          running={running === chosen.id}
          rename={fresh === chosen.id}
          onNamed={onNamed}
          onSaved={reload}
          onCalendar={library.calendar}
        />
      )}
      <PreflightDialog show={checking} onClose={() => setChecking(null)} />
    </div>
  )
}
