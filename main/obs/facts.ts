import { z } from 'zod'
import { ok } from '../../core/base/result'
import type { ObsResult } from '../../core/obs/port'
import type { ObsState } from '../../core/obs/state'
import type { ObsSocket } from './socket'

const version = z.object({
  obsVersion: z.string().catch(''),
  obsWebSocketVersion: z.string().catch(''),
  platformDescription: z.string().catch(''),
  availableRequests: z.array(z.string()).catch([]),
})
const kinds = z.object({ inputKinds: z.array(z.string()).catch([]) })
const video = z
  .object({ baseWidth: z.number().positive(), baseHeight: z.number().positive() })
  .nullable()
  .catch(null)
const sceneList = z.object({
  currentProgramSceneName: z.string().nullable().catch(null),
  scenes: z.array(z.object({ sceneName: z.string(), sceneIndex: z.number().catch(0) })).catch([]),
})

export const browserKind = 'browser_source'
export const captureKinds = ['xcomposite_input', 'xshm_input'] as const

type Scenes = Pick<ObsState, 'scenes' | 'programScene'>
type Build = Pick<ObsState, 'version' | 'availableRequests' | 'browserSource' | 'windowCapture' | 'canvas'>

/** What this OBS build is and can do; read once per link. Fields another server leaves out become empty, not errors. */
export async function readBuild(socket: ObsSocket): Promise<ObsResult<Build>> {
  const [about, inputs, canvas] = await Promise.all([
    socket.ask('GetVersion'),
    socket.ask('GetInputKindList', { unversioned: true }),
    socket.ask('GetVideoSettings'),
  ])
  if (!about.ok) return about
  if (!inputs.ok) return inputs
  if (!canvas.ok && canvas.code !== 'refused') return canvas
  const told = version.parse(about.value)
  const { inputKinds } = kinds.parse(inputs.value)
  const size = canvas.ok ? video.parse(canvas.value) : null
  return ok({
    version: {
      obs: told.obsVersion,
      websocket: told.obsWebSocketVersion,
      platform: told.platformDescription,
    },
    availableRequests: told.availableRequests,
    browserSource: inputKinds.includes(browserKind),
    windowCapture: captureKinds.some((kind) => inputKinds.includes(kind)),
    canvas: size === null ? null : { width: size.baseWidth, height: size.baseHeight },
  })
}

/** Scenes from top to bottom as OBS lists them: the highest `sceneIndex` is the top one. */
export async function readScenes(socket: ObsSocket): Promise<ObsResult<Scenes>> {
  const answer = await socket.ask('GetSceneList')
  if (!answer.ok) return answer
  const { scenes, currentProgramSceneName } = sceneList.parse(answer.value)
  const sorted = [...scenes].sort((a, b) => b.sceneIndex - a.sceneIndex)
  return ok({ scenes: sorted.map((scene) => scene.sceneName), programScene: currentProgramSceneName })
}
