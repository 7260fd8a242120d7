/** What somebody types belongs to them: the page changes around it, and nothing but their own sending takes it out. */

const fields = 'input[id]:not([type=hidden], [type=checkbox], [type=radio])'

/** Text of fields that are not on the page at the moment, by the field's id. */
const kept = new Map<string, string>()
let composing = false

/** Also over a reload of the tab, which phones do by themselves. */
export function keepTyped(): void {
  const place = `typed ${location.pathname}`
  try {
    for (const [id, text] of JSON.parse(sessionStorage.getItem(place) ?? '[]') as [string, string][])
      kept.set(id, text)
  } catch {
    // A browser without storage, or somebody else's entry: then nothing was kept.
  }
  putBack()
  const save = () => {
    collect()
    const typed = [...document.querySelectorAll<HTMLInputElement>(fields)]
      .filter(({ value, defaultValue }) => value !== defaultValue)
      .map(({ id, value }) => [id, value])
    try {
      sessionStorage.setItem(place, JSON.stringify([...kept, ...typed]))
    } catch {
      // As above.
    }
  }
  addEventListener('pagehide', save)
  document.addEventListener('visibilitychange', save)
  document.addEventListener('compositionstart', () => {
    composing = true
  })
  document.addEventListener('compositionend', () => {
    composing = false
  })
}

/** Changes the page; text in fields that go is put back when they come again. */
export function aroundTyped(change: () => void): void {
  collect()
  change()
  putBack()
}

function collect(): void {
  for (const { id, value, defaultValue } of document.querySelectorAll<HTMLInputElement>(fields))
    if (value === defaultValue) kept.delete(id)
    else kept.set(id, value)
}

function putBack(): void {
  for (const [id, text] of kept) {
    const field = document.getElementById(id)
    if (!(field instanceof HTMLInputElement)) continue
    if (field.value === '') field.value = text
    kept.delete(id)
  }
}

/** Takes text that was sent out of its field and leaves what was typed after it, caret and all. */
export function takeOut(field: HTMLInputElement, sent: string): void {
  if (composing && document.activeElement === field) {
    // The browser writes the composed text after this event.
    field.addEventListener('compositionend', () => setTimeout(() => takeOut(field, sent)), { once: true })
    return
  }
  if (sent === '' || !field.value.startsWith(sent)) return
  const { selectionStart, selectionEnd } = field
  const rest = field.value.slice(sent.length).trimStart()
  const cut = field.value.length - rest.length
  const moved = (caret: number | null) => Math.max(0, (caret ?? cut) - cut)
  field.value = rest
  if (document.activeElement === field) field.setSelectionRange(moved(selectionStart), moved(selectionEnd))
}
