import { type ClientRequest, type IncomingMessage, request as plain, type RequestOptions } from 'node:http'
import { request as secure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { fail, ok, type Result } from '../../core/base/result'
import { type Duration, second } from '../../core/base/time'
import { answered, failed, slow, stranger } from './words'

export interface Proof {
  /** As `parsePublicOrigin` writes it. */
  readonly origin: string
  readonly path: string
  /** What this console alone would answer there now. */
  readonly expected: string
  /** Where a tunnel or proxy has to lead: the room's own listener, `http://127.0.0.1:4748`. */
  readonly target: string
  readonly signal?: AbortSignal
  readonly within?: Duration
  /** For tests; else the system's resolver and the certificates of well-known authorities. */
  readonly lookup?: LookupFunction
  readonly ca?: string
}

export const proofWithin: Duration = 5 * second
/** The right answer has 43 letters; of a longer one no more than this is read. */
const mostBytes = 1_024

/**
 * Fetches a page of the room through the public address, as a viewer would, and compares what comes. Follows no
 * redirect, keeps no connection. Refused with what is wrong and what to do, in the host's words.
 */
export function prove(proof: Proof): Promise<Result<null>> {
  const { origin, path, expected, within = proofWithin } = proof
  return new Promise((resolve) => {
    const url = new URL(path, origin)
    let asked: ClientRequest | null = null
    const end = (result: Result<null>) => {
      clearTimeout(timer)
      proof.signal?.removeEventListener('abort', abort)
      asked?.destroy()
      resolve(result)
    }
    const timer = setTimeout(() => end(slow(proof, within)), within)
    const abort = () => end(fail('aborted', 'The check was given up: the address has changed.'))
    proof.signal?.addEventListener('abort', abort)
    if (proof.signal?.aborted === true) return abort()
    try {
      asked = (url.protocol === 'https:' ? secure : plain)(url, optionsOf(proof))
    } catch (error) {
      return end(failed(proof, error))
    }
    asked.on('error', (error) => end(failed(proof, error)))
    asked.on('response', (response) => {
      response.on('error', (error) => end(failed(proof, error)))
      const refused = answered(proof, response.statusCode ?? 0, response.headers.location)
      if (refused !== null) return end(refused)
      read(response, (body) => end(body === expected ? ok(null) : stranger(proof)))
    })
    asked.end()
  })
}

interface ProofRequest extends RequestOptions {
  readonly ca?: string
  readonly autoSelectFamily: boolean
  readonly autoSelectFamilyAttemptTimeout: Duration
}

function optionsOf({ lookup, ca }: Proof): ProofRequest {
  return {
    headers: { 'user-agent': 'Micdrop', 'accept-encoding': 'identity', 'cache-control': 'no-cache' },
    agent: false,
    // Of a name with addresses of both kinds the one that works is taken, as browsers do it.
    autoSelectFamily: true,
    // Node's own quarter of a second gives up every address on a line by satellite.
    autoSelectFamilyAttemptTimeout: 1_200,
    ...(lookup === undefined ? {} : { lookup }),
    ...(ca === undefined ? {} : { ca }),
  }
}

function read(response: IncomingMessage, done: (body: string) => void): void {
  let body = ''
  response.setEncoding('utf8')
  response.on('data', (part: string) => {
    body += part
    if (body.length > mostBytes) done(body)
  })
  response.on('end', () => done(body))
}
