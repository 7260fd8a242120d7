import type { Duration } from '../../core/base/time'
import type { Scores } from '../../core/moderation/policy'
import type { ModelProcess, StartModelProcess } from './model-process'
import type { FromModel } from './protocol'

/** What the screen says about the model. `reason` is in the host's words, null when all is well. */
export type ModelState = {
  readonly model: 'ready' | 'starting' | 'down' | 'off'
  readonly reason: string | null
}

export type ModelLimits = {
  /** How long a process may take to load the model. */
  readonly start: Duration
  /** How long a batch may take; after that the process is stuck and is replaced. */
  readonly reply: Duration
  /** How long a line waits in all before the rules alone decide on it. */
  readonly line: Duration
  /** The first pause before a new try; it doubles up to sixty times as much. */
  readonly pause: Duration
}

export const modelLimits: ModelLimits = { start: 15_000, reply: 1_500, line: 2_000, pause: 500 }
const BATCH = 96
/** A flood beyond this is left to the rules rather than kept waiting. */
const LONGEST_QUEUE = 20_000

type Waiting = {
  readonly text: string
  readonly since: number
  readonly answer: (scores: Scores | null) => void
}

export type ModelClientOptions = {
  readonly start: StartModelProcess
  readonly limits: ModelLimits
  readonly log: { info(text: string): void; warn(text: string): void }
  readonly onState: (state: ModelState) => void
}

/** Keeps one model process alive, feeds it batches, and answers null whenever the rules must do without it. */
export function modelClient({ start, limits, log, onState }: ModelClientOptions) {
  let state: ModelState = { model: 'off', reason: null }
  let child: ModelProcess | null = null
  let queue: Waiting[] = []
  let underWay: { batch: number; lines: Waiting[] } | null = null
  let batches = 0
  let failures = 0
  let lastFailure: string | null = null
  let guard: NodeJS.Timeout | undefined
  let again: NodeJS.Timeout | undefined
  let sweep: NodeJS.Timeout | undefined

  function become(next: ModelState): void {
    if (next.model === state.model && next.reason === state.reason) return
    state = next
    onState(state)
  }

  function giveUpWaiting(): void {
    const lines = [...(underWay?.lines ?? []), ...queue]
    underWay = null
    queue = []
    clearTimeout(sweep)
    sweep = undefined
    for (const line of lines) line.answer(null)
  }

  function launch(): void {
    if (failures === 0) become({ model: 'starting', reason: 'The model is loading.' })
    lastFailure = null
    const process = start()
    child = process
    guard = setTimeout(() => replace('it did not load in time'), limits.start)
    process.onMessage((message) => {
      if (child === process) take(message)
    })
    process.onExit((why) => {
      if (child === process) lost(lastFailure ?? why)
    })
  }

  /** Ends a process that is stuck; its exit is no news any more. */
  function replace(why: string): void {
    const stuck = child
    lost(why)
    stuck?.kill()
  }

  function lost(why: string): void {
    clearTimeout(guard)
    child = null
    log.warn(`moderation model stopped: ${why}`)
    const pause = limits.pause * Math.min(60, 2 ** failures)
    failures += 1
    become({ model: 'down', reason: `The model stopped (${why}). The rules alone decide until it is back.` })
    again = setTimeout(launch, pause)
    giveUpWaiting()
  }

  function take(message: FromModel): void {
    if (message.type === 'failed') {
      lastFailure = message.reason
    } else if (message.type === 'ready') {
      clearTimeout(guard)
      log.info(`moderation model ${message.version} ready`)
      become({ model: 'ready', reason: null })
      pump()
    } else if (message.batch === underWay?.batch) {
      clearTimeout(guard)
      const { lines } = underWay
      underWay = null
      failures = 0
      pump()
      lines.forEach((line, at) => {
        line.answer(message.rows[at] ?? null)
      })
    }
  }

  function pump(): void {
    if (underWay || queue.length === 0 || state.model !== 'ready' || !child) return
    underWay = { batch: ++batches, lines: queue.splice(0, BATCH) }
    guard = setTimeout(() => replace('it did not answer in time'), limits.reply)
    child.send({ type: 'score', batch: batches, texts: underWay.lines.map((line) => line.text) })
  }

  /** Lines that waited too long go to the rules; the queue is in order of arrival. */
  function expire(): void {
    sweep = undefined
    const oldest = performance.now() - limits.line
    const kept = queue.findIndex((line) => line.since > oldest)
    const late = kept === -1 ? queue.splice(0) : queue.splice(0, kept)
    for (const line of late) line.answer(null)
    if (queue.length > 0) sweep = setTimeout(expire, limits.line / 4)
  }

  return {
    state: (): ModelState => state,
    pid: (): number | undefined => child?.pid,

    /** Starts the model, or ends it and frees its memory. */
    setOn(on: boolean): void {
      if (on === (state.model !== 'off')) return
      if (on) {
        launch()
        return
      }
      clearTimeout(guard)
      clearTimeout(again)
      const ending = child
      child = null
      failures = 0
      become({ model: 'off', reason: null })
      giveUpWaiting()
      ending?.kill()
    },

    /** Probabilities of one text, or null when the rules must do. Never rejects, always settles. */
    score(text: string): Promise<Scores | null> {
      const waits = state.model === 'ready' || state.model === 'starting'
      if (!waits || queue.length >= LONGEST_QUEUE) return Promise.resolve(null)
      return new Promise((answer) => {
        queue.push({ text, since: performance.now(), answer })
        sweep ??= setTimeout(expire, limits.line / 4)
        // Lines that arrive in the same turn share a batch.
        if (queue.length === 1) setImmediate(pump)
      })
    },
  }
}
export type ModelClient = ReturnType<typeof modelClient>
