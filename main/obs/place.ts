import { z } from 'zod'
import { fail, ok } from '../../core/base/result'
import type { ObsResult } from '../../core/obs/port'
import { readScenes } from './facts'
import { status } from './failures'
import type { ObsSocket } from './socket'

const canvasAnswer = z.object({
  baseWidth: z.number().positive(),
  baseHeight: z.number().positive(),
  fpsNumerator: z.number().positive(),
  fpsDenominator: z.number().positive(),
})
const inputList = z.object({
  inputs: z.array(z.object({ inputName: z.string(), unversionedInputKind: z.string().catch('') })),
})

export interface Canvas {
  readonly width: number
  readonly height: number
  /** Frames per second. */
  readonly fps: number
}

export async function readCanvas(socket: ObsSocket): Promise<ObsResult<Canvas>> {
  const answer = await socket.ask('GetVideoSettings')
  if (!answer.ok) return answer
  const video = canvasAnswer.safeParse(answer.value)
  if (!video.success) return fail('refused', 'OBS does not say how large its canvas is.')
  const { baseWidth, baseHeight, fpsNumerator, fpsDenominator } = video.data
  return ok({ width: baseWidth, height: baseHeight, fps: fpsNumerator / fpsDenominator })
}

/** Whether OBS has all chosen scenes: nothing is changed before this is known. */
export async function checkScenes(socket: ObsSocket, wanted: readonly string[]): Promise<ObsResult<void>> {
  if (wanted.length === 0) return fail('no-scene-chosen', 'Choose at least one scene for the overlay.')
  const there = await readScenes(socket)
  if (!there.ok) return there
  const missing = wanted.filter((name) => !there.value.scenes.includes(name))
  return missing.length === 0 ? ok(undefined) : fail('no-such-scene', noScene(missing))
}

export function noScene(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ')
  return `OBS has no scene ${quoted} in its current scene collection.`
}

/** The kind of the input that has this name, without its version; null when there is none. */
export async function kindOf(socket: ObsSocket, inputName: string): Promise<ObsResult<string | null>> {
  const answer = await socket.ask('GetInputList')
  if (!answer.ok) return answer
  const list = inputList.safeParse(answer.value)
  if (!list.success) return fail('refused', 'OBS does not list its sources.')
  const input = list.data.inputs.find((one) => one.inputName === inputName)
  return ok(input?.unversionedInputKind ?? null)
}

/** Puts an input into a scene once, over the whole canvas with its proportions kept, visible, and locked when new. */
export async function placeInScene(
  socket: ObsSocket,
  sceneName: string,
  sourceName: string,
  canvas: Canvas,
): Promise<ObsResult<void>> {
  const found = await socket.ask('GetSceneItemId', { sceneName, sourceName })
  if (!found.ok && !(found.code === 'refused' && found.status === status.notFound)) return found
  const item = found.ok ? found : await socket.ask('CreateSceneItem', { sceneName, sourceName })
  if (!item.ok) return item
  const { sceneItemId } = item.value
  const placed = await socket.ask('SetSceneItemTransform', {
    sceneName,
    sceneItemId,
    sceneItemTransform: {
      positionX: 0,
      positionY: 0,
      rotation: 0,
      alignment: 5, // left and top edge at the position
      boundsType: 'OBS_BOUNDS_SCALE_INNER',
      boundsAlignment: 0,
      boundsWidth: canvas.width,
      boundsHeight: canvas.height,
      cropLeft: 0,
      cropTop: 0,
      cropRight: 0,
      cropBottom: 0,
    },
  })
  if (!placed.ok) return placed
  const shown = await socket.ask('SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled: true })
  if (!shown.ok || found.ok) return shown
  return socket.ask('SetSceneItemLocked', { sceneName, sceneItemId, sceneItemLocked: true })
}
