import type { FromModel, ToModel } from './protocol'
import { openScorer } from './scorer'

/**
 * The model's own process: a crash in native code ends this and not the show. Started by Node's fork or by Electron's
 * utilityProcess; the first argument is the folder of the model.
 */
type ElectronPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

const port = (process as NodeJS.Process & { parentPort?: ElectronPort }).parentPort

function tell(message: FromModel): void {
  if (port) port.postMessage(message)
  else process.send?.(message)
}

function listen(take: (message: ToModel) => void): void {
  if (port) port.on('message', (event) => take(event.data as ToModel))
  else process.on('message', (message) => take(message as ToModel))
}

async function serve(modelDir: string): Promise<void> {
  const scorer = await openScorer(modelDir)
  await scorer.score(['the first run is slow', 'so it is not a line of the show'])
  listen(({ batch, texts }) => {
    scorer.score(texts).then(
      (rows) => tell({ type: 'scores', batch, rows }),
      (error: unknown) => stop(error),
    )
  })
  tell({ type: 'ready', version: scorer.version })
}

function stop(error: unknown): void {
  tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) })
  setImmediate(() => process.exit(1))
}

// The console is gone: nobody is left to judge for.
process.on('disconnect', () => process.exit(0))
// Ctrl+C reaches the whole group; the console decides when this process ends.
process.on('SIGINT', () => {})

serve(process.argv[2] ?? '').catch(stop)
