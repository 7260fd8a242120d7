import { type Heard, reached } from './ask'
import type { Mark } from './clocks'
import { answered, type News } from './page'
import { look, type Press, send } from './press'
import { refresh } from './refresh'
import { nameOf } from './settle'
import { showNote } from './status'
import { tapOnce } from './tap'
import { takeOut } from './typed'
import { about, words } from './words'

interface Answer extends News {
  /** The page to see next; null when the form was refused and nothing has changed. */
  readonly to: string | null
  readonly ok: boolean
  /** What the viewer is told. */
  readonly note?: { readonly tone: 'good' | 'bad'; readonly words: string } | null
  readonly words?: string
}

/** Under way, by what they do. */
const underWay = new Set<string>()
/** Without an answer in the end. Pressed again they go under the key they had: they may have arrived. */
const unanswered = new Map<string, URLSearchParams>()

/**
 * Sends forms without leaving the page.
 * @param unheard told when a try that began then got no answer
 */
export function takeForms(unheard: (began: Mark) => void): void {
  tapOnce()
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    event.preventDefault()
    const button = submitter instanceof HTMLButtonElement ? submitter : null
    const name = `${form.getAttribute('action')} ${button?.value ?? ''}`
    // Pressed again while it waits for the line: whoever presses believes that there is one.
    if (underWay.has(name)) return reached()
    underWay.add(name)
    void take(name, pressOf(form, button, name), unheard).finally(() => underWay.delete(name))
  })
}

async function take(name: string, press: Press, unheard: (began: Mark) => void): Promise<void> {
  const { button, body, form, title } = press
  const typed = [...form.querySelectorAll<HTMLInputElement>('input[id]:not([type=hidden])')].map(
    (field) => [field, field.value] as const,
  )
  const heard = await send(press, unheard)
  if (heard === null) {
    unanswered.set(name, body)
    return showNote('bad', about(words().noAnswer, title), button)
  }
  unanswered.delete(name)
  const answer = answerIn(heard)
  if (answer === null || answer.to === null)
    return showNote('bad', answer?.words ?? words().didNotWork, button)
  if (answer.ok) for (const [field, sent] of typed) if (field.type === 'text') takeOut(field, sent)
  if (new URL(answer.to, location.href).pathname !== location.pathname) return leave(answer.to, button)
  if (answer.note) showNote(answer.note.tone, answer.note.words, button)
  // Another press may still be waiting.
  else if (underWay.size > 1) showNote('waits', words().sending, button)
  else showNote('good', '', button)
  answered(answer)
  if (answer.reload === true) void refresh()
}

/** Goes to another page, which takes its time on a slow line. Resolves when somebody comes back to this one. */
function leave(to: string, button: HTMLButtonElement | null): Promise<void> {
  showNote('good', words().leaving, button)
  look(button, 'sent')
  location.assign(to)
  return new Promise((resolve) => {
    const back = () => {
      look(button, null)
      showNote('good', '')
      resolve()
    }
    addEventListener('pageshow', back, { once: true })
  })
}

function pressOf(form: HTMLFormElement, button: HTMLButtonElement | null, name: string): Press {
  const body = new URLSearchParams()
  for (const [field, value] of new FormData(form)) body.append(field, String(value))
  if (button !== null && button.name !== '') body.append(button.name, button.value)
  const said = button === null ? '' : nameOf(button)
  const title = form.id === 'say' ? words().yourMessage : about(words().quoted, said)
  const before = unanswered.get(name)
  body.delete('key')
  body.set('key', before !== undefined && isSame(before, body) ? before.get('key')! : newKey())
  return { form, button, body, title }
}

function isSame(before: URLSearchParams, body: URLSearchParams): boolean {
  const asks = new URLSearchParams(before)
  asks.delete('key')
  return String(asks) === String(body)
}

/** 128 random bits. (`randomUUID` is missing on plain http.) */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

function answerIn({ text }: Heard): Answer | null {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return null
  }
}
