import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ObsPort } from '../../../core/obs/port'
import { obsSettings } from '../../../core/obs/settings'
import { createObs } from '../../../main/obs'
import { manualTime } from './manual-time'
import { type ObsDouble, Refused, startObsDouble } from './obs-double'
import { until } from './until'

let double: ObsDouble
let obs: ObsPort
let time: ReturnType<typeof manualTime>
/** What OBS shows, as its scene list tells it. */
let program: string
const names = ['Live', 'Break', 'Close-up']
const shows = (sceneName: string) => {
  program = sceneName
  double.tell('CurrentProgramSceneChanged', { sceneName })
}
const askedFor = (name: string) => until(obs, ({ switchingTo }) => switchingTo === name)
/** Resolves when OBS has been asked for its scenes once more. */
const lookedAgain = async (times: number) => {
  while (double.asked.filter(({ type }) => type === 'GetSceneList').length < times) await time.pass(0)
}

beforeEach(async () => {
  program = 'Live'
  double = await startObsDouble()
  double.answers.SetCurrentProgramScene = () => ({})
  double.answers.GetSceneList = () => ({
    currentProgramSceneName: program,
    scenes: names.map((sceneName, at) => ({ sceneName, sceneIndex: -at })),
  })
  time = manualTime()
  obs = createObs(time.parts)
  await obs.connect(obsSettings.parse({ port: double.port }))
})
afterEach(async () => {
  await obs.close()
  await double.close()
})

describe('a scene switch', () => {
  test('is done when OBS says that it shows the scene, not when it took the request', async () => {
    let ended = false
    const switched = obs.switchScene('Break').finally(() => {
      ended = true
    })
    await askedFor('Break')
    while (!double.asked.some(({ type }) => type === 'SetCurrentProgramScene')) await time.pass(0)
    await time.pass(0)
    expect([ended, obs.state().programScene]).toEqual([false, 'Live'])
    shows('Break')
    expect(await switched).toEqual({ ok: true, value: undefined })
    expect(obs.state()).toMatchObject({ programScene: 'Break', switchingTo: null })
    expect(time.waiting()).not.toContain(30_000)
  })

  test('to the scene that is on is done at once', async () => {
    expect(await obs.switchScene('Live')).toMatchObject({ ok: true })
  })

  test('fails when the scene does not come within the limit', async () => {
    const switched = obs.switchScene('Break')
    await askedFor('Break')
    while (!time.waiting().includes(30_000)) await time.pass(0)
    await time.pass(30_000)
    expect(await switched).toMatchObject({
      ok: false,
      code: 'timeout',
      message: expect.stringMatching(/"Break" within 30 s/),
    })
    expect(obs.state().switchingTo).toBeNull()
  })

  test('fails when OBS goes to another scene instead', async () => {
    const switched = obs.switchScene('Break')
    await askedFor('Break')
    shows('Close-up')
    expect(await switched).toMatchObject({
      ok: false,
      code: 'other-scene',
      message: 'OBS went to "Close-up" instead of "Break".',
    })
  })

  test('waits on while a transition that began before it ends first', async () => {
    const switched = obs.switchScene('Break')
    await askedFor('Break')
    while (!time.waiting().includes(30_000)) await time.pass(0)
    // OBS lists the scene it goes to, and tells of the one it has left behind.
    program = 'Break'
    double.tell('CurrentProgramSceneChanged', { sceneName: 'Close-up' })
    await lookedAgain(2)
    await askedFor('Break')
    shows('Break')
    expect(await switched).toMatchObject({ ok: true })
  })

  test('gives way to a later one', async () => {
    const first = obs.switchScene('Break')
    await askedFor('Break')
    while (!time.waiting().includes(30_000)) await time.pass(0)
    const second = obs.switchScene('Close-up')
    expect(await first).toMatchObject({ ok: false, code: 'superseded' })
    shows('Close-up')
    expect(await second).toMatchObject({ ok: true })
  })

  test('asked for twice is done for both', async () => {
    const both = [obs.switchScene('Break'), obs.switchScene('Break')]
    await askedFor('Break')
    while (time.waiting().filter((ms) => ms === 30_000).length < 2) await time.pass(0)
    shows('Break')
    expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: true }])
  })

  test.for([
    ['the link breaks', () => double.end(1001, '')],
    ['the console closes', () => obs.close()],
    ['the host disconnects', () => obs.disconnect()],
  ] as const)('ends when %s', async ([, end]) => {
    const switched = obs.switchScene('Break')
    await askedFor('Break')
    while (!time.waiting().includes(30_000)) await time.pass(0)
    await end()
    expect(await switched).toMatchObject({ ok: false, code: 'closed' })
    expect(time.waiting()).not.toContain(30_000)
  })

  test('OBS refuses: with its words, or as a scene that is gone', async () => {
    double.answers.SetCurrentProgramScene = () => {
      throw new Refused(207, 'not ready')
    }
    expect(await obs.switchScene('Break')).toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/not ready/),
    })
    double.answers.SetCurrentProgramScene = () => {
      throw new Refused(600, 'no source')
    }
    expect(await obs.switchScene('Break')).toMatchObject({ code: 'no-such-scene' })
    expect(obs.state().switchingTo).toBeNull()
  })
})

test('a scene that was renamed meanwhile is named as it is called now', async () => {
  names[1] = 'Pause'
  double.tell('SceneNameChanged', { oldSceneName: 'Break', sceneName: 'Pause', sceneUuid: '' })
  await until(obs, ({ scenes, renamed }) => scenes.includes('Pause') && renamed.length === 1)
  expect(await obs.switchScene('Break')).toMatchObject({
    code: 'no-such-scene',
    message: 'OBS has no scene "Break" any more: it was renamed to "Pause".',
  })
  names[1] = 'Break'
})

test('names are compared as they are, and what only looks the same is told', async () => {
  const close = await obs.switchScene('Live ')
  expect(close).toMatchObject({
    code: 'no-such-scene',
    message:
      'OBS has "Live", the cue says "Live ": they differ in spaces at the beginning or the end. Choose the scene again.',
  })
  expect(double.asked.some(({ type }) => type === 'SetCurrentProgramScene')).toBe(false)
})
