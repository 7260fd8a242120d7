/** What calls a viewer back, by id: the show's news and what became of their own unit. The server marks what is worth a call. */
const places = ['news', 'alert'] as const
/** Whether they are called by a notification; without a word from them they are not. */
const kept = 'calls'
let own = ''

/** The page's title, unless a call stands in its place until the viewer is back. */
export function setTitle(title: string): void {
  if (document.title === own) document.title = title
  own = title
}

/** Whoever looks elsewhere reads it in the page's title, and gets a notification if they asked for that. */
export function call(words: string): void {
  // Not the echo of their own press.
  const { hasBeenActive, isActive } = navigator.userActivation ?? {}
  if (hasBeenActive === true && isActive === false) navigator.vibrate?.([200, 100, 200])
  if (!document.hidden && document.hasFocus()) return
  document.title = `● ${words}`
  if (state() === 'on')
    void navigator.serviceWorker.ready.then((worker) =>
      worker.showNotification(own, { body: words, tag: kept }),
    )
}

/** Calls where `change` puts something new that is marked for it. */
export function callFor(change: () => void): void {
  const before = said()
  change()
  for (const [at, words] of said().entries()) if (words !== '' && words !== before[at]) call(words)
}

function said(): string[] {
  return places.map((id) => {
    const place = document.getElementById(id)
    return place?.dataset.call === undefined ? '' : (place.textContent ?? '')
  })
}

function state(): 'none' | 'ask' | 'on' {
  const isSecure = 'serviceWorker' in navigator && 'Notification' in window
  if (!isSecure || Notification.permission === 'denied') return 'none'
  return Notification.permission === 'granted' && localStorage.getItem(kept) === 'on' ? 'on' : 'ask'
}

/** The page has words and buttons for each state; the style shows those of this one. */
function showState(): void {
  document.documentElement.dataset.calls = state()
  // By a worker: on phones a page cannot show a notification by itself.
  if (state() === 'on') void navigator.serviceWorker.register('/call.js').catch(() => {})
}

export function takeCalls(): void {
  own = document.title
  const back = () => {
    if (!document.hidden) document.title = own
  }
  document.addEventListener('visibilitychange', back)
  window.addEventListener('focus', back)
  document.addEventListener('click', async ({ target }) => {
    const { id } = (target as Element).closest('button') ?? {}
    if (id === 'call-off') localStorage.removeItem(kept)
    else if (id !== 'call-on') return
    else if ((await Notification.requestPermission()) === 'granted') localStorage.setItem(kept, 'on')
    showState()
  })
  showState()
}
