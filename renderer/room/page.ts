import { setServerTime, tick } from './clocks'
import { morph } from './morph'

/** What the server sends: parts of the page as HTML it has made, never data to be drawn here. */
export interface News {
  readonly now: number
  readonly html?: string | null
  readonly add?: string
  readonly drop?: readonly string[]
  readonly reload?: boolean
}

const mostLines = 30

/** Puts parts of the page in their places. Parts whose place is not on this page are left out. */
export function apply(news: News): void {
  setServerTime(news.now)
  const focused = document.activeElement
  for (const part of elementsIn(news.html ?? '')) {
    const place = document.getElementById(part.id)
    if (place !== null) morph(place, part)
  }
  for (const id of news.drop ?? []) document.getElementById(id)?.remove()
  const chat = document.getElementById('chat')
  for (const line of elementsIn(news.add ?? '').reverse())
    if (document.getElementById(line.id) === null) chat?.prepend(line)
  while (chat !== null && chat.children.length > mostLines) chat.lastElementChild?.remove()
  tick()
  keepFocus(focused)
}

/** Loads this page again and changes what is different. */
export async function refresh(): Promise<void> {
  const response = await fetch(location.href)
  const loaded = new DOMParser().parseFromString(await response.text(), 'text/html')
  const focused = document.activeElement
  document.title = loaded.title
  keepNote(loaded)
  setServerTime(Number(loaded.body.dataset.now))
  morph(document.body, loaded.body)
  tick()
  keepFocus(focused)
}

/** The answer to what the viewer did stays until they do something else. */
function keepNote(loaded: Document): void {
  const [old, fresh] = [document.getElementById('note'), loaded.getElementById('note')]
  if (old !== null && fresh?.textContent === '') fresh.replaceWith(old.cloneNode(true))
}

/** When the button that had the focus is gone, the heading of its part takes it, not the top of the page. */
function keepFocus(focused: Element | null): void {
  if (focused === null || focused === document.body || focused.isConnected) return
  const heading = document.querySelector<HTMLElement>(
    focused.id.startsWith('claim') || focused.id.startsWith('answer') ? '#now-title' : '#own-title',
  )
  heading?.focus({ preventScroll: true })
}

function elementsIn(html: string): Element[] {
  const template = document.createElement('template')
  template.innerHTML = html
  return [...template.content.children]
}
