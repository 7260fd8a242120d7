import { z } from 'zod'
import { ok } from '../../core/base/result'
import type { ObsResult } from '../../core/obs/port'
import { captureKinds, readScenes } from './facts'
import type { ObsSocket } from './socket'

const [kind] = captureKinds
const windows = z.object({
  propertyItems: z.array(z.object({ itemName: z.string(), itemValue: z.string() })),
})
const transform = z.object({ sceneItemTransform: z.object({ sourceWidth: z.number() }) })
const question = 'Micdrop looks for its window'
const looks = { times: 8, everyMs: 300 } // OBS itself looks for a window each half second

/** The value by which `xcomposite_input` names the window of this title, as an input of that kind lists it; else null. */
export async function listedWindow(
  socket: ObsSocket,
  inputName: string,
  title: string,
): Promise<ObsResult<string | null>> {
  const answer = await socket.ask('GetInputPropertiesListPropertyItems', {
    inputName,
    propertyName: 'capture_window',
  })
  if (!answer.ok && answer.code !== 'refused') return answer
  const listed = answer.ok ? windows.safeParse(answer.value) : null
  const window = listed?.success
    ? listed.data.propertyItems.find((item) => item.itemName === title)
    : undefined
  return ok(window?.itemValue ?? null)
}

/**
 * Tries XComposite with an input outside the canvas of the scene on air: null when OBS sees no window of this title
 * or gets no picture of it, as on desktops whose graphics cannot share one. The input has a name of its own, because
 * a removed input keeps its name until every scene that held it was drawn once more.
 */
export async function findWindow(
  socket: ObsSocket,
  wait: (ms: number) => Promise<void>,
  title: string,
): Promise<ObsResult<string | null>> {
  const scenes = await readScenes(socket)
  if (!scenes.ok) return scenes
  const sceneName = scenes.value.programScene ?? scenes.value.scenes[0]!
  const made = await socket.ask('CreateInput', {
    sceneName,
    inputName: question,
    inputKind: kind,
    sceneItemEnabled: false,
  })
  const found = made.ok
    ? await look(socket, wait, title, { sceneName, sceneItemId: made.value.sceneItemId })
    : made
  await socket.ask('RemoveInput', { inputName: question })
  return !found.ok && found.code === 'refused' ? ok(null) : found
}

async function look(
  socket: ObsSocket,
  wait: (ms: number) => Promise<void>,
  title: string,
  item: { sceneName: string; sceneItemId: number },
): Promise<ObsResult<string | null>> {
  const window = await listedWindow(socket, question, title)
  if (!window.ok || window.value === null) return window
  const inputSettings = { capture_window: window.value, show_cursor: false }
  const away = { ...item, sceneItemTransform: { positionX: -20_000, positionY: -20_000 } }
  const steps = [
    await socket.ask('SetSceneItemTransform', away),
    await socket.ask('SetInputSettings', { inputName: question, inputSettings }),
    await socket.ask('SetSceneItemEnabled', { ...item, sceneItemEnabled: true }),
  ]
  for (const step of steps) if (!step.ok) return step
  for (let n = 0; n < looks.times; n++) {
    await wait(looks.everyMs)
    const now = await socket.ask('GetSceneItemTransform', item)
    if (!now.ok) return now
    if ((transform.safeParse(now.value).data?.sceneItemTransform.sourceWidth ?? 0) > 0) return window
  }
  return ok(null)
}
