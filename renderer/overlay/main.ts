import { watchFrameRate } from './frame-rate'
import { keepLink } from './link'
import { createStage } from './stage'

/** The browser source: draws the overlay model the moment it arrives and reports what it shows. */

const stage = createStage(document.querySelector<HTMLElement>('#stage')!)
const asked = new URLSearchParams(location.search)
const address = new URL('socket', location.href)
address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
address.search = new URLSearchParams({
  token: asked.get('token') ?? '',
  ...(asked.get('role') === 'preview' && { role: 'preview' }),
}).toString()

let offset = 0
const now = () => performance.now() + offset

setInterval(() => stage.tick(now()), 100)

keepLink({
  url: address.href,
  greeted: (next, calm) => {
    offset = next
    document.documentElement.dataset.calm = String(calm)
  },
  model: (model) => stage.draw(model, now()),
  lost: stage.blank,
  fps: watchFrameRate(),
  // obs-browser gives it to each of its pages.
  obs: 'obsstudio' in window,
})
