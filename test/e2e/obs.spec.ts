import type { Page } from '@playwright/test'
import { commandObs, type ObsCommand } from '../peers/obs/command'
import { type Colour, near } from '../peers/obs/pixels'
import { missingForObs, missingForPlugin } from '../peers/obs/present'
import { findChange, framesAt } from '../peers/obs/recording'
import { type RunningObs, startObs } from '../peers/obs/start-obs'
import { expect, test } from './electron'
import { byPalette, pressOnDisplay, tabTo } from './keyboard'
import { album } from './picture'

const video = { width: 640, height: 360, fps: 30 }
const orange: Colour = [255, 128, 0]

/** Inside the left margin of the card, where no text ever stands. */
const inCard = [0.058, 0.7] as const

const light = (window: Page, name: string, word: string) =>
  window
    .getByRole('list', { name: 'On-air lights' })
    .getByRole('button', { name: new RegExp(`^${name}\\s*${word}$`) })

async function press(window: Page, name: string | RegExp): Promise<void> {
  await tabTo(window, window.getByRole('button', { name, exact: true }).first())
  await window.keyboard.press('Enter')
}

async function fill(window: Page, label: string, text: string): Promise<void> {
  await tabTo(window, window.getByRole('textbox', { name: label }))
  await window.keyboard.press('Control+a')
  await window.keyboard.type(text)
}

async function tick(window: Page, name: string): Promise<void> {
  const box = window.getByRole('checkbox', { name, exact: true })
  await tabTo(window, box)
  await window.keyboard.press('Space')
  await expect(box).toBeChecked()
}

async function prepared(peer: RunningObs): Promise<ObsCommand> {
  const command = await commandObs(peer)
  await command.colourScene('Table', 0xff0080ff)
  await command.colourScene('Break', 0xff404040)
  await command.obs.call('SetCurrentProgramScene', { sceneName: 'Table' })
  return command
}

