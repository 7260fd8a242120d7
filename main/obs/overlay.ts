import { fail, ok } from '../../core/base/result'
import type { ObsResult, OverlaySetUp, OverlayWish } from '../../core/obs/port'
import type { ObsState } from '../../core/obs/state'
import { browserKind } from './facts'
import { ensureInput } from './input'
import { checkScenes, readCanvas } from './place'
import type { ObsSocket } from './socket'

/** The overlay as a Browser Source. `build` is what the state knows of this OBS. */
export async function setUpOverlay(
  socket: ObsSocket,
  name: string,
  wish: OverlayWish,
  build: Pick<ObsState, 'browserSource' | 'windowCapture' | 'version'>,
): Promise<ObsResult<OverlaySetUp>> {
  if (!build.browserSource) return fail('no-browser-source', noBrowserSource(build))
  const scenes = await checkScenes(socket, wish.scenes)
  if (!scenes.ok) return scenes
  const canvas = await readCanvas(socket)
  if (!canvas.ok) return canvas
  return ensureInput(socket, {
    name,
    kind: browserKind,
    settings: {
      url: wish.url,
      width: wish.width,
      height: wish.height,
      fps_custom: true, // without it obs-browser ignores fps
      fps: Math.min(60, Math.max(1, Math.round(canvas.value.fps))),
      css: '', // obs-browser's own default sheet would override the theme's background and margins
      shutdown: false, // the page stays alive while hidden, so that its heartbeat tells the truth
      restart_when_active: false,
      webpage_control_level: 0, // the page may not command OBS
    },
    scenes: [...new Set(wish.scenes)],
    canvas: canvas.value,
  })
}

/** Loads the pages of these sources anew, past the browser's cache. */
export async function reloadOverlay(socket: ObsSocket, names: readonly string[]): Promise<ObsResult<void>> {
  const done = await Promise.all(names.map((name) => reload(socket, name)))
  return done.find((one) => !one.ok) ?? ok(undefined)
}

async function reload(socket: ObsSocket, name: string): Promise<ObsResult<void>> {
  const pressed = await socket.ask('PressInputPropertiesButton', {
    inputName: name,
    propertyName: 'refreshnocache',
  })
  if (pressed.ok) return ok(undefined)
  if (pressed.code === 'refused') return fail('no-overlay', `OBS has no browser source "${name}" to reload.`)
  return pressed
}

function noBrowserSource({ version, windowCapture }: Pick<ObsState, 'version' | 'windowCapture'>): string {
  const build = version === null ? 'This OBS' : `This OBS (${version.obs})`
  const capture = windowCapture ? ', or let the console open the overlay in a window and capture that' : ''
  return `${build} lacks the input kind "${browserKind}", so it cannot show a web page. Install an OBS build that has it (obsproject.com or Flathub), copy the overlay's address into another encoder${capture}.`
}
