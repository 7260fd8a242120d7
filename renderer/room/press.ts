import { ask, type Heard, type Unheard, untilReached } from './ask'
import { type Mark, mark, since } from './clocks'
import { showNote } from './status'
import { about, words } from './words'

/**
 * Milliseconds for one answer; on 50 kbit/s with a new connection it takes two and a half seconds. The first try may
 * go by a connection that died unseen, so the second follows it at once.
 */
const firstWithin = 3_500
const answerWithin = 8_000
/** What is pressed is meant now: after this it is not sent by itself any more. */
const keptFor = 120_000
/** An answer that comes sooner needs no words before it. */
const tellAfter = 400
const firstPause = 2_000
const longestPause = 15_000

/** One press of one button, until it is answered. Its body holds its key: sent twice it does what it does once. */
export interface Press {
  readonly form: HTMLFormElement
  readonly button: HTMLButtonElement | null
  readonly body: URLSearchParams
  /** What the button says, to name the press by. */
  readonly title: string
}

/**
 * Sends a press until the server has answered it, and shows on the button and in words how it stands. Null when no
 * answer came for two minutes.
 * @param unheard told after each try without an answer when that one had begun
 */
export async function send(press: Press, unheard: (began: Mark) => void): Promise<Heard | null> {
  const { form, button, body } = press
  const pressedAt = mark()
  const timer = setTimeout(() => showNote('waits', waitWords(body), button), tellAfter)
  look(button, 'sent')
  try {
    for (let tries = 0; ; tries += 1) {
      const began = mark()
      const init = { method: 'POST', headers: { 'x-live': location.pathname }, body }
      const within = tries === 0 ? firstWithin : answerWithin
      const heard = await ask(form.getAttribute('action') ?? '', init, within)
      if (typeof heard !== 'string') return heard
      unheard(began)
      if (tries === 0 && heard === 'nothing') continue
      clearTimeout(timer)
      if (since(pressedAt) > keptFor) return null
      look(button, 'kept')
      showNote('waits', keptWords(press.title, heard), button)
      await untilReached(Math.min(longestPause, firstPause * (tries + 1)))
      if (since(pressedAt) > keptFor) return null
    }
  } finally {
    clearTimeout(timer)
    look(button, null)
  }
}

function waitWords(body: URLSearchParams): string {
  const [verb = ''] = (body.get('do') ?? '').split(' ')
  return verb === 'claim' ? words().sendingClaim : verb === 'answer' ? words().sendingAnswer : words().sending
}

function keptWords(title: string, why: Unheard): string {
  return about(why === 'stranger' ? words().keptBehind : words().kept, title)
}

/** For eyes and ears. Not `disabled`, which would take the focus away from under a finger. */
export function look(button: HTMLButtonElement | null, state: 'sent' | 'kept' | null): void {
  if (button === null) return
  if (state === null) {
    delete button.dataset.state
    button.removeAttribute('aria-disabled')
    return
  }
  button.dataset.state = state
  button.setAttribute('aria-disabled', 'true')
}
