import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obsSettings } from '../../../core/obs/settings'
import { createObs, findLocalObs } from '../../../main/obs'
import { startColourPage } from '../../peers/obs/colour-page'
import { commandObs, type ObsCommand } from '../../peers/obs/command'
import { type Display, endProcess, endWithUs, startDisplay } from '../../peers/obs/display'
import { type Colour, near } from '../../peers/obs/pixels'
import { has, missingForObs } from '../../peers/obs/present'
import { type RunningObs, startObs } from '../../peers/obs/start-obs'
import { realParts, until } from './until'

const missing = missingForObs()
if (missing !== null) console.warn(`real OBS tests without a browser source skipped: ${missing}`)
const chromium = has('which', 'chromium')
if (!chromium) console.warn('window capture test skipped: not installed: chromium')

const orange: Colour = [255, 128, 0]
const blue: Colour = [32, 64, 192]

describe.skipIf(missing !== null)('a real OBS without a browser source', () => {
  let display: Display
  let peer: RunningObs
  let command: ObsCommand
  const obs = createObs(realParts)

  beforeAll(async () => {
    display = await startDisplay('1000x800x24')
    peer = await startObs({ display: display.name, video: { width: 640, height: 360, fps: 30 } })
    command = await commandObs(peer)
    await command.colourScene('Live', 0xff0080ff)
  })
  afterAll(async () => {
    await obs.close()
    await command?.close()
    await peer?.close()
    await display?.close()
  })

  test('is found on this machine by its own files', async () => {
    const found = await findLocalObs({ home: '/nowhere', platform: 'linux', configHome: peer.configDir })
    expect(found).toMatchObject({ ok: true, value: { port: peer.port, password: peer.password } })
    if (!found.ok) return
    expect(
      await obs.connect(obsSettings.parse({ port: found.value.port }), found.value.password),
    ).toMatchObject({
      ok: true,
    })
  })

  test('names the missing kind and the ways out, and changes nothing', async () => {
    expect(obs.state()).toMatchObject({ browserSource: false, windowCapture: true })
    const before = await command.obs.call('GetInputList')
    const answer = await obs.setUpOverlay({ url: 'http://x/', scenes: ['Live'], width: 1920, height: 1080 })
    expect(answer).toMatchObject({ ok: false, code: 'no-browser-source' })
    if (answer.ok) return
    for (const words of ['browser_source', 'Flathub', "overlay's address", 'window']) {
      expect(answer.message).toContain(words)
    }
    expect(await command.obs.call('GetInputList')).toEqual(before)
  })

  test.skipIf(!chromium)('a window of the console is captured and its background taken out', async () => {
    const page = await startColourPage('rgb(32 64 192)', '#00ff00')
    const profile = mkdtempSync(join(tmpdir(), 'micdrop-window-'))
    const window = openWindow(page.url, profile, display.name)
    try {
      await page.connected(1)
      const wish = {
        title: 'colour',
        region: { x: 0, y: 0, width: 640, height: 360 },
        screen: { width: 1000, height: 800 },
        scenes: ['Live'],
        key: 'green',
      } as const
      await obs.switchScene('Live')
      await until(obs, (s) => s.programScene === 'Live')
      const made = await obs.setUpWindowCapture(wish)
      expect(made).toEqual({
        ok: true,
        value: { created: true, updated: false, scenes: ['Live'], kind: 'xshm_input' },
      })
      await command.seen('Live', (now) => near(now.at(0.25, 0.9), blue) && near(now.at(0.75, 0.9), orange))
      expect(await obs.setUpWindowCapture(wish)).toMatchObject({
        ok: true,
        value: { created: false, updated: false },
      })
      const { filters } = await command.obs.call('GetSourceFilterList', { sourceName: 'Micdrop overlay' })
      expect(filters).toHaveLength(1)
      const { inputs } = await command.obs.call('GetInputList')
      expect(inputs.map((input) => input.inputName).sort()).toEqual(['Live colour', 'Micdrop overlay'])
      await until(obs, (s) => s.overlay.present && s.overlay.urlMatches === null)
    } finally {
      await endProcess(window, 'SIGTERM')
      await page.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
  })
})

function openWindow(url: string, profile: string, display: string): ChildProcess {
  const flags = [
    '--no-sandbox',
    '--test-type',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-gpu',
  ]
  const quiet = ['--password-store=basic', '--disable-background-networking', '--disable-sync']
  const steady = ['--disable-backgrounding-occluded-windows', '--force-device-scale-factor=1']
  const place = [
    '--window-position=0,0',
    '--window-size=640,360',
    `--user-data-dir=${profile}`,
    `--app=${url}`,
  ]
  const env = { ...process.env, DISPLAY: display }
  const child = spawn('chromium', [...flags, ...quiet, ...steady, ...place], { env, stdio: 'ignore' })
  endWithUs(child)
  return child
}
