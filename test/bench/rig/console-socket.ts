import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '../../../core/contract'

export type ConsoleClient = ContractRouterClient<Contract>

/** The console's own socket, as its page in a browser opens it. */
export async function openConsoleSocket(
  address: string,
): Promise<{ client: ConsoleClient; close: () => void }> {
  const greeted = await fetch(address, { redirect: 'manual' })
  const cookie = greeted.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { host, origin } = new URL(address)
  const socket = new WebSocket(`ws://${host}/console/socket`, { headers: { cookie, origin } })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const client = createORPCClient<ConsoleClient>(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  return { client, close: () => socket.terminate() }
}
