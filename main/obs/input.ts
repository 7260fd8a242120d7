import { z } from 'zod'
import { fail, ok } from '../../core/base/result'
import type { ObsResult, OverlaySetUp } from '../../core/obs/port'
import type { Canvas } from './place'
import { kindOf, placeInScene } from './place'
import type { ObsSocket } from './socket'

type Settings = Readonly<Record<string, string | number | boolean>>
const current = z.object({ inputSettings: z.record(z.string(), z.unknown()) })

export interface InputWish {
  readonly name: string
  readonly kind: string
  readonly settings: Settings
  readonly scenes: readonly string[]
  readonly canvas: Canvas
}

/** One input of this name, kind and settings in all the scenes: made, mended or left as it is. */
export async function ensureInput(socket: ObsSocket, wish: InputWish): Promise<ObsResult<OverlaySetUp>> {
  const kind = await kindOf(socket, wish.name)
  if (!kind.ok) return kind
  if (kind.value !== null && kind.value !== wish.kind) {
    return fail(
      'name-taken',
      `OBS has a source "${wish.name}" of another kind (${kind.value}). Rename it there, or choose another name here.`,
    )
  }
  const created = kind.value === null
  const changed = created ? await create(socket, wish) : await update(socket, wish)
  if (!changed.ok) return changed
  for (const scene of wish.scenes) {
    const placed = await placeInScene(socket, scene, wish.name, wish.canvas)
    if (!placed.ok) return placed
  }
  return ok({ name: wish.name, created, updated: !created && changed.value, scenes: wish.scenes })
}

async function create(
  socket: ObsSocket,
  { name, kind, settings, scenes }: InputWish,
): Promise<ObsResult<boolean>> {
  const made = await socket.ask('CreateInput', {
    sceneName: scenes[0]!,
    inputName: name,
    inputKind: kind,
    inputSettings: { ...settings },
    sceneItemEnabled: true,
  })
  if (!made.ok) return made
  const { sceneItemId } = made.value
  const locked = await socket.ask('SetSceneItemLocked', {
    sceneName: scenes[0]!,
    sceneItemId,
    sceneItemLocked: true,
  })
  return locked.ok ? ok(true) : locked
}

async function update(socket: ObsSocket, { name, settings }: InputWish): Promise<ObsResult<boolean>> {
  const answer = await socket.ask('GetInputSettings', { inputName: name })
  if (!answer.ok) return answer
  const had = current.safeParse(answer.value)
  const same =
    had.success && Object.entries(settings).every(([key, value]) => had.data.inputSettings[key] === value)
  if (same) return ok(false)
  const set = await socket.ask('SetInputSettings', {
    inputName: name,
    inputSettings: { ...settings },
    overlay: true,
  })
  return set.ok ? ok(true) : set
}
