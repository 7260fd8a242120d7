import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obsSettings } from '../../../core/obs/settings'
import { createObs, findLocalObs } from '../../../main/obs'
import { endProcess, startChild } from '../../peers/obs/child'
import { startColourPage } from '../../peers/obs/colour-page'
import { commandObs, type ObsCommand } from '../../peers/obs/command'
import { startDisplay } from '../../peers/obs/display'
import { type Colour, near } from '../../peers/obs/pixels'
import { has, missingForObs } from '../../peers/obs/present'
import { type RunningObs, startObs } from '../../peers/obs/start-obs'
import { realParts, until } from './until'

const missing = missingForObs()
if (missing !== null) console.warn(`real OBS tests without a browser source skipped: ${missing}`)
const lacking = ['chromium', 'openbox'].find((program) => !has('which', program)) ?? null
if (lacking !== null) console.warn(`window capture tests skipped: not installed: ${lacking}`)

const orange: Colour = [255, 128, 0]
const blue: Colour = [32, 64, 192]

describe.skipIf(missing !== null)('a real OBS without a browser source', () => {
  let peer: RunningObs
  let command: ObsCommand
  const obs = createObs(realParts)

  beforeAll(async () => {
    peer = await startObs({ video: { width: 640, height: 360, fps: 30 } })
    command = await commandObs(peer)
    await command.colourScene('Live', 0xff0080ff)
  })
  afterAll(async () => {
    await obs.close()
    await command?.close()
    await peer?.close()
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
})

const desktops = [
  { desktop: 'without a window manager', manager: false },
  { desktop: 'with a window manager', manager: true }, // there XComposite is tried; software graphics give it no picture
]

describe.skipIf(missing !== null || lacking !== null)('the overlay as a captured window', () => {
  test.for(desktops)('on X11 $desktop, its background taken out', async ({ manager }) => {
    const ends: (() => unknown)[] = []
    try {
      const display = await startDisplay('1000x800x24')
      ends.push(() => display.close())
      if (manager) ends.push(await startWindowManager(display.name))
      const peer = await startObs({ display: display.name, video: { width: 640, height: 360, fps: 30 } })
      ends.push(() => peer.close())
      const command = await commandObs(peer)
      ends.push(() => command.close())
      await command.colourScene('Live', 0xff0080ff)
      const obs = createObs(realParts)
      ends.push(() => obs.close())
      const page = await startColourPage('rgb(32 64 192)', '#00ff00')
      ends.push(() => page.close())
      ends.push(openWindow(page.url, display.name))
      await page.connected(1)

      await obs.connect(obsSettings.parse({ port: peer.port }), peer.password)
      await obs.switchScene('Live')
      await until(obs, (s) => s.programScene === 'Live')
      const wish = {
        title: 'colour',
        region: { x: 0, y: 0, width: 640, height: 360 },
        screen: { width: 1000, height: 800 },
        scenes: ['Live'],
        key: 'green',
      } as const
      const made = await obs.setUpWindowCapture(wish)
      expect(made).toMatchObject({ ok: true, value: { created: true, updated: false, scenes: ['Live'] } })
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
      for (const end of ends.reverse()) await end()
    }
  })
})

/** Openbox that draws no borders, ready when it runs its start-up command. */
async function startWindowManager(display: string): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-openbox-'))
  const config = join(folder, 'rc.xml') // an absolute path: from any other openbox silently takes its default
  const plain = '<application class="*"><decor>no</decor></application>'
  writeFileSync(
    config,
    `<openbox_config xmlns="http://openbox.org/3.4/rc"><theme><keepBorder>no</keepBorder></theme><applications>${plain}</applications></openbox_config>`,
  )
  const child = startChild('openbox', ['--config-file', config, '--startup', 'echo ready'], {
    env: { ...process.env, DISPLAY: display },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`openbox ended with ${code}`)))
  })
  return async () => {
    await endProcess(child, 'SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A browser window without borders at the screen's top left, 640x360; answers how to end it. */
function openWindow(url: string, display: string): () => Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'micdrop-window-'))
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
  const child = startChild('chromium', [...flags, ...quiet, ...steady, ...place], { env, stdio: 'ignore' })
  return async () => {
    await endProcess(child, 'SIGTERM')
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
