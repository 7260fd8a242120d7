import { ok } from '../../core/base/result'
import type { ObsResult, OverlayAddresses } from '../../core/obs/port'
import { withRename } from '../../core/obs/scene-names'
import type { ObsState } from '../../core/obs/state'
import { coalesce } from './coalesce'
import { readScenes } from './facts'
import { limits, misses, type ObsParts } from './parts'
import { readActive, readPresence } from './presence'
import type { ObsSocket } from './socket'
import { readStatus, type Since } from './status'

export interface WatchListener {
  learned(patch: Partial<ObsState>): void
  /** `true`: OBS left several looks unanswered; `false`: it answers again. */
  silent(silent: boolean): void
  dead(): void
}

export interface WatchSubject {
  readonly overlayName: string
  addresses(): OverlayAddresses | undefined
  scenes(): readonly string[]
  renamed(): ObsState['renamed']
  overlay(): ObsState['overlay']
  since(): Since
}

/** Looks at a standing link once a second (which is its heartbeat too) and listens to OBS's events. */
export function watchObs(parts: ObsParts, socket: ObsSocket, subject: WatchSubject, on: WatchListener) {
  let watching = true
  let missed = 0
  let checkedAt = parts.now()
  let cancel = () => {}
  const tell = (patch: Partial<ObsState>) => {
    if (watching) on.learned(patch)
  }

  const look = async () => {
    const [status] = await Promise.all([
      readStatus(socket, subject.since(), parts.now, limits.beatAnswer),
      refreshActive(),
    ])
    if (!watching) return
    if (status.ok) {
      if (missed >= misses.silent) on.silent(false)
      missed = 0
      tell({ ...status.value, seenAt: parts.now() })
      if (Math.abs(parts.now() - checkedAt) >= limits.overlayCheck) void refreshOverlay()
    } else if (status.code === 'timeout') {
      missed += 1
      if (missed === misses.silent) on.silent(true)
      if (missed === misses.dead) on.dead()
    } else if (status.code === 'refused') {
      missed = 0
    }
    if (watching) beat()
  }
  const beat = () => {
    cancel()
    cancel = parts.after(limits.beat, () => void look())
  }
  const refreshScenes = coalesce(async () => {
    const scenes = await readScenes(socket)
    if (scenes.ok) tell(scenes.value)
  })
  const refreshOverlay = coalesce(async () => {
    checkedAt = parts.now()
    const { overlayName: name, scenes, addresses } = subject
    const overlay = await readPresence(socket, name, scenes(), addresses(), parts.now)
    if (overlay.ok) tell({ overlay: overlay.value })
  })
  // One after another: an older answer never comes after a newer one.
  const refreshActive = coalesce(async (): Promise<ObsResult<void>> => {
    const told = await readActive(socket, subject.overlay().sources, limits.beatAnswer)
    if (!told.ok) return told
    // Looked for anew meanwhile: then these may be sources of before.
    const now = new Map(told.value.map((source) => [source.name, source]))
    const sources = subject.overlay().sources.map((source) => {
      const { active, showing } = now.get(source.name) ?? source
      return { ...source, active, showing }
    })
    tell({ overlay: { ...subject.overlay(), sources, toldAt: parts.now() } })
    if (told.value.some((source) => source.active === null)) void refreshOverlay()
    return ok(undefined)
  })

  socket.on('SceneNameChanged', ({ oldSceneName, sceneName }) =>
    tell({ renamed: withRename(subject.renamed(), oldSceneName, sceneName) }),
  )
  socket.on('CurrentProgramSceneChanged', ({ sceneName }) => {
    tell({ programScene: sceneName, switchingTo: null })
    void refreshActive()
  })
  socket.on('InputActiveStateChanged', ({ inputName }) => {
    if (subject.overlay().sources.some(({ name }) => name === inputName)) void refreshActive()
  })
  socket.on('SceneItemEnableStateChanged', () => void refreshActive())
  for (const event of ['SceneListChanged', 'SceneNameChanged', 'CurrentSceneCollectionChanged'] as const) {
    socket.on(event, () => void refreshScenes().then(refreshOverlay))
  }
  for (const event of [
    'InputCreated',
    'InputRemoved',
    'InputNameChanged',
    'InputSettingsChanged',
    'SceneItemCreated',
    'SceneItemRemoved',
  ] as const) {
    socket.on(event, () => void refreshOverlay())
  }
  const soon = () => {
    cancel()
    if (watching) cancel = parts.after(0, () => void look())
  }
  socket.on('StreamStateChanged', soon)
  socket.on('RecordStateChanged', soon)
  beat()

  return {
    refreshOverlay,
    stop() {
      watching = false
      cancel()
    },
  }
}
