import '../kit/no-eval'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import 'uplot/dist/uPlot.min.css'
import '../kit/kit.css'
import { createRoot } from 'react-dom/client'
import { openConsoleLine } from '../kit/client'
import { follow } from '../kit/follow'
import { createPressDeck } from '../kit/press-deck'
import { createStateStore } from '../kit/store'
import { App } from './App'

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

const store = createStateStore((run) => requestAnimationFrame(run), Date.now)
const session = follow(store, {
  open: openConsoleLine,
  pause: (ms) => new Promise((go) => setTimeout(go, ms)),
})
const root = document.getElementById('root')
if (root === null) throw new Error('console.html has no #root')
createRoot(root).render(<App parts={{ store, client: session.client, deck: createPressDeck({ after }) }} />)
