import {
  EventSubscription,
  type OBSEventTypes,
  type OBSRequestTypes,
  type OBSResponseTypes,
  OBSWebSocket,
} from 'obs-websocket-js/json'
import { type Fail, fail, ok, type Result } from '../../core/base/result'
import type { ObsFailure } from '../../core/obs/port'
import { type AskFailure, closeReason, openFailure, refusal } from './failures'
import { limits, type ObsParts } from './parts'

export type Asked<T> = { readonly ok: true; readonly value: T } | AskFailure
export type Request = keyof OBSRequestTypes

/** One link to OBS, used once. No promise of it stays open: each settles by answer, time limit or the end of the link. */
export interface ObsSocket {
  open(where: { address: string; password?: string }): Promise<Result<void, ObsFailure>>
  ask<T extends Request>(
    type: T,
    data?: OBSRequestTypes[T],
    limitMs?: number,
  ): Promise<Asked<OBSResponseTypes[T]>>
  on<E extends keyof OBSEventTypes>(event: E, listener: (event: OBSEventTypes[E]) => void): void
  /** Ends the link now, without the closing handshake, which a frozen OBS would never answer. */
  drop(): void
}

/** obs-websocket-js waits for OBS's goodbye and leaves calls open for ever; this lets go at once. */
class Droppable extends OBSWebSocket {
  drop(): void {
    const socket = this.socket as unknown as { onerror: unknown; terminate?(): void } | undefined
    this.cleanup()
    if (socket === undefined) return
    // ws reports the ending of a half-open socket as an error; without a listener that would end the process.
    socket.onerror = () => {}
    socket.terminate?.()
  }
}

const { General, Config, Scenes, Inputs, Transitions, Outputs, SceneItems, InputActiveStateChanged } =
  EventSubscription
/** The last one is sent only to those who ask: each source that enters or leaves the program. */
const eventSubscriptions =
  General | Config | Scenes | Inputs | Transitions | Outputs | SceneItems | InputActiveStateChanged

/** `onClosed` is called at most once, and only for a link that had stood: the library also reports failed tries. */
export function createSocket(parts: ObsParts, onClosed: (reason: string) => void): ObsSocket {
  const client = new Droppable()
  const pending = new Set<(failure: Fail<'closed'>) => void>()
  let up = false

  /** Settles with the work's result, with `late` after `ms`, or when the link ends, whichever is first. */
  const within = <R>(ms: number, late: R, work: Promise<R>): Promise<R | Fail<'closed'>> =>
    new Promise((resolve) => {
      const settle = (result: R | Fail<'closed'>) => {
        if (!pending.delete(settle)) return
        cancel()
        resolve(result)
      }
      const cancel = parts.after(ms, () => settle(late))
      pending.add(settle)
      void work.then(settle)
    })
  const end = (message: string) => {
    up = false
    for (const settle of [...pending]) settle(fail('closed', message))
  }
  client.on('ConnectionClosed', (error) => {
    if (!up) return
    const reason = closeReason(error)
    end(reason)
    onClosed(reason)
  })

  return {
    async open({ address, password }) {
      const late: Result<void, ObsFailure> = fail(
        'timeout',
        `${address} took the call, but OBS says nothing.`,
      )
      const connecting = client
        .connect(`ws://${address}`, password, { rpcVersion: 1, eventSubscriptions })
        .then(
          (): Result<void, ObsFailure> => ok(undefined),
          (error: unknown) => openFailure(error, address, Boolean(password)),
        )
      const opened = await within(limits.open, late, connecting)
      up = opened.ok
      if (!opened.ok) client.drop()
      return opened
    },
    async ask(type, data, limitMs = limits.ask) {
      if (!up) return fail('not-connected', 'OBS is not connected.')
      const late: Asked<OBSResponseTypes[typeof type]> = fail(
        'timeout',
        `OBS did not answer ${type} within ${limitMs / 1000} s.`,
      )
      const answer = client.call(type, data).then(
        (value): Asked<OBSResponseTypes[typeof type]> => ok(value),
        (error: unknown) => refusal(type, error),
      )
      return within(limitMs, late, answer)
    },
    on: (event, listener) => void client.on(event, listener as never),
    drop() {
      end('The link to OBS was ended.')
      client.drop()
    },
  }
}
