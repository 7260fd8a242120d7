import { type EditAction, edit, type History, redo, startHistory, undo } from '../../../core/show/edit'
import { Show } from '../../../core/show/show'
import { createAutosave, type SaveState } from '../../kit/autosave'

export interface EditorWorld {
  /** Stores the show; the answer is what went wrong, in the host's words, or null. */
  readonly send: (show: Show) => Promise<string | null>
  readonly after: (ms: number, run: () => void) => () => void
  /** Milliseconds, for telling one burst of typing from the next. */
  readonly now: () => number
}

export interface EditorView {
  readonly show: Show
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly save: SaveState
}

/** One show being edited: history, and a save a moment after each change. */
export interface ShowEditor {
  readonly view: () => EditorView
  readonly subscribe: (listener: () => void) => () => void
  /**
   * Does one edit. Edits with the same `typing` that follow each other closely are one step of undo. The answer is
   * what kept it from being done, in the host's words, or null.
   */
  readonly dispatch: (action: EditAction, typing?: string) => string | null
  readonly undo: () => void
  readonly redo: () => void
  readonly flush: () => Promise<void>
}

/** Milliseconds of rest after which typing begins a new step of undo. */
const burst = 1_500

export function createShowEditor(show: Show, world: EditorWorld): ShowEditor {
  const listeners = new Set<() => void>()
  const saving = createAutosave<Show>({ check: showFault, send: world.send, after: world.after })
  let history = startHistory(show)
  let last: { readonly typing: string; readonly at: number } | null = null
  let view: EditorView = viewOf(history, saving.state())

  const tell = () => {
    view = viewOf(history, saving.state())
    for (const listener of listeners) listener()
  }
  saving.subscribe(tell)
  const take = (next: History) => {
    if (next === history) return
    history = next
    saving.put(next.present)
    tell()
  }

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch: (action, typing) => {
      const at = world.now()
      const join = typing !== undefined && last?.typing === typing && at - last.at < burst
      const done = edit(history, action, join)
      if (!done.ok) return done.message
      last = typing === undefined ? null : { typing, at }
      take(done.value)
      return null
    },
    undo: () => {
      last = null
      take(undo(history))
    },
    redo: () => {
      last = null
      take(redo(history))
    },
    flush: saving.flush,
  }
}

function viewOf(history: History, save: SaveState): EditorView {
  return { show: history.present, canUndo: history.past.length > 0, canRedo: history.future.length > 0, save }
}

/** What keeps a show from being stored, in the host's words, or null. */
export function showFault(show: Show): string | null {
  if (show.title.trim() === '') return 'the show needs a title.'
  const parsed = Show.safeParse(show)
  if (parsed.success) return null
  const issue = parsed.error.issues[0]!
  const [part, at, field] = issue.path
  if (part === 'rundown' && typeof at === 'number')
    return `the ${String(field ?? 'rundown')} of cue ${at + 1} is too long or not valid.`
  if (part === 'currency') return 'a currency is three capital letters, such as EUR.'
  return issue.message
}
