import { z } from 'zod'
import { fail, ok } from '../../core/base/result'
import type { ObsResult, WindowCaptureSetUp, WindowCaptureWish } from '../../core/obs/port'
import { captureKinds, readScenes } from './facts'
import { status } from './failures'
import { ensureInput, type InputWish } from './input'
import { checkScenes, kindOf, readCanvas } from './place'
import type { ObsSocket } from './socket'

const kinds = z.object({ inputKinds: z.array(z.string()) })
const windows = z.object({
  propertyItems: z.array(z.object({ itemName: z.string(), itemValue: z.string() })),
})
const keyFilter = 'Micdrop key'
const question = 'Micdrop looks for its window'

/**
 * For an OBS without a browser source on X11: captures the console's overlay window and makes its background
 * transparent. XComposite follows the window but works only under a window manager; else its place is copied.
 */
export async function setUpWindowCapture(
  socket: ObsSocket,
  name: string,
  wish: WindowCaptureWish,
): Promise<ObsResult<WindowCaptureSetUp>> {
  const scenes = await checkScenes(socket, wish.scenes)
  if (!scenes.ok) return scenes
  const canvas = await readCanvas(socket)
  if (!canvas.ok) return canvas
  const listed = await socket.ask('GetInputKindList', { unversioned: true })
  if (!listed.ok) return listed
  const there = kinds.safeParse(listed.value)
  const has = (kind: string) => there.success && there.data.inputKinds.includes(kind)
  const [composite, shared] = captureKinds

  const before = await kindOf(socket, name)
  if (!before.ok) return before
  const input = { name, scenes: [...new Set(wish.scenes)], canvas: canvas.value }
  if (has(composite) && wish.display === undefined && before.value !== shared) {
    const seen = await findWindow(socket, wish.title, before.value === composite ? name : null)
    if (!seen.ok) return seen
    if (seen.value !== null) {
      const settings = { show_cursor: false, capture_window: seen.value }
      return finish(socket, composite, wish, { ...input, kind: composite, settings })
    }
    if (before.value === composite || !has(shared)) {
      return fail('no-such-window', `OBS sees no window titled "${wish.title}".`)
    }
  }
  if (!has(shared)) {
    return fail(
      'no-window-capture',
      `This OBS lacks the input kinds "${composite}" and "${shared}" of an X11 desktop.`,
    )
  }
  return finish(socket, shared, wish, { ...input, kind: shared, settings: screenPart(wish) })
}

/**
 * The value by which XComposite names the window, or null when OBS sees none of this title. OBS tells it only through
 * an input, so where there is none yet, a hidden one is made for the question. It has a name of its own: a removed
 * input keeps its name until every scene that held it was drawn once more.
 */
async function findWindow(
  socket: ObsSocket,
  title: string,
  existing: string | null,
): Promise<ObsResult<string | null>> {
  if (existing !== null) return listedWindow(socket, existing, title)
  const scenes = await readScenes(socket)
  if (!scenes.ok) return scenes
  const made = await socket.ask('CreateInput', {
    sceneName: scenes.value.programScene ?? scenes.value.scenes[0]!,
    inputName: question,
    inputKind: captureKinds[0],
    sceneItemEnabled: false,
  })
  if (!made.ok && !(made.code === 'refused' && made.status === status.exists)) return made
  const window = await listedWindow(socket, question, title)
  const removed = await socket.ask('RemoveInput', { inputName: question })
  return removed.ok || removed.code === 'refused' ? window : removed
}

async function listedWindow(
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

async function finish(
  socket: ObsSocket,
  kind: WindowCaptureSetUp['kind'],
  { key }: WindowCaptureWish,
  input: InputWish,
): Promise<ObsResult<WindowCaptureSetUp>> {
  const made = await ensureInput(socket, input)
  if (!made.ok) return made
  const filterSettings = { key_color_type: key, similarity: 80, smoothness: 50 }
  const filter = { sourceName: input.name, filterName: keyFilter, filterSettings }
  const added = await socket.ask('CreateSourceFilter', { ...filter, filterKind: 'color_key_filter_v2' })
  if (!added.ok && !(added.code === 'refused' && added.status === status.exists)) return added
  if (!added.ok) {
    const set = await socket.ask('SetSourceFilterSettings', filter)
    if (!set.ok) return set
  }
  return ok({ ...made.value, kind })
}

function screenPart({ region, screen, display }: WindowCaptureWish): InputWish['settings'] {
  return {
    ...(display === undefined ? { advanced: false } : { advanced: true, server: display }),
    screen: 0,
    show_cursor: false,
    cut_left: region.x,
    cut_top: region.y,
    cut_right: screen.width - region.x - region.width,
    cut_bot: screen.height - region.y - region.height,
  }
}
