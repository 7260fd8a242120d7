import { Button, Loader, Select, Switch, TextInput } from '@mantine/core'
import { IconDownload, IconInfoCircle, IconListDetails } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { type Language, languageNames, languages } from '../../../core/words/languages'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { SaveMark } from '../../kit/SaveMark'
import { goTo } from '../router'
import type { EditorView, ShowEditor } from '../rundown/show-editor'
import { useShowEditor } from '../rundown/use-show-editor'
import { ScheduleForm } from './ScheduleForm'
import classes from './shows.module.css'
import { ThemeForm } from './ThemeForm'

export interface ShowDetailsProps {
  readonly showId: string
  readonly running: boolean
  /** A show just made: its title takes the focus. */
  readonly rename: boolean
  readonly onNamed: () => void
  readonly onSaved: () => void
  readonly onCalendar: (showId: string) => void
}

/** Everything about a show but its cues, saved as it is typed. */
export function ShowDetails(props: ShowDetailsProps) {
  const open = useShowEditor(props.showId)
  if (open.state === 'ready') return <Details {...props} editor={open.editor} view={open.view} />
  return (
    <Panel title="Show" area="details">
      {open.state === 'loading' ? (
        <Loader size="sm" aria-label="Reading the show" />
      ) : (
        <EmptyState title="This show could not be opened" words={open.words}>
          <Button mt="sm" variant="default" onClick={open.retry}>
            Try again
          </Button>
        </EmptyState>
      )}
    </Panel>
  )
}

function Details(props: ShowDetailsProps & { readonly editor: ShowEditor; readonly view: EditorView }) {
  const { editor, view, running, rename, onNamed, onSaved, onCalendar } = props
  const { show, save } = view
  const title = useRef<HTMLInputElement>(null)
  const saved = useRef(show)
  useEffect(() => {
    if (!rename) return
    title.current?.focus()
    title.current?.select()
    onNamed()
  }, [rename, onNamed])
  useEffect(() => {
    if (save.state !== 'saved' || saved.current === show) return
    saved.current = show
    onSaved()
  }, [save.state, show, onSaved])
  const set = (part: Parameters<typeof editor.dispatch>[0] & { do: 'set-show' }, typing: string) =>
    editor.dispatch(part, typing)

  return (
    <Panel title="Show" area="details" aside={<SaveMark save={save} onRetry={() => void editor.flush()} />}>
      <div className={classes.form}>
        {running && (
          <p className={classes.notice}>
            <IconInfoCircle size={16} aria-hidden /> This show is running with its own copy. Changes apply the
            next time it starts.
          </p>
        )}
        <TextInput
          ref={title}
          label="Title"
          value={show.title}
          onChange={(event) => editor.dispatch({ do: 'retitle', title: event.currentTarget.value }, 'title')}
          error={show.title.trim() === '' ? 'A show needs a title.' : undefined}
          maxLength={120}
        />
        <div className={classes.buttons}>
          <Button
            leftSection={<IconListDetails size={16} aria-hidden />}
            onClick={() => goTo('rundown', show.id)}
          >
            Open the rundown
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={show.startsAt === null}
            onClick={() => void editor.flush().then(() => onCalendar(show.id))}
          >
            Calendar file (.ics)
          </Button>
        </div>
        <ScheduleForm
          show={show}
          saved={save.state === 'saved'}
          onSet={(part, typing) => set({ do: 'set-show', set: part }, typing)}
        />
        <fieldset className={classes.group}>
          <legend>Who watches and takes part</legend>
          {audiences.map(({ id, label, description }) => (
            <Switch
              key={id}
              label={label}
              description={description}
              checked={show.audiences[id]}
              onChange={(event) =>
                set(
                  {
                    do: 'set-show',
                    set: { audiences: { ...show.audiences, [id]: event.currentTarget.checked } },
                  },
                  `audience:${id}`,
                )
              }
            />
          ))}
        </fieldset>
        <Select
          label="Language of overlay and bot"
          description="Commands, prices and what you wrote stay as they are."
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={show.language ?? languages[0]}
          allowDeselect={false}
          onChange={(language) =>
            language !== null &&
            set({ do: 'set-show', set: { language: language as Language } }, `language:${language}`)
          }
        />
        <ThemeForm
          theme={show.theme}
          onChange={(theme, typing) => set({ do: 'set-show', set: { theme } }, typing)}
        />
      </div>
    </Panel>
  )
}

const audiences = [
  { id: 'stream', label: 'Stream', description: 'Viewers of the stream, through chat and the overlay.' },
  { id: 'room', label: 'Room', description: 'Viewers on the room page, on a phone or a computer.' },
  { id: 'hall', label: 'Hall', description: 'People in the hall, at the desk.' },
] as const
