import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ObsPort, OverlayAddresses } from '../../../core/obs/port'
import { obsSettings } from '../../../core/obs/settings'
import { createObs } from '../../../main/obs'
import { type DoubleSources, giveSources, overlayName } from './double-sources'
import { manualTime } from './manual-time'
import { type ObsDouble, startObsDouble } from './obs-double'
import { until } from './until'

let double: ObsDouble
let scene: DoubleSources
let obs: ObsPort
let time: ReturnType<typeof manualTime>

const url = 'http://127.0.0.1:4747/overlay/?token=for-obs'
const addresses: OverlayAddresses = {
  wanted: () => url,
  keyOf: (one) => (one.includes('token=for-obs') ? 'set-up' : one.includes('token=copied') ? 'copied' : null),
  current: (one) => one.startsWith('http://127.0.0.1:4747/overlay/'),
}
const connect = async (more = {}) => {
  await obs.connect(obsSettings.parse({ port: double.port, ...more }), undefined, addresses)
}
const names = () => obs.state().overlay.sources.map(({ name }) => name)
const active = () => obs.state().overlay.sources.map((source) => source.active)

beforeEach(async () => {
  double = await startObsDouble()
  scene = giveSources(double)
  time = manualTime()
  obs = createObs(time.parts)
})
afterEach(async () => {
  await obs.close()
  await double.close()
})

describe('which sources show the overlay', () => {
  test('they are known by their address, whatever their names, exactly as OBS has them', async () => {
    scene.page(url, {}, '  Grafik ')
    scene.page('http://127.0.0.1:4747/overlay/?token=copied', { scenes: ['Break'] }, 'By hand')
    scene.page('http://example.com/', {}, 'Alerts')
    await connect()
    expect(obs.state().overlay).toMatchObject({
      present: true,
      scenes: ['Live', 'Break'],
      urlMatches: true,
      toldAt: time.parts.now(),
      sources: [
        { name: '  Grafik ', shows: 'page', key: 'set-up', current: true, active: true },
        { name: 'By hand', shows: 'page', key: 'copied' },
      ],
    })
  })

  test('one of the name that shows another page is there, but shows no overlay', async () => {
    scene.page('about:blank')
    await connect()
    expect(obs.state().overlay).toMatchObject({ present: true, urlMatches: false, sources: [{ key: null }] })
  })

  test('the name is compared as it stands: spaces at its ends are part of it', async () => {
    scene.page('about:blank', {}, ' Overlay ')
    await connect({ overlaySourceName: 'Overlay' })
    expect(names()).toEqual([])
    await connect({ overlaySourceName: ' Overlay ' })
    expect(names()).toEqual([' Overlay '])
  })

  test('an address of before is told as such', async () => {
    scene.page('http://127.0.0.1:4748/overlay/?token=for-obs')
    await connect()
    expect(obs.state().overlay).toMatchObject({
      urlMatches: false,
      sources: [{ key: 'set-up', current: false }],
    })
  })

  test('a captured window is known by its filter when it was renamed', async () => {
    const capture = { kind: 'xshm_input', settings: {}, active: false, scenes: ['Live'] }
    scene.sources.set('Desktop', { ...capture })
    scene.sources.set('Renamed', { ...capture, filters: ['Micdrop key'] })
    await connect()
    expect(obs.state().overlay).toMatchObject({
      urlMatches: null,
      sources: [{ name: 'Renamed', shows: 'window' }],
    })
  })

  test('renamed, removed, made anew: the state follows OBS', async () => {
    scene.page(url)
    await connect()
    scene.rename(overlayName, 'Grafik')
    await until(obs, () => names().join() === 'Grafik' && active()[0] === true)
    scene.remove('Grafik')
    await until(obs, ({ overlay }) => !overlay.present)
    scene.page(url)
    await until(obs, () => names().join() === overlayName)
  })

  test('setting up mends the source that was renamed and makes no second one', async () => {
    scene.page('http://127.0.0.1:4700/overlay/?token=for-obs', {}, 'Grafik')
    await connect()
    const wish = { url, scenes: ['Live', 'Break'], width: 1920, height: 1080 }
    expect(await obs.setUpOverlay(wish)).toMatchObject({
      ok: true,
      value: { name: 'Grafik', created: false, updated: true, scenes: ['Live', 'Break'] },
    })
    expect([...scene.sources.keys()]).toEqual(['Grafik'])
    expect(scene.sources.get('Grafik')).toMatchObject({ settings: { url }, scenes: ['Live', 'Break'] })
  })
})

describe('what is in the program', () => {
  test('an event is enough; without one the next second tells', async () => {
    scene.page(url)
    await connect()
    expect(active()).toEqual([true])
    scene.activate(overlayName, false)
    await until(obs, () => active()[0] === false)
    scene.sources.get(overlayName)!.active = true
    await time.pass(1_000)
    await until(obs, () => active()[0] === true)
  })

  test('each second says how old the word is, also when OBS has no source of ours', async () => {
    await connect()
    const first = obs.state().overlay.toldAt
    await time.pass(1_000)
    const later = await until(obs, ({ overlay }) => overlay.toldAt !== first)
    expect(later.overlay.toldAt).toBe(time.parts.now())
  })

  test('an OBS that answers with an error says nothing, and not "no"', async () => {
    scene.page(url, { active: null })
    await connect()
    expect(active()).toEqual([null])
    delete double.answers.GetSourceActive
    scene.sources.get(overlayName)!.active = true
    await time.pass(1_000)
    expect(active()).toEqual([null])
  })

  test('a page that OBS ends while it is hidden', async () => {
    scene.page(url, { settings: { url, shutdown: true }, active: false, showing: false })
    await connect()
    expect(obs.state().overlay.sources).toMatchObject([{ endsHidden: true, showing: false, active: false }])
  })

  test('a silent OBS: what it said grows old', async () => {
    scene.page(url)
    await connect()
    const told = obs.state().overlay.toldAt
    double.silent = true
    await time.pass(1_000)
    await time.pass(2_000)
    expect(obs.state()).toMatchObject({ link: 'connected', overlay: { toldAt: told } })
  })

  test('no address is in the state', async () => {
    scene.page(url)
    await connect()
    expect(JSON.stringify(obs.state())).not.toContain('for-obs')
  })
})
