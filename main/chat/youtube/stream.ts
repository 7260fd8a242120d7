import { get as getPlain, type IncomingMessage } from 'node:http'
import { get as getSecure } from 'node:https'
import { type Answer, trouble } from './api'
import { faultOf, readFault, thrownFault } from './faults'
import { BrokenStream, createPages } from './pages'

/** A stream that does not begin within this time, in milliseconds, is left for polling. */
const longestDial = 30_000
/** Silence that makes a stream doubtful, in milliseconds: dialled anew it costs 5 units and loses nothing. */
const longestSilence = 120_000

/** The clock of the world the stream lives in. */
type After = (ms: number, run: () => void) => () => void

/**
 * Opens the long answer; its body is still unread. Not `fetch`, which gives up on a body that is silent for five
 * minutes.
 */
export function dialStream(
  address: string,
  access: string,
  after: After,
  over: AbortSignal,
): Promise<Answer<IncomingMessage>> {
  return new Promise((resolve) => {
    const get = address.startsWith('https:') ? getSecure : getPlain
    const request = get(address, {
      agent: false,
      signal: over,
      headers: { authorization: `Bearer ${access}`, accept: 'application/json' },
    })
    const cancel = after(longestDial, () => {
      resolve(trouble(faultOf('absent', 'the stream does not begin')))
      request.destroy()
    })
    request.on('socket', (socket) => socket.setKeepAlive(true, 15_000))
    request.on('error', (error) => {
      cancel()
      resolve(trouble(thrownFault(error)))
    })
    request.on('response', (response) => {
      // The request's own listener stays: an abort after this point must not become an uncaught error.
      response.on('error', () => {})
      if (response.statusCode === 200) {
        cancel()
        resolve({ ok: true, value: response })
        return
      }
      void whole(response).then((text) => {
        cancel()
        resolve(trouble(readFault(response.statusCode ?? 0, text)))
      })
    })
  })
}

async function whole(response: IncomingMessage): Promise<string> {
  let text = ''
  try {
    for await (const chunk of response) {
      text += String(chunk)
      if (text.length > 65_536) break
    }
  } catch {
    // What came so far says enough about a refusal.
  }
  return text
}

export interface StreamEnd {
  /** `ended`: the server closed it in order; `silent`: nothing came for too long; `broken`: it was no stream of pages. */
  readonly how: 'ended' | 'silent' | 'cut' | 'broken'
  readonly why: string
}

/** Reads until the stream is over; `heard` is called for every piece, `take` for every page. */
export function readStream(
  response: IncomingMessage,
  after: After,
  heard: () => void,
  take: (page: unknown) => void,
): Promise<StreamEnd> {
  return new Promise((resolve) => {
    const pages = createPages(take)
    let cancel = watch()

    function watch(): () => void {
      return after(longestSilence, () => finish('silent', 'nothing came for two minutes'))
    }
    function finish(how: StreamEnd['how'], why: string): void {
      cancel()
      response.destroy()
      resolve({ how, why })
    }

    response.on('data', (chunk: Buffer) => {
      cancel()
      cancel = watch()
      heard()
      try {
        pages(chunk)
      } catch (thrown) {
        if (!(thrown instanceof BrokenStream)) throw thrown
        finish('broken', thrown.message)
      }
    })
    response.on('end', () => finish(response.complete ? 'ended' : 'cut', 'the end came'))
    response.on('error', (error) => finish('cut', error.message))
    response.on('close', () => finish('cut', 'closed'))
  })
}
