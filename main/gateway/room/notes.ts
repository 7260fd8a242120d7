/** What a viewer is told once, on the next page they see: the answer to the form they sent. */
export interface Note {
  readonly tone: 'good' | 'bad'
  readonly words: string
  /** A chat line that was not taken, so that nobody types it twice. */
  readonly text?: string
}

export interface Notes {
  readonly leave: (viewer: string, note: Note) => void
  /** Gives the note and forgets it. */
  readonly take: (viewer: string) => Note | null
}

const mostKept = 10_000

export function createNotes(): Notes {
  const notes = new Map<string, Note>()
  return {
    leave: (viewer, note) => {
      notes.delete(viewer)
      notes.set(viewer, note)
      const oldest = notes.keys().next()
      if (notes.size > mostKept && oldest.done !== true) notes.delete(oldest.value)
    },
    take: (viewer) => {
      const note = notes.get(viewer) ?? null
      notes.delete(viewer)
      return note
    },
  }
}
