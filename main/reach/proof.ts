import { createHmac, randomBytes } from 'node:crypto'
import type { Result } from '../../core/base/result'
import { type Duration, type Instant, minute, second } from '../../core/base/time'
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
  /** What the room answers, at its public address alone, to whoever brings this nonce; null for a stranger's. */
  readonly answer: (nonce: string) => string | null
  /** Tries it now; asked again meanwhile, both get the one result. */
  readonly prove: () => Promise<ProofView>
  /** The same for who cannot wait: after `ms` what is known by then. */
  readonly proveWithin: (ms: Duration) => Promise<ProofView>
  /** To be called when the setting may have changed, and when a show begins or ends. */
  readonly follow: () => void
  readonly close: () => void
}

const untried: ProofView = { proven: null, reason: null, at: null }
const proveEvery: Duration = minute
/** A tunnel or proxy that is just being started is soon seen; the wait doubles up to `proveEvery`. */
const againAfter: Duration = 5 * second

/**
 * Proves the public address by fetching from it what only this console can answer: a fresh nonce under a key made at
 * this start. It is answered for as long as the question is open. While a show runs it is asked every
 * minute, and while it fails again soon.
 */
export function createPublicProof(parts: PublicProofParts): PublicProof {
  const key = randomBytes(32)
  let origin: string | null = null
  let view = untried
  let open: { nonce: string; result: Promise<ProofView>; stop: AbortController } | null = null
  let cancel = () => {}
  let running = false
  let failures = 0
  let closed = false

  const answerTo = (nonce: string) => createHmac('sha256', key).update(nonce).digest('base64url')
  const tell = (next: ProofView) => {
    view = next
    parts.changed()
  }
  const waitForNext = () => {
    cancel()
    if (origin === null || closed || (view.proven === true && !parts.running())) return
    const wait = view.proven === true ? proveEvery : Math.min(proveEvery, againAfter * 2 ** (failures - 1))
    cancel = parts.after(wait, () => void prove())
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
    failures = result.ok ? 0 : failures + 1
    tell({ proven: result.ok, reason: result.ok ? null : result.message, at: parts.now() })
    waitForNext()
    return view
  }
  const adopt = () => {
    const now = parts.origin()
    if (now === origin) return false
    origin = now
    failures = 0
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
    answer: (nonce) => (nonce === open?.nonce ? answerTo(nonce) : null),
    prove,
    proveWithin: (ms) =>
      new Promise((resolve) => {
        const stop = parts.after(ms, () => resolve(view))
        void prove().then((proven) => {
          stop()
          resolve(proven)
        })
      }),
    follow: () => {
      const begins = parts.running() && !running
      running = parts.running()
      if (adopt() || begins) void prove()
      else if (!running && view.proven === true) cancel()
    },
    close: () => {
      closed = true
      open?.stop.abort()
      cancel()
    },
  }
}
