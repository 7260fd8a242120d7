/** Says things through a screen reader: `polite` waits its turn, `urgent` interrupts. */
export interface Announcement {
  readonly text: string
  readonly urgent: boolean
}

const listeners = new Set<(announcement: Announcement) => void>()

/** Sends one sentence to the page's live regions. */
export function announce(text: string, urgent = false): void {
  for (const listener of listeners) listener({ text, urgent })
}

export function onAnnouncement(listener: (announcement: Announcement) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
