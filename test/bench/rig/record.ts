import type { OBSWebSocket } from 'obs-websocket-js/json'

export interface Recorded {
  readonly file: string
  /** Frames that OBS should have drawn or written and did not, of all while it recorded; 0 to 1. */
  readonly skipped: number
}

/** Puts another X server's screen, less a margin of 2 pixels, over the whole canvas of a new scene on air. */
export async function showDisplay(obs: OBSWebSocket, display: string): Promise<void> {
  await obs.call('CreateScene', { sceneName: 'Bench' })
  const { sceneItemId } = await obs.call('CreateInput', {
    sceneName: 'Bench',
    inputName: 'Stage',
    inputKind: 'xshm_input',
    inputSettings: {
      advanced: true,
      server: display,
      screen: 0,
      show_cursor: false,
      cut_right: 2,
      cut_bot: 2,
    },
  })
  const { baseWidth, baseHeight } = await obs.call('GetVideoSettings')
  await obs.call('SetSceneItemTransform', {
    sceneName: 'Bench',
    sceneItemId,
    sceneItemTransform: {
      boundsType: 'OBS_BOUNDS_STRETCH',
      boundsWidth: baseWidth,
      boundsHeight: baseHeight,
    },
  })
  await obs.call('SetCurrentProgramScene', { sceneName: 'Bench' })
}

/** Records while `work` runs. */
export async function record(obs: OBSWebSocket, work: () => Promise<void>): Promise<Recorded> {
  const turned = (state: string) =>
    new Promise<string>((resolve) => {
      const listen = (event: { outputState: string; outputPath: string }) => {
        if (event.outputState !== `OBS_WEBSOCKET_OUTPUT_${state}`) return
        obs.off('RecordStateChanged', listen)
        resolve(event.outputPath)
      }
      obs.on('RecordStateChanged', listen)
    })
  const started = turned('STARTED')
  await obs.call('StartRecord')
  await started
  const before = await obs.call('GetStats')
  await work()
  const after = await obs.call('GetStats')
  const stopped = turned('STOPPED')
  await obs.call('StopRecord')
  const file = await stopped
  const share = (
    missed: 'renderSkippedFrames' | 'outputSkippedFrames',
    all: 'renderTotalFrames' | 'outputTotalFrames',
  ) => (after[missed] - before[missed]) / Math.max(1, after[all] - before[all])
  return {
    file,
    skipped: Math.max(
      share('renderSkippedFrames', 'renderTotalFrames'),
      share('outputSkippedFrames', 'outputTotalFrames'),
    ),
  }
}
