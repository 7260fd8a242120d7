import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { isLoopback } from './door'

/** How this computer would talk to another. */
export interface Route {
  /** The other one is this computer itself. */
  readonly here: boolean
  /** The address under which the other one sees this computer. */
  readonly from: string
}

/**
 * Asks the operating system, by a UDP socket that is connected and sends nothing. Null: no way leads there, or nobody
 * has that name.
 */
export async function routeTo(host: string): Promise<Route | null> {
  if (isIPv6(host)) return route(host, 'udp6')
  return (await route(host, 'udp4')) ?? route(host, 'udp6')
}

/** Any: nothing is sent to it. */
const port = 9

function route(host: string, family: 'udp4' | 'udp6'): Promise<Route | null> {
  return new Promise((resolve) => {
    const socket = createSocket(family)
    let done = false
    const end = (found: Route | null) => {
      if (done) return
      done = true
      socket.close()
      resolve(found)
    }
    socket.on('error', () => end(null))
    socket.connect(port, host, (fault?: Error | null) => {
      if (fault) return end(null)
      const to = socket.remoteAddress().address
      const from = socket.address().address
      end({ here: isLoopback(to) || to === from, from })
    })
  })
}
