import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OverlayAddresses } from '../../../core/obs/port'
import { obsSettings } from '../../../core/obs/settings'
import { createObs } from '../../../main/obs'
import { type ColourPage, startColourPage } from '../../peers/obs/colour-page'
import { commandObs, type ObsCommand } from '../../peers/obs/command'
import { type Colour, near } from '../../peers/obs/pixels'
import { missingForObs, missingForPlugin } from '../../peers/obs/present'
import { findChange, framesAt } from '../../peers/obs/recording'
import { type RunningObs, startObs } from '../../peers/obs/start-obs'
import { realParts, until } from './until'

const missing = missingForObs() ?? missingForPlugin()
if (missing !== null) console.warn(`real OBS overlay tests skipped: ${missing}`)

const orange: Colour = [255, 128, 0]
const blue: Colour = [32, 64, 192]
const green: Colour = [0, 192, 64]
const css = ([red, green, blue]: Colour) => `rgb(${red} ${green} ${blue})`

/** The page's own address is the overlay's. */
const addressesOf = (url: string): OverlayAddresses => ({
  wanted: () => url,
  keyOf: (one) => (one === url ? 'set-up' : null),
  current: (one) => one === url,
})

describe.skipIf(missing !== null)('the overlay in a real OBS with a browser source', () => {
  let peer: RunningObs
  let command: ObsCommand
  let page: ColourPage
  const obs = createObs(realParts)
  const wish = (scenes: string[]) => ({ url: page.url, scenes, width: 1920, height: 1080 })

  beforeAll(async () => {
    page = await startColourPage(css(blue))
    peer = await startObs({ plugin: true, video: { width: 640, height: 360, fps: 30 } })
    command = await commandObs(peer)
    await command.colourScene('Live', 0xff0080ff)
    await command.colourScene('Break', 0xffffffff)
    const connected = await obs.connect(
      obsSettings.parse({ port: peer.port }),
      peer.password,
      addressesOf(page.url),
    )
    expect(connected.ok).toBe(true)
  })
  afterAll(async () => {
    await obs.close()
    await command?.close()
    await peer?.close()
    await page?.close()
  })

  test('refuses scenes that are not there before it changes anything', async () => {
    expect(await obs.setUpOverlay(wish(['Live', 'Nowhere']))).toMatchObject({
      ok: false,
      code: 'no-such-scene',
    })
    expect(await obs.setUpOverlay(wish([]))).toMatchObject({ ok: false, code: 'no-scene-chosen' })
    expect(obs.state().overlay.present).toBe(false)
  })

  test('two set-ups at once make one source', async () => {
    const both = await Promise.all([obs.setUpOverlay(wish(['Live'])), obs.setUpOverlay(wish(['Live']))])
    const name = 'Micdrop overlay'
    expect(both).toEqual([
      { ok: true, value: { name, created: true, updated: false, scenes: ['Live'] } },
      { ok: true, value: { name, created: false, updated: false, scenes: ['Live'] } },
    ])
    await page.connected(1)
    expect(page.sizes[0]).toBe('1920x1080')
    expect(await until(obs, (s) => s.overlay.present)).toMatchObject({
      overlay: { present: true, scenes: ['Live'], urlMatches: true },
    })
  })

  test('a second scene holds the same source', async () => {
    const again = await obs.setUpOverlay(wish(['Live', 'Break']))
    expect(again).toMatchObject({
      ok: true,
      value: { created: false, updated: false, scenes: ['Live', 'Break'] },
    })
    const { sceneItems } = await command.obs.call('GetSceneItemList', { sceneName: 'Break' })
    expect(sceneItems.map((item) => item.sourceName)).toEqual(['Break colour', 'Micdrop overlay'])
    const { inputs } = await command.obs.call('GetInputList', { inputKind: 'browser_source' })
    expect(inputs).toHaveLength(1)
  })

  test('switches scenes and knows which is on air', async () => {
    expect(await obs.switchScene('Live')).toMatchObject({ ok: true })
    await until(obs, (s) => s.programScene === 'Live' && s.switchingTo === null)
    expect(await obs.switchScene('Nowhere')).toMatchObject({ ok: false, code: 'no-such-scene' })
    await command.obs.call('SetCurrentProgramScene', { sceneName: 'Break' })
    await until(obs, (s) => s.programScene === 'Break')
    await obs.switchScene('Live')
    await until(obs, (s) => s.programScene === 'Live')
  })

  test('the page covers the canvas, and what it leaves transparent shows the scene', async () => {
    const seen = await command.seen('Live', (now) => near(now.at(0.25, 0.5), blue))
    for (const y of [0.02, 0.98]) expect(near(seen.at(0.02, y), blue)).toBe(true)
    for (const x of [0.55, 0.98]) expect(near(seen.at(x, 0.5), orange)).toBe(true)
    page.paint('rgb(0 0 0 / 50%)')
    await command.seen('Live', (now) => near(now.at(0.25, 0.5), [128, 64, 0]))
  })

  test('a screenshot of what is on air is a small JPEG', async () => {
    const shot = await obs.screenshot(320)
    expect(shot).toMatchObject({ ok: true, value: expect.stringMatching(/^data:image\/jpe?g;base64,/) })
  })

  test('a recording holds the change', async () => {
    page.paint(css(blue))
    await command.seen('Live', (now) => near(now.at(0.25, 0.5), blue))
    await command.obs.call('StartRecord')
    const recording = await until(obs, (s) => s.recording && s.skippedFrames.outputTotal > 5)
    expect(recording.recordingSince).not.toBeNull()
    expect(await obs.mark('drop')).toMatchObject({ ok: false, code: 'unsupported' })
    page.paint(css(green))
    await command.seen('Live', (now) => near(now.at(0.25, 0.5), green))
    const ended = new Promise<string>((resolve) =>
      command.obs.on('RecordStateChanged', (event) => {
        if (event.outputState === 'OBS_WEBSOCKET_OUTPUT_STOPPED') resolve(event.outputPath)
      }),
    )
    await until(obs, (s) => s.timecode !== null && s.timecode > '00:00:02')
    await command.obs.call('StopRecord')
    const frames = await framesAt(await ended, 0.25, 0.5)
    expect(frames.length).toBeGreaterThan(10)
    expect(findChange(frames, blue, green)).not.toBeNull()
    await until(obs, (s) => !s.recording && s.recordingSince === null)
  })

  test('a changed source is seen and mended, a reload loads the page anew', async () => {
    await command.obs.call('SetInputSettings', {
      inputName: 'Micdrop overlay',
      inputSettings: { url: 'about:blank', width: 100 },
    })
    await until(obs, (s) => s.overlay.urlMatches === false)
    const before = page.sizes.length
    expect(await obs.setUpOverlay(wish(['Live']))).toMatchObject({ ok: true, value: { updated: true } })
    await page.connected(2)
    expect(obs.state().overlay.urlMatches).toBe(true)
    expect(await obs.reloadOverlay()).toEqual({ ok: true, value: undefined })
    await page.connected(3)
    expect(page.sizes.slice(before)).toContain('1920x1080')
  })

  test('OBS killed and back: the overlay is on air again without a new set-up', async () => {
    await peer.kill('SIGKILL')
    await until(obs, (s) => s.link === 'retrying')
    await peer.restart()
    await page.connected(4)
    const back = await until(obs, (s) => s.link === 'connected')
    expect(back.overlay).toMatchObject({
      present: true,
      scenes: expect.arrayContaining(['Live', 'Break']),
      urlMatches: true,
    })
    command = await commandObs(peer)
    await command.seen('Live', (now) => near(now.at(0.25, 0.5), green))
  })

  test('removed by hand: the state says so', async () => {
    for (const sceneName of ['Live', 'Break']) {
      const item = { sceneName, sourceName: 'Micdrop overlay' }
      const { sceneItemId } = await command.obs.call('GetSceneItemId', item)
      await command.obs.call('RemoveSceneItem', { sceneName, sceneItemId })
    }
    await until(obs, (s) => !s.overlay.present)
    expect(await obs.reloadOverlay()).toMatchObject({ ok: false, code: 'no-overlay' })
  })

  test('a source of another kind under the name is not touched', async () => {
    const other = { sceneName: 'Break', inputName: 'Micdrop overlay', inputKind: 'color_source_v3' }
    await command.obs.call('CreateInput', other)
    const taken = await obs.setUpOverlay(wish(['Live']))
    expect(taken).toMatchObject({
      ok: false,
      code: 'name-taken',
      message: expect.stringContaining('color_source'),
    })
  })
})
