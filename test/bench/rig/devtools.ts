import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WebSocket } from 'ws'

/** A page of an Electron started with `--remote-debugging-port=0`, spoken to without Playwright. */
export interface DevTools {
  /** Runs an expression in the page; null when the page did not answer, as between two documents. */
  readonly evaluate: <T>(expression: string) => Promise<T | null>
  /** Asks again and again until the answer is not null. */
  readonly until: <T>(expression: string) => Promise<T>
  /** Presses and releases the mouse at a place of the page, in CSS pixels. */
  readonly click: (x: number, y: number) => Promise<void>
  readonly close: () => void
}

const patienceMs = 1_000
const limitMs = 60_000
const pause = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined))

/** Waits for the port that Chromium writes into its profile, and for the first page. */
async function pageAddress(home: string): Promise<string> {
  for (const until = Date.now() + limitMs; Date.now() < until; await pause(5)) {
    const port = await readFile(join(home, 'DevToolsActivePort'), 'utf8').catch(() => null)
    if (port !== null) {
      const answer = await fetch(`http://127.0.0.1:${port.split('\n')[0]}/json`).catch(() => null)
      const targets = ((await answer?.json()) ?? []) as { type: string; webSocketDebuggerUrl: string }[]
      const page = targets.find((target) => target.type === 'page')
      if (page !== undefined) return page.webSocketDebuggerUrl
    }
  }
  throw new Error('Electron opened no page in time')
}

interface Answer {
  readonly id?: number
  readonly result?: { readonly result?: { readonly value?: unknown } }
}

export async function openDevTools(home: string): Promise<DevTools> {
  const socket = new WebSocket(await pageAddress(home))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  let last = 0
  socket.on('message', (raw) => {
    const answer = JSON.parse(String(raw)) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  })
  const ask = (method: string, params: object) => {
    last += 1
    const id = last
    return new Promise<Answer>((resolve) => {
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, method, params }))
    })
  }
  const mouse = (type: string, x: number, y: number) =>
    ask('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: 1, clickCount: 1 })
  // A document that goes away takes its questions with it, unanswered.
  const evaluate = async <T>(expression: string) => {
    const asked = ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })
    const answer = await Promise.race([asked, pause(patienceMs)])
    return (answer?.result?.result?.value ?? null) as T | null
  }
  return {
    evaluate,
    until: async <T>(expression: string) => {
      for (const until = Date.now() + limitMs; Date.now() < until; await pause(3)) {
        const answer = await evaluate<T>(expression)
        if (answer !== null) return answer
      }
      const shown = await evaluate<string>('document.visibilityState + document.body?.innerText')
      throw new Error(`the page never answered ${expression}; it is ${shown?.slice(0, 300) ?? 'gone'}`)
    },
    click: async (x, y) => {
      await mouse('mousePressed', x, y)
      await mouse('mouseReleased', x, y)
    },
    close: () => socket.terminate(),
  }
}
