import { fail, ok } from '../../core/base/result'
import type { ObsPort, ObsResult, OverlayAddresses } from '../../core/obs/port'
import type { ObsSettings } from '../../core/obs/settings'
import { type ObsState, obsOff, unknownNow } from '../../core/obs/state'
import { readBuild, readScenes } from './facts'
import { status } from './failures'
import { keepLink, type Link } from './link'
import { reloadOverlay, setUpOverlay } from './overlay'
import { limits, type ObsParts } from './parts'
import { readPresence } from './presence'
import { createSceneSwitch } from './scene'
import { screenshot } from './screenshot'
import type { ObsSocket } from './socket'
import { findSources, nameOf } from './sources'
import { readStatus } from './status'
import { watchObs } from './watch'
import { setUpWindowCapture } from './window-capture'

export { findLocalObs, type LocalObs, type LocalObsPlace, thisMachine } from './find-local-obs'
export type { ObsParts } from './parts'

/** The console's side of OBS over obs-websocket 5. Starts `off`; nothing is opened before `connect`. */
export function createObs(parts: ObsParts): ObsPort {
  const listeners = new Set<(state: ObsState) => void>()
  let state = obsOff
  let link: Link | null = null
  let watch: ReturnType<typeof watchObs> | null = null
  let session = 0 // counts connects and disconnects: what an ended one still learns is dropped
  let overlayName = ''
  let addresses: OverlayAddresses | undefined
  let since = { streamingSince: obsOff.streamingSince, recordingSince: obsOff.recordingSince }
  let turn: Promise<unknown> = Promise.resolve()

  const learn = (patch: Partial<ObsState>) => {
    const next = { ...state, ...patch }
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    for (const listener of [...listeners]) listener(state)
  }
  /** From OBS itself: the starts of its outputs are kept over a lost link. */
  const learned = (patch: Partial<ObsState>) => {
    if (patch.skippedFrames !== undefined) {
      const { streamingSince = null, recordingSince = null } = patch
      since = { streamingSince, recordingSince }
    }
    learn(patch)
  }
  const stopWatch = () => {
    watch?.stop()
    watch = null
  }
  const disconnect = async () => {
    session += 1
    link?.close()
    link = null
    stopWatch()
    since = { streamingSince: null, recordingSince: null }
    learn(obsOff)
  }
  const opened = async (socket: ObsSocket, mine: number): Promise<ObsResult<void>> => {
    const [build, scenes, outputs] = await Promise.all([
      readBuild(socket),
      readScenes(socket),
      readStatus(socket, since, parts.now, limits.ask),
    ])
    if (!build.ok) return build
    if (!scenes.ok) return scenes
    if (!outputs.ok && outputs.code !== 'refused') return outputs
    const there = scenes.value.scenes
    const overlay = await readPresence(socket, overlayName, there, addresses, parts.now)
    if (!overlay.ok) return overlay
    if (session !== mine) return fail('closed', 'The link to OBS was ended.')
    learned({
      ...build.value,
      ...scenes.value,
      ...(outputs.ok && outputs.value),
      overlay: overlay.value,
      seenAt: parts.now(),
    })
    const subject = {
      overlayName,
      addresses: () => addresses,
      scenes: () => state.scenes,
      renamed: () => state.renamed,
      overlay: () => state.overlay,
      since: () => since,
    }
    stopWatch()
    watch = watchObs(parts, socket, subject, {
      learned,
      silent: (silent) =>
        silent
          ? learn({ link: 'not-answering', reason: 'OBS does not answer.' })
          : learn({ link: 'connected', reason: null }),
      dead: () => link?.renew('OBS stopped answering.'),
    })
    return ok(undefined)
  }
  const away = () => fail('not-connected', state.reason ?? 'OBS is not connected.')
  const within = async <T>(work: (socket: ObsSocket) => Promise<ObsResult<T>>): Promise<ObsResult<T>> => {
    const socket = link?.socket() ?? null
    return socket === null ? away() : work(socket)
  }
  /** Changes to sources run one after another: two at once would both find the source missing and make it. */
  const inTurn = <T>(work: (socket: ObsSocket) => Promise<ObsResult<T>>): Promise<ObsResult<T>> => {
    const mine = turn.then(() => within(work))
    turn = mine.then(() => watch?.refreshOverlay()).catch(() => undefined)
    return mine
  }
  const onState = (listener: (state: ObsState) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const scenes = createSceneSwitch(parts, { state: () => state, learn, onState })
  /** Setting up mends the source that is there, also when the host has given it another name in OBS. */
  const nameNow = async (socket: ObsSocket, shows: 'page' | 'window'): Promise<ObsResult<string>> => {
    const found = await findSources(socket, overlayName, addresses)
    return found.ok ? ok(nameOf(found.value, shows, overlayName)) : found
  }
  const shoot = screenshot()
  const wait = (ms: number) => new Promise<void>((resolve) => void parts.after(ms, resolve))

  return {
    async connect(settings: ObsSettings, password, overlay) {
      await disconnect()
      overlayName = settings.overlaySourceName
      addresses = overlay
      const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
      const current = session
      const mine = keepLink(
        parts,
        { address: `${host}:${settings.port}`, password },
        {
          // In one step: a link that is gone and facts that still stand would be a moment of untruth.
          changed: (now, reason) => learn({ ...(now === 'connected' ? {} : unknownNow), link: now, reason }),
          opened: (socket) => opened(socket, current),
          lost: stopWatch,
        },
      )
      link = mine
      return mine.first
    },
    disconnect,
    switchScene: (sceneName) => within((socket) => scenes.to(socket, sceneName)),
    setUpOverlay: (wish) =>
      inTurn(async (socket) => {
        const name = await nameNow(socket, 'page')
        return name.ok ? setUpOverlay(socket, name.value, wish, state) : name
      }),
    setUpWindowCapture: (wish) =>
      inTurn(async (socket) => {
        const name = await nameNow(socket, 'window')
        return name.ok ? setUpWindowCapture(socket, wait, name.value, wish) : name
      }),
    reloadOverlay: () =>
      within((socket) => {
        const pages = state.overlay.sources.filter((one) => one.shows === 'page').map(({ name }) => name)
        return reloadOverlay(socket, pages.length > 0 ? pages : [overlayName])
      }),
    screenshot: (width) => within((socket) => shoot(socket, state, width)),
    mark: (text) =>
      within(async (socket) => {
        if (!state.availableRequests.includes('CreateRecordChapter')) {
          return fail('unsupported', 'Chapters in the recording need OBS 30.2 or newer.')
        }
        const set = await socket.ask('CreateRecordChapter', { chapterName: text })
        return !set.ok && set.code === 'refused' && set.status === status.outputNotRunning
          ? fail('not-recording', 'OBS is not recording.')
          : set
      }),
    state: () => state,
    onState,
    async close() {
      listeners.clear()
      await disconnect()
      scenes.look()
    },
  }
}
