import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obsSettings } from '../../../core/obs/settings'
import { createObs } from '../../../main/obs'
import { commandObs, type ObsCommand } from '../../peers/obs/command'
import { missingForObs } from '../../peers/obs/present'
import { type RunningObs, startObs } from '../../peers/obs/start-obs'
import { realParts, until } from './until'

const missing = missingForObs()
if (missing !== null) console.warn(`real OBS scene tests skipped: ${missing}`)

/** Names as a person may give them: some differ in what nobody sees. */
const names = [
  'Live',
  'Live ',
  'Close  up',
  'Caf\u00e9',
  'Cafe\u0301',
  '\u05e9\u05dc\u05d5\u05dd',
  '\u{1f3a5}\ufe0f',
]

describe.skipIf(missing !== null)('scene switches in a real OBS', () => {
  let peer: RunningObs
  let command: ObsCommand
  const obs = createObs(realParts)
  const program = async () =>
    (await command.obs.call('GetCurrentProgramScene')).currentProgramSceneName as string
  const fade = async (transitionDuration: number) => {
    await command.obs.call('SetCurrentSceneTransition', { transitionName: 'Fade' })
    await command.obs.call('SetCurrentSceneTransitionDuration', { transitionDuration })
  }
  beforeAll(async () => {
    peer = await startObs({ video: { width: 320, height: 180, fps: 30 } })
    command = await commandObs(peer)
    for (const sceneName of names) await command.obs.call('CreateScene', { sceneName })
    await obs.connect(obsSettings.parse({ port: peer.port }), peer.password)
  })
  afterAll(async () => {
    await obs.close()
    await command?.close()
    await peer?.close()
  })

  test('a cut is done when OBS shows the scene, by its exact name', async () => {
    await command.obs.call('SetCurrentSceneTransition', { transitionName: 'Cut' })
    for (const name of names) {
      expect(await obs.switchScene(name)).toMatchObject({ ok: true })
      expect([await program(), obs.state().programScene]).toEqual([name, name])
    }
  })

  test('a fade is done when it is over, and not before', async () => {
    await obs.switchScene('Live')
    await fade(1_500)
    const cursor = async () =>
      (await command.obs.call('GetCurrentSceneTransitionCursor')).transitionCursor as number
    const switched = obs.switchScene('Close  up')
    await expect.poll(async () => (await cursor()) < 1).toBe(true)
    expect(obs.state()).toMatchObject({ programScene: 'Live', switchingTo: 'Close  up' })
    expect(await switched).toMatchObject({ ok: true })
    expect(await cursor()).toBe(1)
    expect(obs.state()).toMatchObject({ programScene: 'Close  up', switchingTo: null })
  })

  test('overtaken by a later one it gives way, and the later one comes', async () => {
    await fade(1_500)
    const first = obs.switchScene('Live')
    await until(obs, ({ switchingTo }) => switchingTo === 'Live')
    const second = obs.switchScene('Live ')
    expect(await second).toMatchObject({ ok: true })
    // OBS may have been quick enough to tell of both.
    const gaveWay = await first
    expect(gaveWay.ok || ['superseded', 'other-scene'].includes(gaveWay.code)).toBe(true)
    expect(await program()).toBe('Live ')
  })

  test('in studio mode, beside what the host switches in OBS, the answer is what the program shows', async () => {
    await command.obs.call('SetStudioModeEnabled', { studioModeEnabled: true })
    await fade(1_000)
    expect(await obs.switchScene('Close  up')).toMatchObject({ ok: true })
    expect(await program()).toBe('Close  up')
    await command.obs.call('SetCurrentProgramScene', { sceneName: 'Live' })
    const beside = await obs.switchScene('Caf\u00e9')
    // Whether OBS takes one of two, or one after the other, is its own affair.
    expect(await program()).toBe(beside.ok ? 'Caf\u00e9' : 'Live')
    if (!beside.ok) expect(beside.message).toContain('"Live"')
    await command.obs.call('SetStudioModeEnabled', { studioModeEnabled: false })
  })

  test('a scene renamed in OBS fails by its new name, and one removed by its own', async () => {
    await fade(50)
    await command.obs.call('SetSceneName', { sceneName: 'Close  up', newSceneName: 'Table' })
    await until(obs, ({ scenes }) => scenes.includes('Table'))
    expect(await obs.switchScene('Close  up')).toEqual({
      ok: false,
      code: 'no-such-scene',
      message: 'OBS has no scene "Close  up" any more: it was renamed to "Table".',
    })
    expect(await obs.switchScene('Table')).toMatchObject({ ok: true })
    await obs.switchScene('Live')
    await command.obs.call('RemoveScene', { sceneName: 'Table' })
    await until(obs, ({ scenes }) => !scenes.includes('Table'))
    expect(await obs.switchScene('Table')).toMatchObject({ ok: false, code: 'no-such-scene' })
    expect(await program()).toBe('Live')
  })

  test('a name that only looks the same switches nothing', async () => {
    await command.obs.call('RemoveScene', { sceneName: 'Live ' })
    await until(obs, ({ scenes }) => !scenes.includes('Live '))
    expect(await obs.switchScene('Live ')).toMatchObject({
      code: 'no-such-scene',
      message: expect.stringContaining('OBS has "Live", the cue says "Live ": they differ in spaces'),
    })
  })

  test('a chapter is told as what this OBS and its recording can do', async () => {
    const can = obs.state().availableRequests.includes('CreateRecordChapter')
    expect(await obs.mark('Drop')).toMatchObject({ ok: false, code: can ? 'not-recording' : 'unsupported' })
  })

  test('OBS killed in the middle of a fade: the switch ends at once, with the reason', async () => {
    await fade(5_000)
    const switched = obs.switchScene('Caf\u00e9')
    await until(obs, ({ switchingTo }) => switchingTo === 'Caf\u00e9')
    await peer.kill('SIGKILL')
    expect(await switched).toMatchObject({ ok: false })
    expect(await obs.switchScene('Live')).toMatchObject({ ok: false, code: 'not-connected' })
  })
})
