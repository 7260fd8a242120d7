import { type ChildProcess, execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../../scripts/lib/paths.mjs'
import { endProcess, startChild } from '../obs/child'
import { freePort } from '../obs/free-port'
import { has } from '../obs/present'

export const proxies = ['caddy', 'nginx'] as const
export type ProxyName = (typeof proxies)[number]

const nginx = '/usr/sbin/nginx'

/** Why the recipes of docs/reach.md cannot be run here, or null. */
export function missingProxies(): string | null {
  const missing = ['caddy', 'openssl', 'curl'].filter((program) => !has('which', program))
  if (!existsSync(nginx)) missing.push('nginx')
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`
}

export interface Certificate {
  readonly file: string
  readonly key: string
  readonly pem: string
  /** What Chromium wants to hear to trust this one certificate and no other. */
  readonly spki: string
  readonly remove: () => void
}

/** For show.example, made now, signed by itself. */
export function makeCertificate(): Certificate {
  const dir = mkdtempSync(join(tmpdir(), 'micdrop-tls-'))
  const file = join(dir, 'cert.pem')
  const key = join(dir, 'key.pem')
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const name = ['-subj', '/CN=show.example', '-addext', 'subjectAltName=DNS:show.example']
  execFileSync('openssl', ['req', '-x509', ...kind, ...name, '-keyout', key, '-out', file], {
    stdio: 'ignore',
  })
  const pem = readFileSync(file, 'utf8')
  const spki = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })
  return {
    file,
    key,
    pem,
    spki: createHash('sha256').update(spki).digest('base64'),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

/** The recipe as docs/reach.md has it: the one block fenced with this name. */
export function recipeOf(name: ProxyName): string {
  const docs = readFileSync(join(ROOT, 'docs/reach.md'), 'utf8')
  const fence = name === 'caddy' ? 'caddyfile' : name
  const blocks = [...docs.matchAll(new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))]
  if (blocks.length !== 1) throw new Error(`docs/reach.md has ${blocks.length} blocks for ${name}`)
  return blocks[0]![1]!
}

/** Replaces what must be there exactly once: a recipe that lost a line fails here. */
function swap(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`The recipe has not exactly one "${from}".`)
  return text.replace(from, () => to)
}

function caddyConfig(port: number, target: number, { file, key }: Certificate): string {
  const site = swap(recipeOf('caddy'), 'show.example {\n', `show.example:${port} {\n\ttls ${file} ${key}\n`)
  // Debian's usual surroundings, without what would reach out: the admin port, port 80, certificates from elsewhere.
  const here = '{\n\tadmin off\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n}\n'
  return here + swap(site, '127.0.0.1:4748', `127.0.0.1:${target}`)
}

function nginxConfig(dir: string, port: number, target: number, { file, key }: Certificate): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const changes = [
    // Not the machine's own port 80, and nothing of IPv6, which a test machine may lack.
    ['    listen 80;\n    listen [::]:80;\n', `    listen unix:${dir}/http.sock;\n`],
    ['    listen [::]:443 ssl http2;\n', ''],
    ['listen 443 ', `listen 127.0.0.1:${port} `],
    ['/etc/letsencrypt/live/show.example/fullchain.pem', file],
    ['/etc/letsencrypt/live/show.example/privkey.pem', key],
    ['127.0.0.1:4748', `127.0.0.1:${target}`],
  ] as const
  const site = changes.reduce((text, [from, to]) => swap(text, from, to), recipeOf('nginx'))
  return [
    'daemon off; master_process off;',
    `pid ${dir}/pid; error_log ${dir}/error.log;`,
    'events { worker_connections 768; }',
    'http {',
    'access_log off;',
    ...temporary.map((name) => `${name}_temp_path ${dir}/${name};`),
    site,
    '}',
  ].join('\n')
}

export interface RunningProxy {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Runs the recipe on a free port of 127.0.0.1, pointing at `target`, with a certificate of ours. */
export async function startProxy(
  name: ProxyName,
  target: number,
  certificate: Certificate,
): Promise<RunningProxy> {
  const dir = mkdtempSync(join(tmpdir(), `micdrop-${name}-`))
  const port = await freePort()
  const config = join(dir, name === 'caddy' ? 'Caddyfile' : 'nginx.conf')
  writeFileSync(
    config,
    name === 'caddy' ? caddyConfig(port, target, certificate) : nginxConfig(dir, port, target, certificate),
  )
  const [program, ...args] =
    name === 'caddy' ? ['caddy', 'run', '--config', config] : [nginx, '-p', dir, '-c', config]
  // Caddy keeps its state there, not in the folders of whoever runs the tests.
  const env = { ...process.env, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir }
  const child = startChild(program!, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    said += String(bytes)
  })
  const close = async () => {
    await endProcess(child, 'SIGTERM')
    rmSync(dir, { recursive: true, force: true })
  }
  if (!(await answering(port, child))) {
    await close()
    throw new Error(`${name} does not run the recipe of docs/reach.md: ${said.slice(-2_000)}`)
  }
  return { port, close }
}

/** Knocks until the port answers; false when the program ended before. */
async function answering(port: number, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null) {
    const there = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => setTimeout(resolve, 25, false))
    })
    if (there) return true
  }
  return false
}
