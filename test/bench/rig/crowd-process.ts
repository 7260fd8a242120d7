import { join } from 'node:path'
import type { PlatformAccounts } from '../../../core/chat/accounts'
import { ROOT } from '../../../scripts/lib/paths.mjs'
import { endProcess, startChild } from '../../peers/obs/child'
import type { Answers, Ask } from './crowd'

/** Where the doubles listen, and how the host is signed in to them. */
export interface Places {
  readonly urls: Readonly<Record<string, string>>
  readonly accounts: PlatformAccounts
  readonly secrets: Readonly<Record<string, string>>
  readonly ircAddress: string
  readonly channel: { readonly id: string; readonly login: string }
  readonly chatId: string
}

export interface Crowd {
  readonly places: Places
  readonly ask: <A extends Ask>(ask: A) => Promise<Answers[A['do']]>
  readonly close: () => Promise<void>
}

/** Three doubles and the crowd that talks in them, in another process: what is measured here is then the console alone. */
export async function startCrowd(): Promise<Crowd> {
  const child = startChild(process.execPath, [join(ROOT, 'test/bench/rig/crowd/start.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, (answer: never) => void>()
  let asked = 0
  const places = await new Promise<Places>((resolve, reject) => {
    waiting.set(0, resolve)
    child.once('exit', (code) => reject(new Error(`the crowd ended with ${code}`)))
    child.on('message', ({ id, answer }: { id: number; answer: never }) => {
      waiting.get(id)?.(answer)
      waiting.delete(id)
    })
  })
  return {
    places,
    ask: (ask) =>
      new Promise((resolve) => {
        asked += 1
        waiting.set(asked, resolve)
        child.send({ id: asked, ask })
      }),
    close: () => endProcess(child, 'SIGTERM'),
  }
}
