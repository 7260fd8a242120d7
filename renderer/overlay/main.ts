import '@fontsource-variable/noto-sans-arabic/wdth.css'
import '@fontsource-variable/noto-sans-jp/wght.css'
import './css/fonts.css'
import './css/stage.css'
import './css/edges.css'
import './css/ticket.css'
import './css/quiz.css'
import './css/plates.css'
import './css/motion.css'
import { watchFrameRate } from './frame-rate'
import { keepLink } from './link'
import { createStage } from './stage'

/** Milliseconds: a page that is still outdated then must not load itself in a circle without a pause. */
const reloadAfter = 2_000

/** The browser source: draws the overlay model the moment it arrives and reports what it shows. */

const stage = createStage(document.querySelector<HTMLElement>('#stage')!)
const asked = new URLSearchParams(location.search)
const address = new URL('socket', location.href)
address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
address.search = new URLSearchParams({
  token: asked.get('token') ?? '',
  ...(asked.get('role') === 'preview' && { role: 'preview' }),
}).toString()

// A shadow would leave a fringe where OBS makes the background transparent by its colour.
document.documentElement.dataset.keyed = String(asked.get('keyed') === 'true')

let offset = 0
const now = () => performance.now() + offset

setInterval(() => stage.tick(now()), 100)

keepLink({
  url: address.href,
  greeted: (next, calm) => {
    offset = next
    document.documentElement.dataset.calm = String(calm)
  },
  model: (model, drawn) => stage.draw(model, now, drawn),
  lost: stage.blank,
  outdated: () => setTimeout(() => location.reload(), reloadAfter),
  fps: watchFrameRate(),
  left: stage.left,
  // obs-browser gives it to each of its pages.
  obs: 'obsstudio' in window,
})
