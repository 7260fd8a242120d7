import { fail, ok } from '../../core/base/result'
import type { ObsResult } from '../../core/obs/port'
import { missingScene } from '../../core/obs/scene-names'
import type { ObsState } from '../../core/obs/state'
import { readScenes } from './facts'
import { status } from './failures'
import { limits, type ObsParts } from './parts'
import type { ObsSocket } from './socket'

export interface SceneState {
  state(): ObsState
  learn(patch: Pick<ObsState, 'switchingTo'>): void
  onState(listener: (state: ObsState) => void): () => void
}

/**
 * Switches scenes and answers when OBS says that it shows the scene: it takes a request at once, and shows a scene when
 * the transition is over, or another one that the host chose in OBS meanwhile.
 */
export function createSceneSwitch(parts: ObsParts, { state, learn, onState }: SceneState) {
  let latest = ''
  const waiting = new Set<() => void>()
  const look = () => waiting.forEach((one) => void one())

  const to = async (socket: ObsSocket, name: string): Promise<ObsResult<void>> => {
    const { scenes, programScene, switchingTo } = state()
    if (!scenes.includes(name)) return fail('no-such-scene', missingScene(name, state()))
    const there = programScene === name && switchingTo === null
    if (!there) learn({ switchingTo: name })
    const asked = await socket.ask('SetCurrentProgramScene', { sceneName: name })
    if (!asked.ok) {
      if (state().switchingTo === name) learn({ switchingTo: null })
      const gone = asked.code === 'refused' && asked.status === status.notFound
      const others = scenes.filter((one) => one !== name)
      return gone ? fail('no-such-scene', missingScene(name, { ...state(), scenes: others })) : asked
    }
    latest = name
    look()
    if (there) return ok(undefined)
    const shown = await untilShown(socket, name)
    if (!shown.ok && state().switchingTo === name) learn({ switchingTo: null })
    return shown
  }

  function untilShown(socket: ObsSocket, name: string): Promise<ObsResult<void>> {
    return new Promise((resolve) => {
      let looking = false
      const end = (result: ObsResult<void>) => {
        stop()
        cancel()
        waiting.delete(again)
        resolve(result)
      }
      const see = async (now: ObsState) => {
        if (!waiting.has(again)) return
        if (now.link !== 'connected' && now.link !== 'not-answering')
          return end(fail('closed', `The link to OBS ended before it showed "${name}".`))
        if (latest !== name)
          return end(fail('superseded', `"${latest}" was asked for before OBS showed "${name}".`))
        if (now.switchingTo !== null || now.programScene === null) return
        if (now.programScene === name) return end(ok(undefined))
        // Another scene came: one that was on its way before ours, or one that came instead of it. OBS knows.
        if (looking) return
        looking = true
        const told = await readScenes(socket)
        looking = false
        if (!waiting.has(again)) return
        if (!told.ok) return end(told)
        if (told.value.programScene === name) learn({ switchingTo: name })
        else end(fail('other-scene', `OBS went to "${told.value.programScene}" instead of "${name}".`))
      }
      const again = () => void see(state())
      const stop = onState(again)
      waiting.add(again)
      const cancel = parts.after(limits.scene, () =>
        end(
          fail(
            'timeout',
            `OBS took the request, but did not show "${name}" within ${limits.scene / 1000} s.`,
          ),
        ),
      )
      again()
    })
  }

  /** `look`: sees anew what became of those that wait, when the state has no listeners any more. */
  return { to, look }
}
