import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fail } from '../../core/base/result'
import type { PaidEvent } from '../../core/chat/paid'
import { kindOf } from '../../core/cues'
import { unseenWords } from '../../core/onair/sale'
import { createRouter } from '../../main/gateway/router'
import { startConsole } from './console'
import { overlayName } from './obs/double-sources'
import { context, type OnAirStage, onAirStage, streaming } from './on-air-stage'

let stage: OnAirStage
const wanted = () => stage.desk.engine.parts.overlayForObs.addresses.wanted()!
const copied = () => stage.desk.engine.addresses.overlay
const fire = (cueId: string, key: string, body?: object) =>
  stage.desk.api(`/cues/${cueId}/fire`, { method: 'POST', key, ...(body && { body }) })

beforeEach(async () => {
  stage = await onAirStage()
  await stage.desk.engine.rehearse()
  stage.obs.answers.GetStreamStatus = streaming(true)
})
afterEach(() => stage.close())

/** All well, for tests that take something away. */
async function allWell() {
  await stage.goLive()
  stage.scene.page(wanted())
  const page = await stage.openPage()
  await stage.connect()
  await stage.until(({ state }) => state === 'on')
  return page
}

describe('on air', () => {
  test('is what OBS says, what the page answers, and what leaves OBS', async () => {
    await allWell()
    expect(stage.desk.engine.parts.state.snapshot().onAir.state).toBe('on')
    stage.obs.answers.GetStreamStatus = streaming(false)
    stage.obs.tell('StreamStateChanged', { outputActive: false })
    expect(await stage.until(({ state }) => state === 'off')).toMatchObject({ missing: 'output' })
    stage.obs.answers.GetRecordStatus = streaming(true)
    stage.obs.tell('RecordStateChanged', { outputActive: true })
    await stage.until(({ state }) => state === 'on')
  })

  test('ends with the source: hidden, renamed, removed', async () => {
    await allWell()
    stage.scene.activate(overlayName, false)
    expect(await stage.until(({ state }) => state === 'off')).toMatchObject({ missing: 'program' })
    stage.scene.activate(overlayName, true)
    await stage.until(({ state }) => state === 'on')
    stage.scene.rename(overlayName, 'Grafik')
    await stage.until(
      ({ state }) =>
        state === 'on' && stage.desk.engine.parts.obs.state().overlay.sources[0]?.name === 'Grafik',
    )
    stage.scene.remove('Grafik')
    expect(await stage.until(({ state }) => state === 'off')).toMatchObject({ missing: 'source' })
  })

  test('ends when the page freezes or goes, and when OBS goes, at once', async () => {
    const page = await allWell()
    page.freeze()
    expect(await stage.until(({ state }) => state === 'off')).toMatchObject({ missing: 'page' })
    await stage.openPage()
    await stage.until(({ state }) => state === 'on')
    stage.obs.end(1001, '')
    expect(await stage.until(({ state }) => state !== 'on')).toMatchObject({
      state: 'unknown',
      missing: 'obs',
    })
    await stage.until(({ state }) => state === 'on')
  })

  test('a browser tab is a preview, whatever OBS shows', async () => {
    await stage.goLive()
    stage.scene.page(wanted())
    await stage.openPage(copied())
    await stage.openPage(`${copied()}&role=preview`)
    await stage.connect()
    expect(stage.onAir()).toMatchObject({ state: 'off', missing: 'page', preview: true })
    await stage.openPage(copied(), 'Chrome/103 OBS/29.0.2')
    expect(stage.onAir()).toMatchObject({ state: 'off' })
    stage.scene.page(copied(), {}, 'By hand')
    await stage.until(({ state }) => state === 'on')
  })

  test('an OBS that answers with errors leaves it unknown', async () => {
    await allWell()
    delete stage.obs.answers.GetSourceActive
    expect(await stage.until(({ state }) => state === 'unknown')).toMatchObject({ missing: 'answer' })
  })
})

