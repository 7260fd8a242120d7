import './room.css'
import './ticket.css'
import './dock.css'
import './modes.css'
import { takeCalls } from './call'
import { setServerTime, tick } from './clocks'
import { takeForms } from './forms'
import { begin } from './page'
import { watchScrolling } from './place'
import { settleAll } from './settle'
import { follow } from './socket'
import { keepTyped } from './typed'

/** Makes the spectators' page live. All of it works without this script, only less at once. */
const { live, now } = document.body.dataset
const [loaded] = performance.getEntriesByType('navigation')
// The page said its time when it began to come, not when this script did.
setServerTime(Number(now), (loaded as PerformanceNavigationTiming | undefined)?.responseStart)
begin()
if (location.pathname !== '/') settleAll()
watchScrolling()
keepTyped()
takeCalls()
const line = live === undefined || live === '' ? null : follow()
takeForms((began) => line?.doubt(began))
setInterval(tick, 250)

document.documentElement.dataset.script = ''
document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('#print') !== null) print()
})
