import { randomUUID } from 'node:crypto'
import type { ConsoleState } from '../../../core/contract/state'
import { controlToken } from './electron'

/** The bench's own Stream Deck: the control API of a console that it started. */
export interface Control {
  readonly state: () => Promise<ConsoleState>
  readonly startShow: (showId: string, mode: 'live' | 'rehearsal') => Promise<void>
  readonly fire: (cueId: string) => Promise<string>
  readonly closeRun: (runId: string) => Promise<void>
  /** Asks every 20 ms until it holds. */
  readonly until: (holds: (state: ConsoleState) => boolean) => Promise<ConsoleState>
}

export function control(api: string): Control {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${controlToken}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const state = () => call('GET', '/state') as Promise<ConsoleState>
  return {
    state,
    startShow: async (showId, mode) => void (await call('POST', `/shows/${showId}/start`, { mode })),
    fire: async (cueId) => ((await call('POST', `/cues/${cueId}/fire`, {})) as { runId: string }).runId,
    closeRun: async (runId) => void (await call('POST', `/runs/${runId}/close`, {})),
    until: async (holds) => {
      for (;;) {
        const now = await state()
        if (holds(now)) return now
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}
