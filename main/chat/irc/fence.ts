import { fail, type Result } from '../../../core/base/result'
import type { IrcMessage } from './message'

/**
 * IRC answers most commands with silence. Behind each command goes a PING of our own: servers work in order, so whatever
 * comes before its PONG is the answer, and silence until then is a yes. No clock is needed.
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
}

export function createFence(send: (line: string) => void): Fence {
  const asked: Asked[] = []
  let made = 0
  const settle = (at: number, result: Result<null>) => asked.splice(at, 1)[0]?.answer(result)
  return {
    run(command, judge, silence) {
      made += 1
      const token = `micdrop-${made}`
      return new Promise((answer) => {
        asked.push({ token, judge, silence, answer })
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
      for (const { answer } of asked.splice(0))
        answer(fail('offline', 'The connection was lost before the server answered.'))
    },
  }
}
