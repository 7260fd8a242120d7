import { fail, type Result } from '../../../core/base/result'
import type { IrcMessage } from './message'

/**
 * IRC answers most commands with silence. Behind each command goes a PING of our own: servers work in order, so whatever
 * comes before its PONG is the answer, and silence until then is a yes.
 */
export interface Fence {
  /**
   * `judge` says what a line means for the command (null: nothing), `silence` what the PONG means when nothing else came.
   */
  run(
    command: string,
    judge: (message: IrcMessage) => Result<null> | null,
    silence: Result<null>,
  ): Promise<Result<null>>
  /** True when the line was an answer to a command. */
  take(message: IrcMessage): boolean
  /** The connection is gone: what is open will not be answered any more. */
  drop(): void
}

interface Asked {
  readonly token: string
  readonly judge: (message: IrcMessage) => Result<null> | null
  readonly silence: Result<null>
  readonly answer: (result: Result<null>) => void
  readonly cancel: () => void
}

/** Milliseconds: servers that slow down a busy client answer late, and a few never say our word again. */
const patience = 30_000

export function createFence(
  send: (line: string) => void,
  after: (ms: number, run: () => void) => () => void,
): Fence {
  const asked: Asked[] = []
  let made = 0
  const settle = (at: number, result: Result<null>) => {
    const [one] = asked.splice(at, 1)
    one?.cancel()
    one?.answer(result)
  }
  return {
    run(command, judge, silence) {
      made += 1
      const token = `micdrop-${made}`
      return new Promise((answer) => {
        const late = () => {
          const at = asked.findIndex((one) => one.token === token)
          settle(at, fail('offline', 'The server did not say whether it did that.'))
        }
        asked.push({ token, judge, silence, answer, cancel: after(patience, late) })
        send(command)
        send(`PING :${token}`)
      })
    },
    take(message) {
      if (message.command === 'PONG') {
        const at = asked.findIndex(({ token }) => message.params.includes(token))
        if (at !== -1) settle(at, asked[at]!.silence)
        return true
      }
      for (const [at, one] of asked.entries()) {
        const result = one.judge(message)
        if (result === null) continue
        settle(at, result)
        return true
      }
      return false
    },
    drop() {
      while (asked.length > 0)
        settle(0, fail('offline', 'The connection was lost before the server answered.'))
    },
  }
}
