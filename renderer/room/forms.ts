import { apply, type News, refresh } from './page'

interface Answer extends News {
  /** The page to see next; null when the form was refused. */
  readonly to: string | null
  readonly ok: boolean
  readonly key?: string
  readonly words?: string
}

/** Sends forms without leaving the page. A form keeps its key until it was answered, so trying again is safe. */
export function takeForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    event.preventDefault()
    if (form.dataset.busy !== undefined) return
    form.dataset.busy = ''
    const button = (event as SubmitEvent).submitter
    send(form, button instanceof HTMLButtonElement ? button : null).finally(() => delete form.dataset.busy)
  })
}

async function send(form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) fields.append(name, String(value))
  if (button !== null && button.name !== '') fields.append(button.name, button.value)
  let answer: Answer
  try {
    const response = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      headers: { 'x-live': location.pathname },
      body: fields,
    })
    answer = (await response.json()) as Answer
  } catch {
    return say('The connection is lost. Try again in a moment; nothing happens twice.')
  }
  if (answer.to === null) return say(answer.words ?? '')
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name=key]'))
    input.value = answer.key ?? ''
  if (answer.ok && form.id !== 'act') form.reset()
  if (new URL(answer.to, location.href).pathname !== location.pathname) location.assign(answer.to)
  else {
    if (answer.reload === true) await refresh()
    apply(answer)
  }
}

function say(words: string): void {
  const note = document.getElementById('note')
  if (note === null) return
  note.className = 'note bad'
  note.textContent = words
}