describe('a sale in a live show', () => {
  test('is refused while viewers might not see it, unless a person insists; a rehearsal goes on', async () => {
    await stage.goLive()
    const refused = await fire('poster', 'k1')
    expect(refused).toMatchObject({
      status: 409,
      body: {
        data: { code: 'overlay-unseen' },
        message: expect.stringMatching(/^OBS is not connected.*anyway": true/),
      },
    })
    await stage.connect()
    expect(await fire('poster', 'k2')).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('no source') },
    })
    expect((await fire('welcome', 'k3')).status).toBe(200)
    expect((await fire('poster', 'k4', { anyway: true })).status).toBe(200)
    stage.scene.page(wanted())
    await stage.openPage()
    await stage.until(({ state }) => state === 'on')
    expect((await fire('token', 'k5')).status).toBe(200)
    await stage.goLive('rehearsal')
    await stage.disconnect()
    expect((await fire('poster', 'k6')).status).toBe(200)
  })

  test('a sale that panic closed opens again under the same rule', async () => {
    await stage.goLive()
    const { runId } = (await fire('poster', 'k1', { anyway: true })).body as { runId: string }
    const post = (path: string, body: object = {}) => stage.desk.api(path, { method: 'POST', body })
    await post('/panic')
    expect(await post('/resume', { runIds: [runId] })).toMatchObject({
      status: 409,
      body: {
        data: { code: 'overlay-unseen' },
        message: expect.stringMatching(/^OBS is not connected.*anyway": true/),
      },
    })
    const { parts } = stage.desk.engine
    expect(parts.state.snapshot().airing?.panic).not.toBeNull()
    expect((await post('/resume', { runIds: [runId], anyway: true })).status).toBe(200)
    expect(parts.state.snapshot().airing?.panic).toBeNull()
    // Without the sale nothing has to be seen.
    await post('/panic')
    expect((await post('/resume')).status).toBe(200)
  })

  test('every surface gives the same words; a redemption gives its points back', async () => {
    await stage.goLive()
    await stage.connect()
    const { parts } = stage.desk.engine
    const said = (await fire('poster', 'k1')).body as { message: string }
    const button = await call(
      stage.router.cues.fire,
      { cueId: 'poster', key: 'k2', anyway: false },
      context,
    ).catch((error: Error) => error.message)
    expect(said.message.startsWith(String(button))).toBe(true)
    await beforeSale()
    stage.desk.engine.fireNext()
    await expect
      .poll(() => parts.state.snapshot().health.refusedPress?.words)
      .toContain(`Press again within 5 s to fire anyway. ${button}`)
    const event: PaidEvent = {
      platform: 'twitch',
      id: 'rd1',
      viewer: { platform: 'twitch', id: '2', name: 'Bo' },
      kind: 'redemption',
      amount: null,
      count: 300,
      title: 'Poster',
      text: '',
      rewardId: 'rw1',
      settleable: true,
    }
    const why = unseenWords(stage.onAir())!
    expect(button).toBe(why)
    const airing = parts.engine.world().airing!
    const poster = airing.show.rundown.find(({ id }) => id === 'poster')!
    Object.assign(poster, { reward: 'Poster' })
    expect(
      await parts.engine.offer({ type: 'platform-paid', event, unseen: true, why }, 'paid:twitch:rd1'),
    ).toMatchObject({ value: { runId: null, fault: button } })
  })
})

describe("the host's word", () => {
  const vouch = (on = true) => stage.desk.api('/on-air/vouch', { method: 'POST', body: { on } })

  test('counts while OBS cannot tell, can be taken back, and ends when OBS is there', async () => {
    await stage.goLive()
    expect(stage.onAir()).toMatchObject({ state: 'unknown', mayVouch: true })
    expect((await vouch()).status).toBe(200)
    expect(stage.onAir()).toMatchObject({ state: 'vouched', vouched: { by: 'remote (remote)' } })
    expect((await fire('poster', 'k1')).status).toBe(200)
    await vouch(false)
    expect(stage.onAir().state).toBe('unknown')
    await vouch()
    await stage.connect()
    expect(stage.onAir()).toMatchObject({ state: 'off', vouched: null })
    await expect.poll(() => stage.desk.engine.parts.engine.world().airing?.vouched).toBeNull()
    await stage.disconnect()
    expect(stage.onAir().state).toBe('unknown')
  })

  test('is refused where it is not needed', async () => {
    expect(await vouch()).toMatchObject({ status: 409, body: { data: { code: 'known' } } })
    await stage.goLive()
    await stage.connect()
    expect(await vouch()).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('no source') },
    })
    await stage.desk.api('/shows/sample-show/end', { method: 'POST' })
    expect(await vouch()).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('No show') },
    })
  })
})

test('setting up is refused with the reason while OBS could load nothing, and changes nothing in OBS', async () => {
  await stage.connect()
  const { parts } = stage.desk.engine
  const words = 'OBS runs on another computer (studio-pc).'
  const away = {
    ...parts.overlayForObs,
    elsewhere: () => true,
    ask: async () => fail('overlay-closed', words),
  }
  const { obs } = createRouter({ ...parts, overlayForObs: away })
  const asked = stage.obs.asked.length
  for (const how of ['browser-source', 'window-capture'] as const)
    await expect(call(obs.setUp, { scenes: ['Live'], how }, context)).rejects.toThrow('another computer')
  expect(stage.obs.asked.slice(asked).filter(({ type }) => /^(Create|Set)/.test(type))).toEqual([])
  const done = await call(stage.router.obs.setUp, { scenes: ['Live'], how: 'browser-source' }, context)
  expect(done.words).toBe('Created: "Micdrop overlay" in Live.')
  expect(stage.scene.sources.get(overlayName)?.settings.url).toBe(wanted())
})

test('a word outlives a restart in mid-show, and ends with the airing', async () => {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-test-'))
  const before = await onAirStage({ home })
  await before.desk.engine.rehearse()
  await before.goLive()
  await before.desk.api('/on-air/vouch', { method: 'POST' })
  await before.close()
  const after = await startConsole({ home })
  expect(after.engine.parts.onAir().state).toBe('vouched')
  await after.api('/shows/sample-show/end', { method: 'POST' })
  await after.engine.rehearse()
  expect(after.engine.parts.onAir()).toMatchObject({ state: 'unknown', vouched: null })
  await after.close()
  rmSync(home, { recursive: true, force: true })
})

/** The next cue is one that sells. */
async function beforeSale() {
  const { rundown } = stage.desk.engine.parts.engine.world().airing!.show
  const at = rundown.findIndex((cue, index) => index > 0 && kindOf(cue.kind)?.risk === 'money')
  expect((await fire(rundown[at - 1]!.id, 'before', { anyway: true })).status).toBe(200)
}
