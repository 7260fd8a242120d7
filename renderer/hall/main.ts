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
addEventListener('resize', stage.resized)
stayAwake()
stage.alone('Connecting', 'The screen for the hall comes in a moment.')

/** A console that answers and still lets no socket in has another address for this screen now. */
let shutOut = false
let asking = false
async function ask(): Promise<void> {
  if (asking) return
  asking = true
  const status = await fetch(location.href, { cache: 'no-store' }).then(
    (response) => response.status,
    () => 0,
  )
  shutOut = status === 403
  if (shutOut)
    stage.alone('This address is out of date', 'Copy the new one from the console: Settings, Room.')
  setTimeout(() => {
    asking = false
  }, 2_000)
}

keepLink({
  url: address.href,
  time: (told) => {
    if (!(Math.abs(now() - told) < drift)) offset = told - performance.now()
  },
  model: (model, calm) => {
    shutOut = false
    stage.draw(model, calm, now())
  },
  lost: () => {
    if (shutOut) return
    stage.lost()
    void ask()
  },
  outdated: () => {
    stage.alone('A moment', 'This screen is loading its newest version.')
    setTimeout(() => location.reload(), 3_000)
  },
})
