import { z } from 'zod'
import { fail, ok } from '../../core/base/result'
import type { ObsResult, WindowCaptureSetUp, WindowCaptureWish } from '../../core/obs/port'
import { captureKinds } from './facts'
import { status } from './failures'
import { findWindow, listedWindow } from './find-window'
import { ensureInput, type InputWish } from './input'
import { checkScenes, kindOf, readCanvas } from './place'
import type { ObsSocket } from './socket'
import { keyFilter } from './sources'

const kinds = z.object({ inputKinds: z.array(z.string()) })

/**
 * For an OBS without a browser source on X11: captures the console's overlay window and makes its background
 * transparent. XComposite follows the window, but only under a window manager and with graphics that can
 * share its picture; elsewhere its place on the screen is copied.
 */
export async function setUpWindowCapture(
  socket: ObsSocket,
  wait: (ms: number) => Promise<void>,
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
    const again = before.value === composite
    const seen = again
      ? await listedWindow(socket, name, wish.title)
      : await findWindow(socket, wait, wish.title)
    if (!seen.ok) return seen
    if (seen.value !== null) {
      const settings = { show_cursor: false, capture_window: seen.value }
      return finish(socket, composite, wish, { ...input, kind: composite, settings })
    }
    if (again || !has(shared)) {
      return fail('no-such-window', `OBS sees no window titled "${wish.title}", or gets no picture of it.`)
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
