import { createHmac, randomBytes } from 'node:crypto'
import type { Result } from '../../core/base/result'
import { type Duration, type Instant, minute } from '../../core/base/time'
import type { Proof } from './prove'

export interface PublicProofParts {
  /** The public address as it is set now, or null. */
  readonly origin: () => string | null
  /** Where a tunnel or proxy has to lead: the room's own listener. */
  readonly target: () => string
  /** True while a show is on air or rehearsed. */
  readonly running: () => boolean
  readonly prove: (proof: Proof) => Promise<Result<null>>
  readonly now: () => Instant
  readonly after: (ms: Duration, run: () => void) => () => void
  /** There is a new result. */
  readonly changed: () => void
}

/** Whether the public address leads here, as far as it was tried. */
export interface ProofView {
  /** Null: not tried since it was set. */
  readonly proven: boolean | null
  /** What is wrong and what to do, in the host's words. */
  readonly reason: string | null
  /** When it was tried last. */
  readonly at: Instant | null
}

export interface PublicProof {
  readonly view: () => ProofView
  /** What the room answers to whoever asks for this nonce under this name, or null for a stranger's question. */
  readonly answer: (nonce: string, host: string | undefined) => string | null
  /** Tries it now; asked again meanwhile, both get the one result. */
  readonly prove: () => Promise<ProofView>
  /** To be called when the setting may have changed, and when a show begins or ends. */
  readonly follow: () => void
  readonly close: () => void
}

const untried: ProofView = { proven: null, reason: null, at: null }
const proveEvery: Duration = minute

/**
 * Proves the public address by fetching from it what only this console can answer: a fresh nonce under a key made at
 * this start. The question is answered for as long as it is open, and only under the public name, so that nobody in
 * the network can have it answered for them. While a show runs it is asked every minute.
 */
export function createPublicProof(parts: PublicProofParts): PublicProof {
  const key = randomBytes(32)
  let origin: string | null = null
  let view = untried
  let open: { nonce: string; result: Promise<ProofView>; stop: AbortController } | null = null
  let cancel = () => {}
  let running = false
  let closed = false

  const answerTo = (nonce: string) => createHmac('sha256', key).update(nonce).digest('base64url')
  const tell = (next: ProofView) => {
    view = next
    parts.changed()
  }
  const waitForNext = () => {
    cancel()
    if (parts.running() && origin !== null && !closed) cancel = parts.after(proveEvery, () => void prove())
  }
  const attempt = async (tried: string, nonce: string, signal: AbortSignal): Promise<ProofView> => {
    const path = `/reach/${nonce}`
    const result = await parts.prove({
      origin: tried,
      path,
      expected: answerTo(nonce),
      target: parts.target(),
      signal,
    })
    // Of an address that is not set any more nobody wants to know.
    if (signal.aborted) return view
    open = null
    tell({ proven: result.ok, reason: result.ok ? null : result.message, at: parts.now() })
    waitForNext()
    return view
  }
  const adopt = () => {
    const now = parts.origin()
    if (now === origin) return false
    origin = now
    open?.stop.abort()
    open = null
    cancel()
    tell(untried)
    return true
  }
  const prove = (): Promise<ProofView> => {
    adopt()
    if (origin === null || closed) return Promise.resolve(view)
    if (open !== null) return open.result
    cancel()
    const nonce = randomBytes(16).toString('base64url')
    const stop = new AbortController()
    const entry = { nonce, stop, result: Promise.resolve(view) }
    open = entry
    entry.result = attempt(origin, nonce, stop.signal)
    return entry.result
  }

  return {
    view: () => view,
    answer: (nonce, host) =>
      open !== null && nonce === open.nonce && host === origin?.replace(/^https?:\/\//, '')
        ? answerTo(nonce)
        : null,
    prove,
    follow: () => {
      const begins = parts.running() && !running
      running = parts.running()
      if (adopt() || begins) void prove()
      else if (!running) cancel()
    },
    close: () => {
      closed = true
      open?.stop.abort()
      cancel()
    },
  }
}
