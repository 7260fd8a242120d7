import { startOf } from '../../core/base/graphemes'

/**
 * What is pasted into a field that has no room for all of it is cut by the browser at any code point: a family becomes a
 * man, an é an e. Here it is cut between graphemes. Returns how to stop.
 */
export function keepPastedWhole(page: Document): () => void {
  const cut = (event: InputEvent) => {
    const field = event.target
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    // What an input method composes cannot be held back.
    if (field.maxLength < 0 || event.isComposing) return
    const given = (event.data ?? event.dataTransfer?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n')
    const selected = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0)
    const room = Math.max(0, field.maxLength - field.value.length + selected)
    if (given.length <= room) return
    event.preventDefault()
    const kept = startOf(given, room)
    // Deprecated, and the one way that leaves undo and the field's own events as they are.
    if (kept !== '') page.execCommand('insertText', false, kept)
  }
  page.addEventListener('beforeinput', cut)
  return () => page.removeEventListener('beforeinput', cut)
}
