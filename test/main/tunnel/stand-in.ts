import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A program that prints what the real one is published to print, then does what `after` says. */
export function standIn(
  name: string,
  output: string,
  after = 'exec sleep 600',
): { folder: string; file: string; pids: () => number[] } {
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-tunnel-'))
  const file = join(folder, name)
  writeFileSync(join(folder, 'output'), output)
  writeFileSync(join(folder, 'pids'), '')
  writeFileSync(
    file,
    `#!/bin/sh\necho $$ >> "${folder}/pids"\necho "$@" >> "${folder}/arguments"\ncat "${folder}/output" >&2\n${after}\n`,
  )
  chmodSync(file, 0o755)
  const pids = () => readFileSync(join(folder, 'pids'), 'utf8').split('\n').filter(Boolean).map(Number)
  return { folder, file, pids }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const box = '+--------------------------------------------------------------------------------------------+'

/** As `cloudflared tunnel --url` logs it (version 2024). */
export const quickOutput = (
  name: string,
) => `2024-06-01T10:00:00Z INF Thank you for trying Cloudflare Tunnel. Doing so, without a Cloudflare account, is a quick way to experiment and try it out. However, be aware that these account-less Tunnels have no uptime guarantee. If you intend to use Tunnels in production you should use a pre-created named tunnel by following: https://developers.cloudflare.com/cloudflare-one/connections/connect-apps
2024-06-01T10:00:00Z INF Requesting new quick Tunnel on trycloudflare.com...
2024-06-01T10:00:03Z INF ${box}
2024-06-01T10:00:03Z INF |  Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):  |
2024-06-01T10:00:03Z INF |  https://${name}.trycloudflare.com                                                 |
2024-06-01T10:00:03Z INF ${box}
2024-06-01T10:00:03Z INF Cannot determine default configuration path. No file [config.yml config.yaml] in [~/.cloudflared /etc/cloudflared]
2024-06-01T10:00:03Z INF Settings: map[ha-connections:1 no-autoupdate:true protocol:quic url:http://127.0.0.1:4748]
2024-06-01T10:00:04Z INF Registered tunnel connection connIndex=0 connection=1f3e location=ams01 protocol=quic
`

export const namedOutput = `2024-06-01T10:00:00Z INF Starting tunnel tunnelID=dd3d43a3-2923-40b9-ab88-9d538025aad9
2024-06-01T10:00:00Z INF Version 2024.5.0
2024-06-01T10:00:01Z INF Registered tunnel connection connIndex=0 connection=1f3e location=ams01 protocol=quic
2024-06-01T10:00:02Z INF Registered tunnel connection connIndex=1 connection=2a41 location=fra03 protocol=quic
`

/** As `tailscale funnel <target>` prints it in the foreground (1.52 and newer). */
export const funnelOutput = `Available on the internet:

https://studio.tail1234.ts.net/
|-- proxy http://127.0.0.1:4748

Press Ctrl+C to exit.
`
