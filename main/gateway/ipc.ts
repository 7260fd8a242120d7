import { RPCHandler } from '@orpc/server/message-port'
import type { Caller } from './parts'
import type { MicdropRouter } from './router'

/** The parts of Electron's MessagePortMain that oRPC needs. */
type Port = Parameters<RPCHandler<Caller>['upgrade']>[0]

/** Serves the whole contract to the console window over one message port. The sender is checked by the desktop. */
export function createIpc(router: MicdropRouter): (port: Port) => void {
  const rpc = new RPCHandler(router)
  return (port) => {
    rpc.upgrade(port, { context: { from: 'console', name: 'console' } })
    ;(port as { start?: () => void }).start?.()
  }
}
