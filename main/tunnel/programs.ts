import type { TunnelProgramId, TunnelWish } from '../../core/reach/tunnel'

/** A tunnel program as data: how it is started and what its output says. */
export interface TunnelProgram {
  readonly id: TunnelProgramId
  readonly title: string
  readonly command: string
  /** Where it also is when the desktop's PATH is a short one. */
  readonly places: readonly string[]
  /** `target` is the room's own listener on this machine. */
  readonly arguments: (wish: TunnelWish, target: string) => readonly string[]
  /** Another address at each start. */
  readonly isQuick: (wish: TunnelWish) => boolean
  /** The origin in a line of its output, or null. */
  readonly addressIn: (line: string) => string | null
  /** A line that says it is connected; null where printing the address says it. */
  readonly connected: RegExp | null
  /** What the host has to do first, in a line that says so. */
  readonly asks: (line: string) => string | null
}

/** `https://developers.cloudflare.com/tunnel`: its log goes to stderr, a quick tunnel's address stands in a box. */
const cloudflared: TunnelProgram = {
  id: 'cloudflared',
  title: 'Cloudflare Tunnel',
  command: 'cloudflared',
  places: ['/usr/local/bin', '/opt/homebrew/bin'],
  arguments: ({ name }, target) =>
    name === null
      ? ['tunnel', '--no-autoupdate', '--url', target]
      : ['tunnel', '--no-autoupdate', 'run', '--url', target, name],
  isQuick: ({ name }) => name === null,
  // Only in its box: other lines may quote what viewers sent.
  addressIn: (line) => /\|\s+(https:\/\/[a-z0-9-]+\.trycloudflare\.com)\s+\|/.exec(line)?.[1] ?? null,
  connected: /Registered tunnel connection|Connection [\w-]+ registered/,
  asks: (line) =>
    /You may not have permission|Cannot determine default origin certificate|error parsing tunnel ID/.test(
      line,
    )
      ? 'cloudflared does not know this tunnel. Run "cloudflared tunnel login" and "cloudflared tunnel create" once.'
      : /429 Too Many Requests/.test(line)
        ? 'Cloudflare gives out no more quick tunnels right now. Wait some minutes, or use a named tunnel.'
        : null,
}

/** `https://tailscale.com/docs/reference/tailscale-cli/funnel`: in the foreground it prints its lasting address. */
const tailscale: TunnelProgram = {
  id: 'tailscale',
  title: 'Tailscale Funnel',
  command: 'tailscale',
  places: ['/usr/local/bin', '/opt/homebrew/bin', '/Applications/Tailscale.app/Contents/MacOS'],
  arguments: (_wish, target) => ['funnel', '--yes', target],
  isQuick: () => false,
  addressIn: (line) =>
    /^\s*(https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+\.ts\.net(?::\d+)?)\/?(?:\s|$)/.exec(line)?.[1] ?? null,
  connected: null,
  asks: (line) => {
    const visit = /https:\/\/login\.tailscale\.com\/\S+/.exec(line)?.[0]
    if (visit !== undefined) return `Tailscale wants your word first: open ${visit}`
    return /Funnel not available|access denied|must be root|not logged in|Logged out/i.test(line)
      ? `Tailscale says: ${line.trim()}`
      : null
  },
}

export const tunnelPrograms: readonly TunnelProgram[] = [cloudflared, tailscale]

export function programOf(id: TunnelProgramId): TunnelProgram {
  return tunnelPrograms.find((program) => program.id === id)!
}
