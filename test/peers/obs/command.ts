import { OBSWebSocket } from 'obs-websocket-js/json'
import { type Picture, picture } from './pixels'
import type { RunningObs } from './start-obs'

export interface ObsCommand {
  readonly obs: OBSWebSocket
  /** A scene with one plain colour over the whole canvas. The colour is 0xAABBGGRR, as OBS counts. */
  colourScene(name: string, colour: number): Promise<void>
  see(source: string): Promise<Picture>
  /** Looks again and again until `wanted` holds: what a page shows reaches OBS some frames later. */
  seen(source: string, wanted: (picture: Picture) => boolean): Promise<Picture>
  close(): Promise<void>
}

/** A second client of the test's OBS, to prepare it and to look at it as the host would. */
export async function commandObs(peer: Pick<RunningObs, 'port' | 'password'>): Promise<ObsCommand> {
  const obs = new OBSWebSocket()
  await obs.connect(`ws://127.0.0.1:${peer.port}`, peer.password)
  const see = (source: string) => picture((type, data) => obs.call(type, data as never), source)
  return {
    obs,
    async colourScene(sceneName, color) {
      await obs.call('CreateScene', { sceneName })
      const { baseWidth: width, baseHeight: height } = await obs.call('GetVideoSettings')
      await obs.call('CreateInput', {
        sceneName,
        inputName: `${sceneName} colour`,
        inputKind: 'color_source_v3',
        inputSettings: { color, width, height },
      })
    },
    see,
    async seen(source, wanted) {
      for (;;) {
        const now = await see(source)
        if (wanted(now)) return now
      }
    },
    close: () => obs.disconnect(),
  }
}
