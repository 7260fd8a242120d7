import { readdirSync, readFileSync } from 'node:fs'
import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OnAir } from '../../../core/onair/state'
import { createRouter } from '../../../main/gateway/router'
import { commandObs, type ObsCommand } from '../../peers/obs/command'
import { missingForObs, missingForPlugin } from '../../peers/obs/present'
import { type RunningObs, startObs } from '../../peers/obs/start-obs'
import { startConsole, type TestConsole } from '../console'
import { context, untilOnAir } from '../on-air-stage'
import { builtOverlay } from './built-overlay'

const missing = missingForObs() ?? missingForPlugin()
if (missing !== null) console.warn(`real OBS on-air tests skipped: ${missing}`)

const overlay = 'Micdrop overlay'

describe.skipIf(missing !== null)('on air, by a real OBS with a browser source', () => {
  let peer: RunningObs
  let command: ObsCommand
  let desk: TestConsole
  const until = (state: OnAir['state'], lack: OnAir['missing'] = null) =>
    untilOnAir(desk.engine.parts, (now) => now.state === state && now.missing === lack)
  const router = () => createRouter(desk.engine.parts)
  const show = (sceneName: string) => command.obs.call('SetCurrentProgramScene', { sceneName })
  const setUp = (scenes: string[]) => call(router().obs.setUp, { scenes, how: 'browser-source' }, context)
  const enable = async (sceneName: string, sourceName: string, sceneItemEnabled: boolean) => {
    const { sceneItemId } = await command.obs.call('GetSceneItemId', { sceneName, sourceName })
    await command.obs.call('SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled })
  }

  beforeAll(async () => {
    const rendererDir = await builtOverlay()
    peer = await startObs({ plugin: true, video: { width: 640, height: 360, fps: 30 } })
    command = await commandObs(peer)
    for (const scene of ['Table', 'Break', 'Frame']) await command.colourScene(scene, 0xff0080ff)
    await show('Table')
    desk = await startConsole({ options: { rendererDir } })
    const { port, password } = peer
    await call(router().obs.connect, { host: '127.0.0.1', port, password, local: false }, context)
  }, 120_000)
  afterAll(async () => {
    await desk?.close()
    await command?.close()
    await peer?.close()
  })

  test('no source, then set up in the scene that is on air', async () => {
    await until('off', 'source')
    await setUp(['Table'])
    await until('on')
    expect(desk.engine.parts.overlay.health().pages).toMatchObject([
      { key: 'set-up', place: 'obs', fresh: true },
    ])
  })

  test('hidden and shown, in another scene and back', async () => {
    await enable('Table', overlay, false)
    expect((await until('off', 'program')).why).toBe(
      'Scene "Table" holds the overlay, but it is hidden there.',
    )
    await enable('Table', overlay, true)
    await until('on')
    await show('Break')
    expect((await until('off', 'program')).mend).toContain('"Table"')
    await show('Table')
    await until('on')
  })

  test('inside a nested scene', async () => {
    await command.obs.call('CreateSceneItem', { sceneName: 'Frame', sourceName: 'Table' })
    await show('Frame')
    await untilOnAir(desk.engine.parts, ({ why, state }) => state === 'on' && why.includes('"Frame"'))
    await enable('Frame', 'Table', false)
    await until('off', 'program')
    await enable('Frame', 'Table', true)
    await until('on')
    await show('Table')
    await untilOnAir(desk.engine.parts, ({ why, state }) => state === 'on' && why.includes('"Table"'))
  })

  test('in studio mode the program counts, not the preview', async () => {
    await command.obs.call('SetStudioModeEnabled', { studioModeEnabled: true })
    // OBS takes a moment to put its own preview up.
    await expect
      .poll(async () => {
        await command.obs.call('SetCurrentPreviewScene', { sceneName: 'Break' })
        return (await command.obs.call('GetCurrentPreviewScene')).currentPreviewSceneName
      })
      .toBe('Break')
    await until('on')
    await command.obs.call('TriggerStudioModeTransition')
    await until('off', 'program')
    // OBS itself has put the scene that left into the preview.
    await expect
      .poll(() => command.obs.call('GetSourceActive', { sourceName: overlay }))
      .toEqual({ videoActive: false, videoShowing: true })
    expect(desk.engine.parts.onAir()).toMatchObject({ state: 'off', missing: 'program' })
    await command.obs.call('TriggerStudioModeTransition')
    await until('on')
    await command.obs.call('SetStudioModeEnabled', { studioModeEnabled: false })
  })

  test('a slow transition: on air until the scene has left', async () => {
    await command.obs.call('SetCurrentSceneTransition', { transitionName: 'Fade' })
    await command.obs.call('SetCurrentSceneTransitionDuration', { transitionDuration: 1_500 })
    const ended = new Promise((resolve) => command.obs.once('SceneTransitionEnded', resolve))
    await show('Break')
    let before = true
    void ended.then(() => {
      before = false
    })
    expect(await command.obs.call('GetSourceActive', { sourceName: overlay })).toMatchObject({
      videoActive: true,
    })
    expect(before).toBe(true)
    await until('off', 'program')
    await command.obs.call('SetCurrentSceneTransitionDuration', { transitionDuration: 50 })
    await show('Table')
    await until('on')
  })

  test('a live show also needs an output: recording counts, a paused one does not', async () => {
    const { parts } = desk.engine
    await desk.engine.rehearse()
    await until('on')
    await desk.api('/shows/sample-show/end', { method: 'POST' })
    await parts.engine.offer(
      {
        type: 'airing-started',
        airingId: 'live1',
        show: parts.library.get('sample-show')!,
        mode: 'live',
        joinUrl: null,
        by: { from: 'console', name: 'test' },
      },
      null,
    )
    await until('off', 'output')
    expect((await desk.api('/cues/poster/fire', { method: 'POST', key: 'k1' })).body).toMatchObject({
      data: { code: 'overlay-unseen' },
      message: expect.stringContaining('OBS neither streams nor records.'),
    })
    await command.obs.call('StartRecord')
    await until('on')
    expect((await desk.api('/cues/poster/fire', { method: 'POST', key: 'k2' })).status).toBe(200)
    await command.obs.call('PauseRecord')
    expect((await until('off', 'output')).why).toContain('paused')
    await command.obs.call('ResumeRecord')
    await until('on')
  })

  test('scene and source renamed, a second source of the same address, a source removed', async () => {
    await command.obs.call('SetSceneName', { sceneName: 'Table', newSceneName: ' Tisch ' })
    await untilOnAir(desk.engine.parts, ({ why, state }) => state === 'on' && why.includes('" Tisch "'))
    await command.obs.call('SetInputName', { inputName: overlay, newInputName: 'Grafik ' })
    const sources = () => desk.engine.parts.obs.state().overlay.sources.map(({ name }) => name)
    await untilOnAir(desk.engine.parts, ({ state }) => state === 'on' && sources().includes('Grafik '))
    await setUp([' Tisch '])
    expect(sources()).toEqual(['Grafik '])
    const { inputSettings } = await command.obs.call('GetInputSettings', { inputName: 'Grafik ' })
    await command.obs.call('CreateInput', {
      sceneName: 'Frame',
      inputName: 'Copy',
      inputKind: 'browser_source',
      inputSettings,
    })
    await untilOnAir(
      desk.engine.parts,
      ({ state }) =>
        state === 'on' &&
        sources().length === 2 &&
        desk.engine.parts.overlay.health().pages.filter((page) => page.fresh).length === 2,
    )
    await command.obs.call('RemoveInput', { inputName: 'Grafik ' })
    await until('off', 'program')
    await show('Frame')
    await until('on')
    await command.obs.call('RemoveInput', { inputName: 'Copy' })
    await until('off', 'source')
    await show(' Tisch ')
    await setUp([' Tisch '])
    await until('on')
  })

  test('a frozen page', async () => {
    const frozen = descendants(peer.pid)
    expect(frozen.length).toBeGreaterThan(0)
    for (const pid of frozen) signal(pid, 'SIGSTOP')
    await until('off', 'page')
    for (const pid of frozen) signal(pid, 'SIGCONT')
    await until('on')
  })

  test('OBS killed in mid-show: not known at once; back: on air without a hand', async () => {
    const seen: OnAir['state'][] = []
    const stop = desk.engine.parts.obs.onState(() => seen.push(desk.engine.parts.onAir().state))
    await peer.kill('SIGKILL')
    expect(await until('unknown', 'obs')).toMatchObject({ mayVouch: true })
    stop()
    // Its page may go first; once the link is gone nothing says "on" any more.
    expect(seen.slice(seen.lastIndexOf('on') + 1)).toContain('unknown')
    expect((await desk.api('/on-air/vouch', { method: 'POST' })).status).toBe(200)
    expect(desk.engine.parts.onAir().state).toBe('vouched')
    await peer.restart()
    command = await commandObs(peer)
    await command.obs.call('StartRecord')
    await until('on')
    expect(desk.engine.parts.onAir().vouched).toBeNull()
    await command.obs.call('StopRecord')
  })
})

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended meanwhile.
  }
}

/** Every process below this one, as Linux has them. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It has ended meanwhile.
    }
  }
  const below = (one: number): boolean => {
    const parent = parents.get(one)
    return parent !== undefined && (parent === pid || (parent > 1 && below(parent)))
  }
  return [...parents.keys()].filter(below)
}
