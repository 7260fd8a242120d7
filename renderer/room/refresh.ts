import { ask, untilReached } from './ask'
import { expectNoPage, expectPage, show } from './page'
import { showNote } from './status'

/** Milliseconds: for one answer (the first may be awaited from a connection that died unseen), and between two. */
const firstWithin = 5_000
const answerWithin = 15_000
const longestPause = 10_000

let asked = 0
let running: Promise<void> | null = null
let wanted = () => true

/**
 * Loads this page again and changes what is different; asks until it comes. Asked for while it is under way, it is
 * loaded once more: what was on its way may not show what happened since.
 * @param still false when it is not wanted any more
 */
export function refresh(still?: () => boolean): Promise<void> {
  asked += 1
  if (still === undefined) wanted = () => true
  else if (running === null) wanted = still
  running ??= load().finally(() => {
    running = null
    expectNoPage()
  })
  return running
}

async function load(): Promise<void> {
  for (let tries = 0; wanted(); tries += 1) {
    const asking = asked
    const least = expectPage()
    const within = tries === 0 ? firstWithin : answerWithin
    const heard = await ask(location.pathname + location.search, {}, within)
    if (typeof heard !== 'string') {
      const page = new DOMParser().parseFromString(heard.text, 'text/html')
      if (heard.status === 200 && show(page, least)) {
        if (asking === asked) return
        continue
      }
      // There is no such page any more, and asking again would not bring it.
      if (heard.status === 403 || heard.status === 404)
        return showNote('bad', page.querySelector('main p')?.textContent ?? '')
      if (heard.wait > 0) {
        await new Promise((resolve) => setTimeout(resolve, heard.wait * (1 + Math.random())))
        continue
      }
    }
    await untilReached(Math.min(longestPause, 1_000 * 2 ** tries))
  }
}
