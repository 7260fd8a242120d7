import { z } from 'zod'
import { ok } from '../../core/base/result'
import type { ObsResult } from '../../core/obs/port'
import type { ObsState } from '../../core/obs/state'
import { browserKind } from './facts'
import type { ObsSocket } from './socket'

const source = z.object({
  inputKind: z.string().catch(''),
  inputSettings: z.object({ url: z.string().optional().catch(undefined) }).catch({}),
})

/** Where the overlay source is in OBS, and whether it shows `url`. A link failure is an error, absence is not. */
export async function readPresence(
  socket: ObsSocket,
  name: string,
  scenes: readonly string[],
  url: string | undefined,
): Promise<ObsResult<ObsState['overlay']>> {
  const input = await socket.ask('GetInputSettings', { inputName: name })
  if (!input.ok && input.code !== 'refused') return input
  if (!input.ok) return ok({ present: false, scenes: [], urlMatches: null })
  const { inputKind, inputSettings } = source.parse(input.value)
  const items = await Promise.all(
    scenes.map((sceneName) => socket.ask('GetSceneItemId', { sceneName, sourceName: name })),
  )
  const broken = items.find((item) => !item.ok && item.code !== 'refused')
  if (broken !== undefined && !broken.ok) return broken
  return ok({
    present: true,
    scenes: scenes.filter((_, at) => items[at]?.ok),
    urlMatches: inputKind !== browserKind || url === undefined ? null : inputSettings.url === url,
  })
}
