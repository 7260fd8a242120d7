import { z } from 'zod'
import { fail, ok } from '../../core/base/result'
import type { ObsResult, WindowCaptureSetUp, WindowCaptureWish } from '../../core/obs/port'
import { captureKinds } from './facts'
import { status } from './failures'
import { ensureInput, type InputWish } from './input'
import { type Canvas, checkScenes, kindOf, readCanvas } from './place'
import type { ObsSocket } from './socket'

const kinds = z.object({ inputKinds: z.array(z.string()) })
const windows = z.object({
  propertyItems: z.array(z.object({ itemName: z.string(), itemValue: z.string() })),
})
const keyFilter = 'Micdrop key'

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
  if (has(composite) && wish.display === undefined && before.value !== shared) {
    const made = await captureWindow(socket, name, wish, canvas.value)
    if (made.ok || made.code !== 'no-such-window' || !has(shared)) return made
    const removed = await socket.ask('RemoveInput', { inputName: name })
    if (!removed.ok) return removed
  }
  if (!has(shared)) {
    return fail(
      'no-window-capture',
      `This OBS lacks the input kinds "${composite}" and "${shared}" of an X11 desktop.`,
    )
  }
  return finish(socket, shared, wish, {
    name,
    kind: shared,
    settings: screenPart(wish),
    scenes: wish.scenes,
    canvas: canvas.value,
  })
}

/** OBS lists windows by title; the value it wants holds the window's id, so it is asked for, not built. */
async function captureWindow(
  socket: ObsSocket,
  name: string,
  wish: WindowCaptureWish,
  canvas: Canvas,
): Promise<ObsResult<WindowCaptureSetUp>> {
  const kind = captureKinds[0]
  const plain = { name, kind, settings: { show_cursor: false }, scenes: wish.scenes, canvas }
  const made = await ensureInput(socket, plain)
  if (!made.ok) return made
  const listed = await socket.ask('GetInputPropertiesListPropertyItems', {
    inputName: name,
    propertyName: 'capture_window',
  })
  if (!listed.ok && listed.code !== 'refused') return listed
  const items = listed.ok ? windows.safeParse(listed.value) : null
  const window = items?.success
    ? items.data.propertyItems.find((item) => item.itemName === wish.title)
    : undefined
  if (window === undefined) return fail('no-such-window', `OBS sees no window titled "${wish.title}".`)
  const settings = { ...plain.settings, capture_window: window.itemValue }
  const done = await finish(socket, kind, wish, { ...plain, settings })
  return done.ok ? ok({ ...done.value, created: made.value.created }) : done
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
