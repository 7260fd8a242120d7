import { createClock } from '../../main/runner/clock'
import { createPerformer, type Performer } from '../../main/runner/effects'
import { createNonce } from '../../main/runner/input'
import { newsKey } from '../../main/runner/news-key'
import { createPaymentWatch } from '../../main/runner/payment-watch'
import { createRunner, type Runner } from '../../main/runner/runner'
import { openStore, type Store } from '../../main/storage/store'
import { core, type Outside, outsideIn, portsOver, quiet, sandboxIn } from './parts'

export interface Console {
  readonly store: Store
  readonly runner: Runner
  readonly performer: Performer
  readonly outside: Outside
  close(): Promise<void>
}

/** The engine of the console without its windows: store, runner, effects, the sandbox. */
export function openConsole(folder: string): Console {
  const opened = openStore({ folder })
  if (!opened.ok) throw new Error(`${opened.code}: ${opened.message}`)
  const store = opened.value
  if (store.opening.setAside !== null) throw new Error(`a log was set aside: ${store.opening.setAside}`)
  const outside = outsideIn(folder)
  const carrier = sandboxIn(
    folder,
    (news) => void runner.offer({ type: 'payment-changed', news }, newsKey(news)),
  )
  const runner = createRunner({
    store,
    core,
    clock: createClock({ notBefore: store.last().at }),
    nonce: createNonce,
    log: quiet,
    onBatch: () => {},
    perform: (effects) => performer.perform(effects),
  })
  const ports = portsOver(carrier, outside)
  const watch = createPaymentWatch({
    world: runner.world,
    look: ports.look,
    offer: runner.offer,
    now: Date.now,
    after,
    log: quiet,
  })
  const performer = createPerformer({
    ports,
    world: runner.world,
    store,
    offer: runner.offer,
    now: Date.now,
    after,
    log: quiet,
  })
  performer.resume()
  watch.start()
  runner.start()
  return {
    store,
    runner,
    performer,
    outside,
    close: async () => {
      performer.close()
      watch.close()
      await carrier.close()
      await runner.close()
      store.close()
    },
  }
}

/** A hundred times faster than life. */
function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms / 100)
  return () => clearTimeout(timer)
}
