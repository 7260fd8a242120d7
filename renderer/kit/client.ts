import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../core/contract'

/** Every command and query of the contract, typed; a refusal arrives as an `ORPCError` (see `words.ts`). */
export type ConsoleClient = ContractRouterClient<Contract>

/** One open line to the engine. `lost` resolves once, when it is known to be gone. */
export interface ConsoleLine {
  readonly client: ConsoleClient
  readonly lost: Promise<void>
  readonly close: () => void
}

/** What the preload puts on the window of the desktop shell: it asks main for a fresh MessagePort. */
interface Bridge {
  readonly connect: () => void
}

/** A client over a MessagePort whose other end main serves. */
export function createConsoleClient(port: MessagePort): ConsoleClient {
  const client = createORPCClient<ConsoleClient>(new PortLink({ port }))
  port.start()
  return client
}

/** Opens a line: by the preload's port inside the shell, by WebSocket when the console is a plain web page. */
export function openConsoleLine(page: Window = window): Promise<ConsoleLine> {
  const bridge = (page as Window & { micdrop?: Bridge }).micdrop
  return bridge === undefined ? openSocketLine(page.location) : openPortLine(page, bridge)
}

function openPortLine(page: Window, bridge: Bridge): Promise<ConsoleLine> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const port = event.ports[0]
      if (event.source !== page || event.data !== 'micdrop:port' || port === undefined) return
      page.removeEventListener('message', take)
      // Chrome 114 has no `close` event on ports; there the window goes together with main.
      const lost = new Promise<void>((gone) => port.addEventListener('close', () => gone()))
      resolve({ client: createConsoleClient(port), lost, close: () => port.close() })
    }
    page.addEventListener('message', take)
    bridge.connect()
  })
}

function openSocketLine(location: Location): Promise<ConsoleLine> {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const socket = new WebSocket(`${scheme}://${location.host}/console/socket`)
  return new Promise((resolve, reject) => {
    const lost = new Promise<void>((gone) => socket.addEventListener('close', () => gone()))
    socket.addEventListener('open', () => {
      const client = createORPCClient<ConsoleClient>(new SocketLink({ websocket: socket }))
      resolve({ client, lost, close: () => socket.close() })
    })
    socket.addEventListener('close', () => reject(new Error('The console cannot reach Micdrop.')))
  })
}

/** The kebab-case code of an expected refusal, or null when `error` is something else. */
export function refusalCode(error: unknown): string | null {
  if (!(error instanceof ORPCError)) return null
  const code = (error.data as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : null
}

/** One sentence a host understands, for whatever a command threw. */
export function errorWords(error: unknown): string {
  if (!(error instanceof ORPCError))
    return 'Micdrop did not answer. The command may not have been carried out.'
  if (error.code === 'BAD_REQUEST')
    return `Micdrop could not read this: ${firstIssue(error.data) ?? error.message}`
  if (error.code === 'INTERNAL_SERVER_ERROR')
    return 'Something went wrong inside Micdrop. The log has the details.'
  return error.message
}

function firstIssue(detail: unknown): string | null {
  const issues = (detail as { issues?: readonly { message?: unknown }[] } | undefined)?.issues
  const message = issues?.[0]?.message
  return typeof message === 'string' ? message : null
}