async function openObsSettings(window: Page): Promise<void> {
  await byPalette(window, 'settings', 'Settings')
  await expect(window.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
}

test.describe('a real OBS with a browser source', () => {
  const missing = missingForObs() ?? missingForPlugin()
  test.skip(missing !== null, missing ?? '')

  test('is connected, set up, seen to change, lost in words and found again', async ({ launch }, info) => {
    test.setTimeout(180_000)
    const picture = album(info)
    const peer = await startObs({ plugin: true, video })
    let command = await prepared(peer)
    try {
      const { window } = await launch({
        env: { XDG_CONFIG_HOME: peer.configDir, MICDROP_PUBLIC_ORIGIN: 'https://show.example' },
      })
      await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()

      await test.step('the form: a wrong password is named, the right one connects', async () => {
        await openObsSettings(window)
        await fill(window, 'Port', String(peer.port))
        await fill(window, 'Password', 'not this one')
        await press(window, 'Connect')
        await expect(light(window, 'OBS', 'Password\\?')).toBeVisible()
        await picture(window, 'wrong-password')
        await fill(window, 'Password', peer.password)
        await press(window, 'Connect')
        await expect(light(window, 'OBS', 'Connected')).toBeVisible()
      })

      await test.step('one click takes the OBS on this computer', async () => {
        await press(window, 'Disconnect')
        await expect(light(window, 'OBS', 'Off')).toBeVisible()
        await expect(window.getByText(`OBS on this machine listens on port ${peer.port}.`)).toBeVisible()
        await press(window, 'Use the OBS on this computer')
        await expect(light(window, 'OBS', 'Connected')).toBeVisible()
      })

      await test.step('the overlay is set up in two scenes and reports itself', async () => {
        await tick(window, 'Table')
        await tick(window, 'Break')
        await press(window, 'Set up overlay')
        await expect(
          window.getByText(/Created: "Micdrop overlay" in (Table, Break|Break, Table)/),
        ).toBeVisible()
        await expect(light(window, 'Overlay', 'On air')).toBeVisible()
        await picture(window, 'set-up')
      })

      await test.step('a live show starts after its preflight', async () => {
        await byPalette(window, 'end the show', 'End the show')
        await window.keyboard.press('Alt+3')
        await press(window, 'Go live with Print night (sample)')
        const preflight = window.getByRole('dialog', { name: /Print night \(sample\)/ })
        await expect(preflight.getByText(/The overlay is in OBS’s program .scene "Table"/)).toBeVisible()
        await picture(window, 'preflight')
        await press(window, /^Go live$/)
        await expect(window.getByText('LIVE', { exact: true })).toBeVisible()
        await expect(light(window, 'Overlay', 'Not on air')).toBeVisible()
        await picture(window, 'not-streaming')
      })

      await test.step('a fired cue is found in OBS’s picture and in its recording', async () => {
        await command.obs.call('StartRecord')
        await expect(light(window, 'OBS', 'Recording')).toBeVisible()
        await expect(light(window, 'Overlay', 'On air')).toBeVisible()
        const recorded = async () => (await command.obs.call('GetRecordStatus')).outputDuration
        await command.seen('Table', (now) => near(now.at(...inCard), orange))
        await expect.poll(recorded).toBeGreaterThan(500)
        await pressOnDisplay('ctrl+shift+1')
        const shown = await command.seen('Table', (now) => Math.max(...now.at(...inCard)) < 70)
        const panel = shown.at(...inCard)
        const enough = (await recorded()) + 500
        await expect.poll(recorded).toBeGreaterThan(enough)
        await expect(window.getByText('In the scene that is recorded')).toBeVisible()
        await picture(window, 'on-air')
        const file = new Promise<string>((resolve) =>
          command.obs.on('RecordStateChanged', ({ outputState, outputPath }) => {
            if (outputState === 'OBS_WEBSOCKET_OUTPUT_STOPPED') resolve(outputPath)
          }),
        )
        await command.obs.call('StopRecord')
        const frames = await framesAt(await file, ...inCard)
        expect(findChange(frames, orange, panel)).not.toBeNull()
        const shot = await command.obs.call('GetSourceScreenshot', {
          sourceName: 'Table',
          imageFormat: 'png',
        })
        await info.attach('obs-with-the-drop', {
          body: Buffer.from(shot.imageData.split(',')[1] ?? '', 'base64'),
          contentType: 'image/png',
        })
      })

      await test.step('OBS killed: the lights say so, and a live sale is refused with words', async () => {
        await peer.kill('SIGKILL')
        await expect(light(window, 'OBS', 'Retrying')).toBeVisible()
        await expect(light(window, 'Overlay', 'Not known')).toBeVisible()
        await byPalette(window, 'thank-you token', 'Arm 6: Thank-you token')
        const fire = window.locator('[data-cue="token"]').getByRole('button')
        await expect(fire).toHaveAttribute('data-phase', 'armed')
        await expect(fire).toBeFocused()
        await window.keyboard.press('Enter')
        const doubt = window.getByRole('dialog', { name: '"Thank-you token" was not fired' })
        await expect(doubt).toContainText(/nobody can tell whether viewers see the overlay/)
        await expect(doubt.getByRole('button', { name: 'I see it on air: fire' })).toBeVisible()
        await picture(window, 'refused')
        await tabTo(window, doubt.getByRole('button', { name: 'Do not fire' }))
        await window.keyboard.press('Enter')
        await expect(doubt).toBeHidden()
      })

      await test.step('OBS back: connected and on air again without a hand', async () => {
        await peer.restart()
        await expect(light(window, 'OBS', 'Connected')).toBeVisible({ timeout: 40_000 })
        command = await commandObs(peer)
        await expect(light(window, 'Overlay', 'Not on air')).toBeVisible({ timeout: 30_000 })
        await pressOnDisplay('ctrl+shift+4')
        await expect(
          window.getByText(/"Thank-you token" was not fired.*Press again within 5 s/).first(),
        ).toBeVisible()
        await picture(window, 'key-refused')
        await command.obs.call('StartRecord')
        await expect(light(window, 'Overlay', 'On air')).toBeVisible()
        await pressOnDisplay('ctrl+shift+4')
        await expect(
          window.getByRole('region', { name: /^On now/ }).getByText('Thank-you token'),
        ).toBeVisible()
        const { currentProgramSceneName: scene } = await command.obs.call('GetCurrentProgramScene')
        await command.seen(scene, (now) => Math.max(...now.at(...inCard)) < 90)
      })
    } finally {
      await command.close().catch(() => undefined)
      await peer.close()
    }
  })
})

test.describe('a real OBS without a browser source', () => {
  const missing = missingForObs()
  test.skip(missing !== null, missing ?? '')

  test('is named, the address can be copied, and a window is captured instead', async ({ launch }, info) => {
    const picture = album(info)
    const peer = await startObs({ video, ...(process.env.DISPLAY ? { display: process.env.DISPLAY } : {}) })
    const command = await prepared(peer)
    try {
      const { app, window, urls } = await launch()
      await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
      await openObsSettings(window)
      await fill(window, 'Port', String(peer.port))
      await fill(window, 'Password', peer.password)
      await press(window, 'Connect')
      await expect(
        window.getByText('This build of OBS has no source of the kind browser_source'),
      ).toBeVisible()
      await picture(window, 'no-browser-source')
      await press(window, 'Copy the address of the overlay')
      await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(urls.overlay)
      await tick(window, 'Table')
      await press(window, 'Use a window instead')
      await expect(window.getByText(/Created: "Micdrop overlay" in Table/)).toBeVisible()
      await pressOnDisplay('ctrl+shift+1')
      await command.seen(
        'Table',
        (now) => Math.max(...now.at(...inCard)) < 90 && near(now.at(0.5, 0.4), orange, 40),
      )
      await expect(light(window, 'Overlay', 'On air')).toBeVisible()
      await picture(window, 'captured')
    } finally {
      await command.close()
      await peer.close()
    }
  })
})
