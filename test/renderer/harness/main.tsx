import '../../../renderer/kit/no-eval'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import 'uplot/dist/uPlot.min.css'
import '../../../renderer/kit/kit.css'
import { createRoot } from 'react-dom/client'
import { App } from '../../../renderer/console/App'
import { follow } from '../../../renderer/kit/follow'
import { createPressDeck } from '../../../renderer/kit/press-deck'
import { createStateStore } from '../../../renderer/kit/store'
import { asked, fakeEngine } from './fake-engine'

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
const engine = fakeEngine(new URLSearchParams(location.search).get('scene') ?? 'busy')
const store = createStateStore((run) => requestAnimationFrame(run), Date.now)
const session = follow(store, { open: engine.open, pause: (ms) => new Promise((go) => setTimeout(go, ms)) })
Object.assign(window, { asked, breakLine: engine.breakLine })
createRoot(document.getElementById('root')!).render(
  <App parts={{ store, client: session.client, deck: createPressDeck({ after }) }} />,
)
