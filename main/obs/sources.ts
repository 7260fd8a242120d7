import { z } from 'zod'
import { ok } from '../../core/base/result'
import { showsOverlay } from '../../core/obs/overlay-source'
import type { ObsResult, OverlayAddresses } from '../../core/obs/port'
import type { ObsState } from '../../core/obs/state'
import { browserKind, captureKinds } from './facts'
import type { ObsSocket } from './socket'

type Source = ObsState['overlay']['sources'][number]

/** The filter that takes the green out; by it a window source is known even when it was renamed in OBS. */
export const keyFilter = 'Micdrop key'

const list = z
  .object({
    inputs: z
      .array(z.object({ inputName: z.string(), unversionedInputKind: z.string().catch('') }))
      .catch([]),
  })
  .catch({ inputs: [] })
const settings = z
  .object({
    url: z.string().optional().catch(undefined),
    shutdown: z.boolean().optional().catch(undefined),
  })
  .catch({})

const notAsked = { active: null, showing: null }
const isCapture = (kind: string) => captureKinds.some((one) => one === kind)

/**
 * Every source that shows the overlay, known by its address or by its filter, whatever its name; and the page source
 * that has the overlay's name, whatever it shows.
 */
export async function findSources(
  socket: ObsSocket,
  name: string,
  addresses: OverlayAddresses | undefined,
): Promise<ObsResult<Source[]>> {
  const answer = await socket.ask('GetInputList')
  if (!answer.ok && answer.code !== 'refused') return answer
  const { inputs } = list.parse(answer.ok ? answer.value : {})
  const found: Source[] = []
  for (const { inputName, unversionedInputKind: kind } of inputs) {
    const source =
      kind === browserKind
        ? await pageOf(socket, inputName, name, addresses)
        : isCapture(kind)
          ? await windowOf(socket, inputName, name)
          : ok(null)
    if (!source.ok) return source
    if (source.value !== null) found.push(source.value)
  }
  return ok(found)
}

async function pageOf(
  socket: ObsSocket,
  inputName: string,
  wanted: string,
  addresses: OverlayAddresses | undefined,
): Promise<ObsResult<Source | null>> {
  const answer = await socket.ask('GetInputSettings', { inputName })
  if (!answer.ok) return answer.code === 'refused' ? ok(null) : answer
  const { url = '', shutdown = false } = settings.parse(answer.value.inputSettings)
  const key = addresses?.keyOf(url) ?? null
  if (key === null && inputName !== wanted) return ok(null)
  const current = addresses?.current(url) ?? null
  return ok({ ...notAsked, name: inputName, shows: 'page', key, current, endsHidden: shutdown })
}

async function windowOf(
  socket: ObsSocket,
  inputName: string,
  wanted: string,
): Promise<ObsResult<Source | null>> {
  const source: Source = {
    ...notAsked,
    name: inputName,
    shows: 'window',
    key: null,
    current: null,
    endsHidden: false,
  }
  if (inputName === wanted) return ok(source)
  const filter = await socket.ask('GetSourceFilter', { sourceName: inputName, filterName: keyFilter })
  if (!filter.ok) return filter.code === 'refused' ? ok(null) : filter
  return ok(source)
}

/** The name under which a source of the overlay stands in OBS now: its own, or the one it was given there by hand. */
export function nameOf(sources: readonly Source[], shows: Source['shows'], name: string): string {
  const ours = sources.filter((one) => one.shows === shows && showsOverlay(one) && one.key !== 'copied')
  return (ours.find((one) => one.name === name) ?? ours[0])?.name ?? name
}
