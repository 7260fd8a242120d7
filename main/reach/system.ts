import { createSocket } from 'node:dgram'
import { networkInterfaces } from 'node:os'
import type { Listed } from '../../core/reach/interfaces'

/** The IPv4 addresses of this machine by which others can come in; the room's listener speaks IPv4. */
export function listAddresses(): Listed[] {
  return Object.entries(networkInterfaces()).flatMap(([name, list]) =>
    (list ?? [])
      .filter((one) => one.family === 'IPv4' && !one.internal)
      .map(({ address, netmask, mac }) => ({ name, address, netmask, mac })),
  )
}

/** Nobody's, kept for documents (RFC 5737): only the default route leads there. */
const somewhere = '203.0.113.1'

/**
 * From which of its addresses this machine reaches the internet, or null. Connecting a datagram socket asks the
 * system's routing table and sends nothing; that works alike on Linux, macOS and Windows.
 */
export function routeAddress(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    const end = (address: string | null) => {
      socket.close()
      resolve(address)
    }
    socket.once('error', () => end(null))
    socket.connect(9, somewhere, () => end(socket.address().address))
  })
}
