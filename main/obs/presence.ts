import { z } from 'zod'
import { ok } from '../../core/base/result'
import type { ObsResult, OverlayAddresses } from '../../core/obs/port'
import type { ObsState } from '../../core/obs/state'
import type { ObsSocket } from './socket'
import { findSources } from './sources'

type Overlay = ObsState['overlay']
type Source = Overlay['sources'][number]

const told = z.object({
  videoActive: z.boolean().nullable().catch(null),
  videoShowing: z.boolean().nullable().catch(null),
})

/** Where the overlay is in OBS, and whether it is in the program. A link failure is an error, absence is not. */
export async function readPresence(
  socket: ObsSocket,
  name: string,
  scenes: readonly string[],
  addresses: OverlayAddresses | undefined,
  now: () => number,
): Promise<ObsResult<Overlay>> {
  const found = await findSources(socket, name, addresses)
  if (!found.ok) return found
  const sources = await readActive(socket, found.value)
  if (!sources.ok) return sources
  const held = await scenesWith(socket, scenes, found.value)
  if (!held.ok) return held
  const pages = found.value.filter((source) => source.shows === 'page')
  return ok({
    present: found.value.length > 0,
    scenes: held.value,
    urlMatches:
      pages.length === 0 || addresses === undefined ? null : pages.some((page) => page.current === true),
    sources: sources.value,
    toldAt: now(),
  })
}

/** Asks OBS of each source whether it is in the program; what OBS will not say of one is null. */
export async function readActive(
  socket: ObsSocket,
  sources: readonly Source[],
  limitMs?: number,
): Promise<ObsResult<Source[]>> {
  const answers = await Promise.all(
    sources.map(({ name }) => socket.ask('GetSourceActive', { sourceName: name }, limitMs)),
  )
  const broken = answers.find((answer) => !answer.ok && answer.code !== 'refused')
  if (broken !== undefined && !broken.ok) return broken
  return ok(
    sources.map((source, at) => {
      const answer = answers[at]
      const { videoActive, videoShowing } = told.parse(answer?.ok ? answer.value : {})
      return { ...source, active: videoActive, showing: videoShowing }
    }),
  )
}

async function scenesWith(
  socket: ObsSocket,
  scenes: readonly string[],
  sources: readonly Source[],
): Promise<ObsResult<string[]>> {
  const held: string[] = []
  for (const { name: sourceName } of sources) {
    const items = await Promise.all(
      scenes.map((sceneName) => socket.ask('GetSceneItemId', { sceneName, sourceName })),
    )
    const broken = items.find((item) => !item.ok && item.code !== 'refused')
    if (broken !== undefined && !broken.ok) return broken
    held.push(...scenes.filter((_, at) => items[at]?.ok))
  }
  return ok(scenes.filter((scene) => held.includes(scene)))
}
