import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../core/base/result'
import type { Carrier } from '../../core/commerce/payment'
import { emptyWorld, nextWakeAt, reduce, touchesMoney } from '../../core/show/reduce'
import { createSandbox } from '../../main/payments/sandbox'
import type { EffectPorts } from '../../main/runner/effects'
import type { Core, Log } from '../../main/runner/port'

export const core: Core = { reduce, emptyWorld, nextWakeAt, touchesMoney }
export const quiet: Log = {
  info: () => {},
  warn: () => {},
  error: (message, error) => console.error(message, error),
}

/** A file that outlives the process: one JSON value per line; a line torn by the kill is passed over. */
export interface Notebook<T> {
  add(value: T): void
  all(): T[]
}

export function notebook<T>(folder: string, name: string): Notebook<T> {
  const file = join(folder, name)
  return {
    add: (value) => appendFileSync(file, `${JSON.stringify(value)}\n`),
    all: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .slice(0, -1)
            .map((text) => JSON.parse(text) as T)
        : [],
  }
}

/** What the outside world was told. `call` before the carrier, `known` once it has answered. */
export interface Outside {
  readonly acks: Notebook<{ readonly key: string; readonly reply: Result<unknown> }>
  readonly opened: Notebook<{ readonly step: 'call' | 'known'; readonly operationId: string }>
  readonly said: Notebook<string>
  /** Ids of scene switches. */
  readonly switched: Notebook<string>
}

export function outsideIn(folder: string): Outside {
  return {
    acks: notebook(folder, 'acks.jsonl'),
    opened: notebook(folder, 'opened.jsonl'),
    said: notebook(folder, 'said.jsonl'),
    switched: notebook(folder, 'switched.jsonl'),
  }
}

/** The sandbox with its own book, a hundred times faster than life. */
export function sandboxIn(
  folder: string,
  onNews: Parameters<typeof createSandbox>[0]['world']['news'],
): Carrier {
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms / 100)
    return () => clearTimeout(timer)
  }
  return createSandbox({
    world: { news: onNews, now: Date.now, after },
    file: join(folder, 'sandbox-payments.jsonl'),
  })
}

/** A chapter is never set, as where nothing is recorded; every third scene is gone. */
export function portsOver(carrier: Carrier, { opened, said, switched }: Outside): EffectPorts {
  const nothing = async () => ({ ok: true, value: null }) as const
  return {
    say: async (effect) => {
      said.add(effect.id)
      return { ok: true, value: null }
    },
    switchScene: async (effect) => {
      switched.add(effect.id)
      return Number(effect.scene.split(' ')[1]) % 3 === 0
        ? { ok: false, code: 'no-such-scene', message: 'OBS has no such scene.' }
        : { ok: true, value: null }
    },
    mark: async () => ({ ok: false, code: 'not-recording', message: 'OBS is not recording.' }),
    moderate: nothing,
    settleRedemption: nothing,
    removeLine: nothing,
    openPayment: async ({ operationId, orderId, amount, title, viewer, test }) => {
      opened.add({ step: 'call', operationId })
      const answer = await carrier.open({ orderId, operationId, amount, title, buyer: viewer.name, test })
      if (answer.ok) opened.add({ step: 'known', operationId })
      return answer
    },
    closePayment: ({ operationId }) => carrier.shut(operationId),
    refund: ({ operationId, amount }) => carrier.refund(operationId, amount),
    look: ({ operationId }) => carrier.look(operationId),
  }
}
