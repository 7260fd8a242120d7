import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { errorWords } from '../../kit/client'
import { useParts } from '../../kit/console'
import { useLoaded } from '../../kit/use-loaded'
import { createShowEditor, type EditorView, type ShowEditor } from './show-editor'

/** Saves of editors that were left, by show: the next editor of the show reads after them. */
const leaving = new Map<string, Promise<void>>()

export type OpenEditor =
  | { readonly state: 'loading' }
  | { readonly state: 'missing'; readonly words: string; readonly retry: () => void }
  | { readonly state: 'ready'; readonly editor: ShowEditor; readonly view: EditorView }

/** The editor of a show; what was typed last is saved when the screen is left. */
export function useShowEditor(showId: string | null): OpenEditor {
  const { client } = useParts()
  // One visit is one reading: the answer of an earlier visit would undo what was saved since.
  const [visit] = useState(() => String(Math.floor(performance.now())))
  const loaded = useLoaded(showId === null ? null : `${showId}:${visit}`, async (line) => {
    await leaving.get(showId!)
    return line.shows.get({ showId: showId! })
  })
  const [editor, setEditor] = useState<ShowEditor | null>(null)
  const read = loaded.value

  useEffect(() => {
    if (read === null) return
    const made = createShowEditor(read, {
      send: async (show) => {
        const line = client()
        if (line === null) return 'the connection to Micdrop is lost. Trying again when it is back.'
        try {
          await line.shows.save({ show })
          return null
        } catch (error) {
          return errorWords(error)
        }
      },
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      now: Date.now,
    })
    setEditor(made)
    const onLeave = () => void made.flush()
    window.addEventListener('pagehide', onLeave)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      const last = made.flush()
      leaving.set(read.id, last)
      void last.then(() => leaving.get(read.id) === last && leaving.delete(read.id))
      setEditor(null)
    }
  }, [read, client])

  const view = useSyncExternalStore(editor?.subscribe ?? never, editor?.view ?? nothing)
  return useMemo(() => {
    if (loaded.fault !== null) return { state: 'missing', words: loaded.fault, retry: loaded.reload }
    if (editor === null || view === null || view.show.id !== showId) return { state: 'loading' }
    return { state: 'ready', editor, view }
  }, [loaded.fault, loaded.reload, editor, view, showId])
}

const never = () => () => undefined
const nothing = () => null
