import { existsSync } from 'node:fs'
import { installPackages, packageRights, sudoLine } from './apt.mjs'
import { run } from './run.mjs'
import { say, Trouble } from './say.mjs'
import { which } from './system-needs.mjs'

/**
 * Real programs that the tests meet; the product ships none of them.
 *
 * `service`: what the package would start and keep running; the tests start their own on free ports.
 *
 * @type {ReadonlyArray<{ package: string, program?: string, file?: string, service?: string, tests: string }>}
 */
export const TEST_NEEDS = [
  { package: 'xvfb', program: 'Xvfb', tests: 'every test with a window (console, overlay, OBS)' },
  { package: 'chromium', program: 'chromium', tests: 'the overlay and the room in a current browser' },
  { package: 'obs-studio', program: 'obs', tests: 'everything against a real OBS' },
  { package: 'openbox', program: 'openbox', tests: 'window placement beside OBS' },
  { package: 'xdotool', program: 'xdotool', tests: 'global hotkeys' },
  { package: 'ffmpeg', program: 'ffmpeg', tests: 'what OBS really recorded' },
  { package: 'openssl', program: 'openssl', tests: 'timestamps and certificates' },
  { package: 'hledger', program: 'hledger', tests: 'the ledger, read by another program' },
  {
    package: 'inspircd',
    file: '/usr/sbin/inspircd',
    service: 'inspircd',
    tests: 'chat on a real IRC server',
  },
  { package: 'caddy', program: 'caddy', service: 'caddy', tests: 'the room behind a public address' },
  {
    package: 'nginx',
    file: '/usr/sbin/nginx',
    service: 'nginx',
    tests: 'the room behind a public address',
  },
  { package: 'gcc', program: 'gcc', tests: 'the stand-in for the OBS browser source' },
  { package: 'libc6-dev', file: '/usr/include/stdio.h', tests: 'the stand-in for the OBS browser source' },
  { package: 'pkg-config', program: 'pkg-config', tests: 'the stand-in for the OBS browser source' },
  { package: 'libobs-dev', file: '/usr/include/obs/obs.h', tests: 'the stand-in for the OBS browser source' },
  {
    package: 'fonts-noto-color-emoji',
    file: '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
    tests: 'emoji in screenshots',
  },
  {
    package: 'fonts-dejavu-core',
    file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
    tests: 'text in screenshots',
  },
]

const missing = () =>
  TEST_NEEDS.filter(
    (need) => (need.program && which(need.program) === null) || (need.file && !existsSync(need.file)),
  )

/** A server nobody asked for must not run on after the tests. @param {readonly string[]} services */
const stopServices = async (services) => {
  if (services.length > 0 && existsSync('/run/systemd/system'))
    await run('systemctl', ['disable', '--now', ...services])
  else for (const one of services) await run('service', [one, 'stop'])
}

/**
 * Installs what the tests need from the system, as root on Debian; else says which tests will be skipped, and why.
 *
 * @returns {Promise<void>} always; a missing program skips tests, it does not stop them all
 */
export const ensureTestNeeds = async () => {
  const rights = packageRights()
  const wanted = missing()
  if (wanted.length === 0) return
  const packages = wanted.map((need) => need.package)
  let why = 'apt-get is not on this system'
  if (rights === 'not root')
    why = `this user may not install packages. Install them once:\n  ${sudoLine(packages)}`
  if (rights === 'apt') {
    try {
      await installPackages(packages, 'the tests')
      return await stopServices(wanted.flatMap(({ service }) => service ?? []))
    } catch (cause) {
      if (!(cause instanceof Trouble)) throw cause
      why = cause.message
    }
  }
  say(`Some tests are skipped, since ${why}`)
  for (const need of missing()) say(`  without ${need.package}: ${need.tests}`)
}
