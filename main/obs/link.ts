import type { ObsFailure, ObsResult } from '../../core/obs/port'
import type { ObsLink } from '../../core/obs/state'
import { backoff } from './backoff'
import type { ObsParts } from './parts'
import { createSocket, type ObsSocket } from './socket'

export interface LinkTarget {
  /** `host:port` */
  readonly address: string
  readonly password?: string
}

export interface LinkListener {
  changed(link: ObsLink, reason: string | null): void
  /** Reads what must be known before the link counts as connected; a failure makes the try fail. */
  opened(socket: ObsSocket): Promise<ObsResult<void>>
  lost(): void
}

export interface Link {
  /** How the first try ended. */
  readonly first: Promise<ObsResult<void>>
  /** The standing link, if there is one. */
  socket(): ObsSocket | null
  /** Lets a link that has gone dead go and opens a new one. */
  renew(reason: string): void
  close(): void
}

/** Opens a link and keeps it open: tries again with growing pauses, but never again after a wrong password. */
export function keepLink(parts: ObsParts, target: LinkTarget, on: LinkListener): Link {
  let wanted = true
  let current: ObsSocket | null = null
  let standing = false
  let tries = 0
  let cancelRetry = () => {}

  const retry = (link: ObsLink, reason: string) => {
    on.changed(link, reason)
    cancelRetry = parts.after(backoff(tries++), () => void attempt())
  }
  const lose = (socket: ObsSocket, reason: string) => {
    if (!wanted || socket !== current || !standing) return
    standing = false
    current = null
    socket.drop()
    parts.log('warn', `obs: ${reason}`)
    on.lost()
    retry('retrying', reason)
  }
  const attempt = async (): Promise<ObsResult<void>> => {
    const socket = createSocket(parts, (reason) => lose(socket, reason))
    current = socket
    const opened = await socket.open(target)
    const ready = opened.ok ? await on.opened(socket) : opened
    if (!wanted) {
      socket.drop()
      return ready
    }
    if (ready.ok) {
      tries = 0
      standing = true
      on.changed('connected', null)
      return ready
    }
    current = null
    socket.drop()
    if (ready.code === 'needs-password') on.changed('needs-password', ready.message)
    else retry(linkAfter(ready.code), ready.message)
    return ready
  }

  on.changed('connecting', null)
  return {
    first: attempt(),
    socket: () => (standing ? current : null),
    renew: (reason) => {
      if (current !== null) lose(current, reason)
    },
    close() {
      wanted = false
      standing = false
      cancelRetry()
      current?.drop()
      current = null
    },
  }
}

function linkAfter(code: ObsFailure): ObsLink {
  return code === 'timeout' ? 'not-answering' : 'retrying'
}
