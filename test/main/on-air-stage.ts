import { call } from '@orpc/server'
import { WebSocket } from 'ws'
import type { OnAir } from '../../core/onair/state'
import type { Parts } from '../../main/gateway/parts'
import { createRouter } from '../../main/gateway/router'
import { startConsole, type TestConsole } from './console'
import { type DoubleSources, giveSources } from './obs/double-sources'
import { type ObsDouble, startObsDouble } from './obs/obs-double'

export interface OnAirStage {
  readonly desk: TestConsole
  readonly obs: ObsDouble
  readonly scene: DoubleSources
  readonly router: ReturnType<typeof createRouter>
  readonly onAir: () => OnAir
  readonly until: (wanted: (onAir: OnAir) => boolean) => Promise<OnAir>
  readonly connect: () => Promise<void>
  readonly disconnect: () => Promise<void>
  /** Opens the overlay as the page of a source would, and answers for it once a second. */
  readonly openPage: (url?: string, agent?: string) => Promise<OverlayPage>
  readonly goLive: (mode?: 'live' | 'rehearsal') => Promise<void>
  readonly close: () => Promise<void>
}

export interface OverlayPage {
  /** It goes on being connected and answers nothing any more. */
  readonly freeze: () => void
  readonly close: () => void
}

export const context = { context: { from: 'console', name: 'test' } } as const

/** A console with an OBS double, the sample show live in it, and pages that only speak as told. */
export async function onAirStage(given: Parameters<typeof startConsole>[0] = {}): Promise<OnAirStage> {
  const desk = await startConsole(given)
  const obs = await startObsDouble()
  const scene = giveSources(obs)
  const { parts } = desk.engine
  const router = createRouter(parts)
  const pages: OverlayPage[] = []
  const setUpUrl = () => parts.overlayForObs.addresses.wanted() ?? ''

  const openPage: OnAirStage['openPage'] = async (url = setUpUrl(), agent = 'Chrome/114') => {
    const address = new URL('socket', url)
    address.protocol = 'ws:'
    address.search = new URL(url).search
    const socket = new WebSocket(address, { headers: { 'user-agent': agent } })
    let revision = 0
    const says = () => {
      if (socket.readyState === WebSocket.OPEN)
        socket.send(JSON.stringify({ type: 'seen', revision, fps: 30, obs: /OBS/.test(agent) }))
    }
    socket.on('message', (raw) => {
      revision = JSON.parse(String(raw)).revision
      if (beat !== null) says()
    })
    let beat: NodeJS.Timeout | null = setInterval(says, 500)
    const freeze = () => {
      if (beat !== null) clearInterval(beat)
      beat = null
    }
    await new Promise((resolve, reject) => {
      socket.once('message', resolve)
      socket.once('error', reject)
    })
    const page = {
      freeze,
      close: () => {
        freeze()
        socket.terminate()
      },
    }
    pages.push(page)
    return page
  }

  return {
    desk,
    obs,
    scene,
    router,
    onAir: parts.onAir,
    until: (wanted) => untilOnAir(parts, wanted),
    connect: () =>
      call(
        router.obs.connect,
        { host: '127.0.0.1', port: obs.port, password: null, local: false },
        context,
      ).then(() => undefined),
    disconnect: () => call(router.obs.disconnect, undefined, context).then(() => undefined),
    openPage,
    goLive: async (mode = 'live') => {
      await desk.api('/shows/sample-show/end', { method: 'POST' })
      const started = await parts.engine.offer(
        {
          type: 'airing-started',
          airingId: `live${parts.engine.nonce().slice(0, 4)}`,
          show: parts.library.get('sample-show')!,
          mode,
          joinUrl: null,
          by: { from: 'console', name: 'test' },
        },
        null,
      )
      if (!started.ok) throw new Error(started.message)
    },
    close: async () => {
      for (const page of pages) page.close()
      await desk.close()
      await obs.close()
    },
  }
}

/** Waits for a state of the overlay, however long it takes: the test's own limit ends it. */
export function untilOnAir(parts: Parts, wanted: (onAir: OnAir) => boolean): Promise<OnAir> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = []
    const look = () => {
      const now = parts.onAir()
      if (!wanted(now)) return
      for (const end of ends) end()
      resolve(now)
    }
    ends.push(parts.obs.onState(look), parts.overlay.onHealth(look), parts.engine.onChange(look))
    look()
  })
}

export const streaming = (on: boolean) => () => ({ outputActive: on, outputTimecode: '1', outputDuration: 1 })
