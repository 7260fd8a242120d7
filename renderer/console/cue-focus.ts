/** A surface elsewhere (the palette) asks the cue list to bring a cue into view and put the focus on its button. */
const listeners = new Set<(cueId: string) => void>()
let asked: string | null = null

export function askForCue(cueId: string): void {
  asked = listeners.size === 0 ? cueId : null
  for (const listener of listeners) listener(cueId)
}

/** A list that mounts after the question still gets it. */
export function onCueAsked(listener: (cueId: string) => void): () => void {
  listeners.add(listener)
  if (asked !== null) listener(asked)
  asked = null
  return () => listeners.delete(listener)
}
