import { ActionIcon, Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconCopy,
  IconInfoCircle,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { EditAction } from '../../../core/show/edit'
import type { ReservedHotkey } from '../../../core/show/hotkeys'
import { announce } from '../../kit/announcer'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { SaveMark } from '../../kit/SaveMark'
import { useLoaded } from '../../kit/use-loaded'
import { PreflightButton } from '../preflight/Preflight'
import { goTo } from '../router'
import { AddCue } from './AddCue'
import { CueForm } from './CueForm'
import { freshCueId } from './cues'
import { plannedWords, RundownList } from './RundownList'
import classes from './rundown.module.css'
import type { EditorView, ShowEditor } from './show-editor'

export interface RundownProps {
  readonly editor: ShowEditor
  readonly view: EditorView
  /** Chooses another show. */
  readonly picker: ReactNode
  /** This show is on now, with a copy of its own. */
  readonly running: boolean
}

/** The cues of one show beside the form of the chosen one. */
export function Rundown({ editor, view, picker, running }: RundownProps) {
  const { show } = view
  const [chosen, setChosen] = useState<string | null>(show.rundown[0]?.id ?? null)
  const [adding, setAdding] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLInputElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const reserved = useReserved()
  const at = show.rundown.findIndex((cue) => cue.id === chosen)
  const cue = show.rundown[at] ?? null
  const planned = plannedWords(show)

  const act = (action: EditAction, typing?: string): boolean => {
    const refused = editor.dispatch(action, typing)
    if (refused !== null) notifications.show({ title: 'Not done', message: refused, color: 'orange' })
    return refused === null
  }
  const focus = (target: () => HTMLElement | null | undefined) =>
    requestAnimationFrame(() => target()?.focus())
  const move = (cueId: string, to: number) => {
    if (!act({ do: 'move', cueId, to })) return
    setChosen(cueId)
    announce(`Moved to ${to + 1} of ${show.rundown.length}.`)
  }
  const duplicate = (cueId: string) => {
    const newId = freshCueId()
    if (!act({ do: 'duplicate', cueId, newId })) return
    setChosen(newId)
    focus(() => list.current)
    announce('Duplicated. The copy is chosen; it has no hotkey.')
  }
  const remove = (cueId: string) => {
    const from = show.rundown.findIndex((one) => one.id === cueId)
    const gone = show.rundown[from]
    if (gone === undefined || !act({ do: 'remove', cueId })) return
    setChosen((show.rundown[from + 1] ?? show.rundown[from - 1])?.id ?? null)
    focus(() => list.current ?? addButton.current)
    announce(`"${gone.title}" was removed. Control Z brings it back.`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    // One history for typing and for moving cues: the browser's own undo knows only its last field.
    event.preventDefault()
    const back = key === 'z' && !event.shiftKey
    if (back ? !view.canUndo : !view.canRedo) return
    if (back) editor.undo()
    else editor.redo()
    announce(back ? 'Undone.' : 'Done again.')
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo and redo belong to the whole screen
    <div className={classes.screen} onKeyDown={onKeyDown}>
      <div className={classes.bar}>
        <h1>Rundown</h1>
        {picker}
        <SaveMark save={view.save} onRetry={() => void editor.flush()} />
        <span className={classes.space} />
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Undo (Ctrl+Z)"
          title="Undo (Ctrl+Z)"
          disabled={!view.canUndo}
          onClick={editor.undo}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Redo (Ctrl+Shift+Z)"
          title="Redo (Ctrl+Shift+Z)"
          disabled={!view.canRedo}
          onClick={editor.redo}
        >
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => goTo('shows', show.id)}>
          Show settings
        </Button>
        <PreflightButton showId={show.id} title={show.title} ready={editor.flush} />
        <Button
          ref={addButton}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add a cue
        </Button>
      </div>
      {running && (
        <p className={classes.notice} style={{ margin: 0 }}>
          <IconInfoCircle size={16} aria-hidden /> This show is running with its own copy. Changes apply the
          next time this show starts.
        </p>
      )}
      <Panel title="Cues" area="cues" scroll={false}>
        {show.rundown.length === 0 ? (
          <EmptyState
            title="The rundown is empty"
            words="Add a first cue: a message to say hello, a quiz to warm up, or a drop to sell something."
          >
            <Button mt="sm" onClick={() => setAdding(true)}>
              Add the first cue
            </Button>
          </EmptyState>
        ) : (
          <RundownList
            show={show}
            chosen={chosen}
            box={list}
            onChoose={setChosen}
            onMove={move}
            onDuplicate={duplicate}
            onRemove={remove}
            onOpen={() => title.current?.focus()}
          />
        )}
        <div className={classes.foot}>
          <b data-late={planned.late}>{planned.words}</b>
          <span id="rundown-keys">
            <kbd>Alt</kbd> <kbd>↑↓</kbd> move, <kbd>Ctrl+D</kbd> copy, <kbd>Del</kbd> remove, <kbd>Enter</kbd>{' '}
            edit
          </span>
        </div>
      </Panel>
      <Panel
        title={cue === null ? 'Cue' : `Cue ${at + 1}`}
        area="form"
        aside={
          cue !== null && (
            <Group gap={4} wrap="nowrap">
              <Tool
                label="Move up"
                disabled={at === 0}
                onPress={() => move(cue.id, at - 1)}
                icon={IconArrowUp}
              />
              <Tool
                label="Move down"
                disabled={at === show.rundown.length - 1}
                onPress={() => move(cue.id, at + 1)}
                icon={IconArrowDown}
              />
              <Tool label="Duplicate" onPress={() => duplicate(cue.id)} icon={IconCopy} />
              <Tool label="Remove" onPress={() => remove(cue.id)} icon={IconTrash} />
            </Group>
          )
        }
      >
        {cue === null ? (
          <EmptyState title="No cue chosen" words="Choose a cue in the list, or add one." />
        ) : (
          <CueForm
            key={cue.id}
            show={show}
            cue={cue}
            reserved={reserved}
            titleRef={title}
            onEdit={act}
            ready={editor.flush}
          />
        )}
      </Panel>
      <AddCue
        opened={adding}
        onClose={() => setAdding(false)}
        onAdd={(made) => {
          if (!act({ do: 'add', cue: made, at: at < 0 ? show.rundown.length : at + 1 })) return
          setChosen(made.id)
          announce(`${made.title} was added.`)
          // After the dialog has given the focus back.
          setTimeout(() => {
            title.current?.focus()
            title.current?.select()
          }, 50)
        }}
      />
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly disabled?: boolean
  readonly onPress: () => void
  readonly icon: typeof IconCopy
}

function Tool({ label, disabled, onPress, icon: Icon }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
}

const noReserved: readonly ReservedHotkey[] = []

/** Panic and "fire next" hold keys of their own. */
function useReserved(): readonly ReservedHotkey[] {
  const settings = useLoaded('settings', (client) => client.settings.get()).value
  if (settings === null) return noReserved
  const { panic, next } = settings.hotkeys
  return [
    ...(panic === null ? [] : [{ what: 'panic', accelerator: panic }]),
    ...(next === null ? [] : [{ what: '"fire next"', accelerator: next }]),
  ]
}
