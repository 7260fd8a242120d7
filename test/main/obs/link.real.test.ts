import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obsSettings } from '../../../core/obs/settings'
import { createObs } from '../../../main/obs'
import { missingForObs } from '../../peers/obs/present'
import { type RunningObs, startObs } from '../../peers/obs/start-obs'
import { realParts, until } from './until'

const missing = missingForObs()
if (missing !== null) console.warn(`real OBS tests skipped: ${missing}`)

describe.skipIf(missing !== null)('the link to a real OBS', () => {
  let peer: RunningObs
  const obs = createObs(realParts)
  const settings = () => obsSettings.parse({ port: peer.port })
  beforeAll(async () => {
    peer = await startObs()
  })
  afterAll(async () => {
    await obs.close()
    await peer?.close()
  })

  test('connects and says what this OBS is', async () => {
    expect(await obs.connect(settings(), peer.password)).toEqual({ ok: true, value: undefined })
    const state = await until(obs, (s) => s.activeFps > 0)
    expect(state).toMatchObject({ link: 'connected', reason: null, streaming: false, recording: false })
    expect(state.version?.obs).toMatch(/^\d+\.\d+/)
    expect(state.availableRequests).toContain('SetCurrentProgramScene')
    expect(state.scenes).toContain(state.programScene)
    expect(state.canvas).toEqual({ width: 1280, height: 720 })
    expect(state.overlay).toMatchObject({ present: false, scenes: [], urlMatches: null })
  })

  test.for([
    ['a wrong password', 'nonsense', /wrong/],
    ['no password', undefined, /asks for a password/],
  ] as const)('%s: stops and asks', async ([, password, words]) => {
    const answer = await obs.connect(settings(), password)
    expect(answer).toMatchObject({ ok: false, code: 'needs-password', message: expect.stringMatching(words) })
    expect(obs.state().link).toBe('needs-password')
  })

  test('killed and back: says so, and is connected again by itself', async () => {
    await obs.connect(settings(), peer.password)
    const scenes = obs.state().scenes
    const pending = obs.screenshot()
    await peer.kill('SIGKILL')
    const lost = await until(obs, (s) => s.link === 'retrying')
    expect(lost.reason).not.toBeNull()
    expect(lost.programScene).toBeNull()
    await pending // settles whichever way: nothing stays open
    expect(await obs.switchScene(scenes[0]!)).toMatchObject({ ok: false, code: 'not-connected' })
    await peer.restart()
    const back = await until(obs, (s) => s.link === 'connected')
    expect(back.scenes).toEqual(scenes)
  })

  test('frozen: calls end at their time limit, the state says so, and thawing is noticed', async () => {
    await obs.connect(settings(), peer.password)
    await peer.kill('SIGSTOP')
    const call = await obs.screenshot()
    expect(call).toMatchObject({ ok: false, code: 'timeout' })
    const frozen = await until(obs, (s) => s.link === 'not-answering')
    expect(frozen.reason).toContain('does not answer')
    await peer.kill('SIGCONT')
    expect((await until(obs, (s) => s.link === 'connected')).reason).toBeNull()
  })

  test('frozen before the first word: the try ends, and goes on by itself', async () => {
    await obs.disconnect()
    await peer.kill('SIGSTOP')
    expect(await obs.connect(settings(), peer.password)).toMatchObject({ ok: false, code: 'timeout' })
    expect(obs.state().link).toBe('not-answering')
    await peer.kill('SIGCONT')
    await until(obs, (s) => s.link === 'connected')
  })

  test('disconnecting ends the link and all waiting', async () => {
    await obs.connect(settings(), peer.password)
    await obs.disconnect()
    expect(obs.state().link).toBe('off')
    expect(await obs.screenshot()).toMatchObject({ ok: false, code: 'not-connected' })
  })
})
