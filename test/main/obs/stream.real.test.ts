import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obsSettings } from '../../../core/obs/settings'
import { createObs } from '../../../main/obs'
import { endProcess, startChild } from '../../peers/obs/child'
import { commandObs, type ObsCommand } from '../../peers/obs/command'
import { freePort } from '../../peers/obs/free-port'
import { missingForObs } from '../../peers/obs/present'
import { type RunningObs, startObs } from '../../peers/obs/start-obs'
import { realParts, until } from './until'

const missing = missingForObs()
if (missing !== null) console.warn(`real OBS streaming test skipped: ${missing}`)

describe.skipIf(missing !== null)('a real OBS that streams to a local server', () => {
  let peer: RunningObs
  let command: ObsCommand
  const obs = createObs(realParts)
  beforeAll(async () => {
    peer = await startObs({ password: '', video: { width: 320, height: 180, fps: 30 } })
    command = await commandObs(peer)
  })
  afterAll(async () => {
    await obs.close()
    await command?.close()
    await peer?.close()
  })

  test('connects without a password where OBS asks for none', async () => {
    expect(await obs.connect(obsSettings.parse({ port: peer.port }))).toMatchObject({ ok: true })
  })

  test('start, timecode, frames and end are told', async () => {
    const port = await freePort()
    const server = `rtmp://127.0.0.1:${port}/live`
    const sink = startChild(
      'ffmpeg',
      ['-listen', '1', '-i', `${server}/key`, '-c', 'copy', '-f', 'null', '-'],
      {
        stdio: 'ignore',
      },
    )
    try {
      await command.obs.call('SetStreamServiceSettings', {
        streamServiceType: 'rtmp_custom',
        streamServiceSettings: { server, key: 'key' },
      })
      const before = Date.now()
      const again = (event: { outputState: string }) => {
        // The server needs a moment to listen, and takes only one caller, so it cannot be knocked at first.
        if (event.outputState === 'OBS_WEBSOCKET_OUTPUT_STOPPED') void command.obs.call('StartStream')
      }
      command.obs.on('StreamStateChanged', again)
      await command.obs.call('StartStream')
      const on = await until(obs, (s) => s.streaming && s.skippedFrames.outputTotal > 10)
      expect(on.streamingSince).toBeGreaterThanOrEqual(before - 2000)
      expect(on.timecode).toMatch(/^00:00:\d\d/)
      expect(on.skippedFrames.total).toBeGreaterThan(0)
      command.obs.off('StreamStateChanged', again)
      await command.obs.call('StopStream')
      const off = await until(obs, (s) => !s.streaming)
      expect(off).toMatchObject({ streamingSince: null, timecode: null, streamReconnecting: false })
    } finally {
      await endProcess(sink, 'SIGKILL')
    }
  })
})
