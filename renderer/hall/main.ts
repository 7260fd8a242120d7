import { stayAwake } from './awake'
import { keepLink } from './link'
import { createStage } from './stage'

/** The screen in the hall: draws what the console sends, and shows nothing old when it sends nothing. */

const stage = createStage(document.querySelector<HTMLElement>('#hall')!)
const address = new URL('socket', location.href)
address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
address.search = new URLSearchParams({
  token: new URLSearchParams(location.search).get('token') ?? '',
}).toString()

let offset = Number.NaN
const now = () => performance.now() + offset
/** Each message took a little longer or shorter; only a real difference moves the clocks. */
const drift = 400

setInterval(() => stage.tick(now()), 100)
addEventListener('resize', stage.layOut)
stayAwake()
stage.alone('Connecting', 'The screen for the hall comes in a moment.')

keepLink({
  url: address.href,
  time: (told) => {
    if (!(Math.abs(now() - told) < drift)) offset = told - performance.now()
  },
  model: (model, calm) => stage.draw(model, calm, now()),
  lost: () => stage.alone('Connection lost', 'The console does not answer. This comes back by itself.'),
  outdated: () => {
    stage.alone('A moment', 'This screen is loading its newest version.')
    setTimeout(() => location.reload(), 3_000)
  },
})
