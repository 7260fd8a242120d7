import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type ConsoleClient, errorWords } from '../../kit/client'
import { useLink, useParts } from '../../kit/console'
import { createShowEditor, type EditorView, type ShowEditor } from './show-editor'

/** Saves of editors that were left, by show: the next editor of the show reads after them. */
const leaving = new Map<string, Promise<void>>()

export type OpenEditor =
  | { readonly state: 'loading' }
  | { readonly state: 'missing'; readonly words: string; readonly retry: () => void }
  | { readonly state: 'ready'; readonly editor: ShowEditor; readonly view: EditorView }

interface Opened {
  readonly showId: string
  readonly editor: ShowEditor | null
  readonly fault: string | null
}

/**
 * The editor of a show, read once: a line that is lost and comes back keeps what was typed. What was typed last is
 * saved when the screen is left.
 */
export function useShowEditor(showId: string | null): OpenEditor {
  const { client } = useParts()
  const link = useLink()
  const [opened, setOpened] = useState<Opened | null>(null)
  const current = opened?.showId === showId ? opened : null
  const editor = current?.editor ?? null

  useEffect(() => {
    if (link !== 'live') return
    if (editor !== null) {
      void editor.flush()
      return
    }
    if (showId === null) return
    let left = false
    readShow(client, showId).then(
      (made) => left || setOpened({ showId, editor: made, fault: null }),
      (error: unknown) => left || setOpened({ showId, editor: null, fault: errorWords(error) }),
    )
    return () => {
      left = true
    }
  }, [showId, editor, link, client])

  useEffect(() => {
    if (editor === null) return
    const id = editor.view().show.id
    const onLeave = () => void editor.flush()
    window.addEventListener('pagehide', onLeave)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      const last = editor.flush()
      leaving.set(id, last)
      void last.then(() => leaving.get(id) === last && leaving.delete(id))
    }
  }, [editor])

  const view = useSyncExternalStore(editor?.subscribe ?? never, editor?.view ?? nothing)
  const fault = current?.fault ?? null
  const retry = useCallback(() => setOpened(null), [])
  return useMemo(() => {
    if (fault !== null) return { state: 'missing', words: fault, retry }
    return editor === null || view === null ? { state: 'loading' } : { state: 'ready', editor, view }
  }, [fault, retry, editor, view])
}

async function readShow(client: () => ConsoleClient | null, showId: string): Promise<ShowEditor> {
  await leaving.get(showId)
  const line = client()
  if (line === null) throw new Error('no line')
  const show = await line.shows.get({ showId })
  return createShowEditor(show, {
    send: async (changed) => {
      const open = client()
      if (open === null) return 'the connection to Micdrop is lost. It is saved when it is back.'
      try {
        await open.shows.save({ show: changed })
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
}

const never = () => () => undefined
const nothing = () => null
