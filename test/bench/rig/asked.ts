import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../../scripts/lib/paths.mjs'
import { endProcess, startChild } from '../../peers/obs/child'

/** A part of the bench in a process of its own, so that what is measured is not it. */
export interface Asked<Ask extends { do: string }, Answers extends { [D in Ask['do']]: unknown }, Hello> {
  readonly child: ChildProcess
  /** What it said when it was ready. */
  readonly hello: Hello
  readonly ask: <A extends Ask>(ask: A) => Promise<Answers[A['do']]>
  readonly close: () => Promise<void>
}

/** Starts test/bench/rig/`script`. It answers each `{ id, ask }` with `{ id, answer }` or `{ id, fault }`; 0 is its hello. */
export async function startAsked<
  Ask extends { do: string },
  Answers extends { [D in Ask['do']]: unknown },
  Hello = unknown,
>(script: string): Promise<Asked<Ask, Answers, Hello>> {
  const child = startChild(process.execPath, [join(ROOT, 'test/bench/rig', script)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (fault: Error) => void }>()
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${script} ended with ${code}`))
  })
  child.on('message', ({ id, answer, fault }: { id: number; answer: never; fault?: string }) => {
    if (fault === undefined) waiting.get(id)?.resolve(answer)
    else waiting.get(id)?.reject(new Error(fault))
    waiting.delete(id)
  })
  const answerTo = <T>(id: number) =>
    new Promise<T>((resolve, reject) => void waiting.set(id, { resolve: resolve as never, reject }))
  const hello = await answerTo<Hello>(0)
  let asked = 0
  return {
    child,
    hello,
    ask: (ask) => {
      asked += 1
      const answer = answerTo<never>(asked)
      child.send({ id: asked, ask })
      return answer
    },
    close: () => endProcess(child, 'SIGTERM'),
  }
}
