import { type ChildProcess, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endProcess, startChild } from '../obs/child'
import { freePort } from '../obs/free-port'
import { has } from '../obs/present'

const program = '/usr/sbin/inspircd'

/** Why the real IRC server cannot be started here, or null. */
export const missingInspircd = (): string | null =>
  !existsSync(program)
    ? 'InspIRCd is not installed (Debian package inspircd)'
    : has('which', 'openssl')
      ? null
      : 'openssl is not installed'

export interface RunningInspircd {
  /** `irc://127.0.0.1:…`. */
  readonly tcp: string
  /** `ircs://127.0.0.1:…`, with a certificate that nobody vouches for. */
  readonly tls: string
  /** `ws://127.0.0.1:…`. */
  readonly ws: string
  readonly port: number
  readonly pid: number
  /** SIGSTOP and SIGCONT answer at once; with a signal that ends the server this waits until it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it again on the same ports. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Debian's InspIRCd on free ports: plain IRC and IRC over WebSocket. Who comes first to a channel is its operator. */
export async function startInspircd(): Promise<RunningInspircd> {
  const dir = mkdtempSync(join(tmpdir(), 'micdrop-irc-'))
  const port = await freePort()
  const webPort = await freePort()
  const tlsPort = await freePort()
  certify(dir)
  const config = readFileSync(join(import.meta.dirname, 'inspircd.conf'), 'utf8')
    .replaceAll('@DIR@', dir)
    .replaceAll('@TCP@', String(port))
    .replaceAll('@WS@', String(webPort))
    .replaceAll('@TLS@', String(tlsPort))
  writeFileSync(join(dir, 'inspircd.conf'), config)
  let child: ChildProcess
  const start = async () => {
    const root = process.getuid?.() === 0 ? ['--runasroot'] : []
    child = startChild(program, [...root, '--nofork', `--config=${join(dir, 'inspircd.conf')}`], {
      stdio: 'ignore',
    })
    await answering(port, child)
    await answering(webPort, child)
  }
  await start()
  return {
    tcp: `irc://127.0.0.1:${port}`,
    tls: `ircs://127.0.0.1:${tlsPort}`,
    ws: `ws://127.0.0.1:${webPort}`,
    port,
    get pid() {
      return child.pid!
    },
    async kill(signal) {
      if (signal === 'SIGSTOP' || signal === 'SIGCONT') child.kill(signal)
      else await endProcess(child, signal)
    },
    restart: start,
    async close() {
      child.kill('SIGCONT')
      await endProcess(child, 'SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function certify(dir: string): void {
  const files = ['-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')]
  const what = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=irc.local']
  execFileSync('openssl', ['req', '-x509', ...what, ...files], { stdio: 'ignore' })
}

/** Knocks until the port answers; fails at once when the server ends before. */
async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (child.exitCode !== null) throw new Error(`InspIRCd ended with ${child.exitCode} before it was ready`)
    const there = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => setTimeout(resolve, 25, false))
    })
    if (there) return
  }
  throw new Error('InspIRCd did not open its port in 10 s')
}
