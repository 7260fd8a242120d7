/** What a viewer is told once, on the next page they see: the answer to the form they sent. */
export interface Note {
  readonly tone: 'good' | 'bad'
  readonly words: string
  /** What was typed and not taken, so that nobody types it twice: a chat line, the name with it, a new name. */
  readonly text?: string
  readonly name?: string
  readonly newName?: string
}

/** By the form token of a browser, which stays the same whoever it acts for. */
export interface Notes {
  readonly leave: (browser: string, note: Note) => void
  /** Gives the note and forgets it. */
  readonly take: (browser: string) => Note | null
}

const mostKept = 10_000

export function createNotes(): Notes {
  const notes = new Map<string, Note>()
  return {
    leave: (browser, note) => {
      notes.delete(browser)
      notes.set(browser, note)
      const oldest = notes.keys().next()
      if (notes.size > mostKept && oldest.done !== true) notes.delete(oldest.value)
    },
    take: (browser) => {
      const note = notes.get(browser) ?? null
      notes.delete(browser)
      return note
    },
  }
}
