import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { OverlayHealth } from '../../core/contract/state'
import { type PageKey, placeOf } from '../../core/onair/page'
import { overlayOf } from '../../core/overlay/fold'
import type { OverlayModel } from '../../core/overlay/model'
import { overlayProtocol } from '../../core/overlay/protocol'
import { withoutMissing } from '../../core/pictures/picture'
import type { Engine } from './engine'

/** A page that has not reported for this long is stale: it sends a heartbeat every second. */
export const staleAfter = 4_000

/** Bytes a frozen page may have waiting; each message is the whole model, so what it misses it never needs. */
const mostWaiting = 256 * 1024

/** How obs-browser names itself, beside Chrome. */
const obsBrowser = /\bOBS\/\d/

const Seen = z.object({
  type: z.literal('seen'),
  revision: z.number().int(),
  fps: z.number().min(0).max(1_000),
  /** The page finds itself in obs-browser. Absent in pages that were loaded before an update. */
  obs: z.boolean().optional(),
  /** Runs on air that the page shows nothing of: others are newer, or can be acted on. */
  left: z.array(z.string().max(64)).max(100).optional(),
})

interface Page {
  readonly id: string
  readonly socket: WebSocket
  readonly key: PageKey
  readonly agent: string
  inObs: boolean
  revision: number
  left: readonly string[]
  fps: number
  seenAt: number
  /** Since when it shows something older than it was sent, without getting on; null when it is up to date. */
  lagsSince: number | null
  /** Was passed over because too much is waiting for it. */
  behind: boolean
}

export interface OverlayHub {
  readonly model: () => OverlayModel
  readonly join: (socket: WebSocket, key: PageKey, agent: string) => void
  readonly health: () => OverlayHealth
  readonly onHealth: (listener: () => void) => () => void
  readonly close: () => void
}

/** Sends the overlay model to every page the moment it changes, and knows which pages really show it. */
export function createOverlayHub(
  engine: Engine,
  calm: () => boolean,
  hasPicture: (id: string) => boolean = () => false,
): OverlayHub {
  const pages = new Map<string, Page>()
  const listeners = new Set<() => void>()
  const fold = (): OverlayModel => {
    const all = overlayOf(engine.world().airing, engine.now())
    return {
      ...all,
      views: withoutMissing(all.views, hasPicture),
      pictures: all.pictures.filter(hasPicture),
    }
  }
  let model = fold()
  let sent = JSON.stringify(model)
  let revision = 1
  let counter = 0
  /** Keys with which a page of obs-browser has come. */
  const heard = new Set<PageKey>()

  const refresh = () => {
    model = fold()
    const text = JSON.stringify(model)
    if (text === sent) return
    sent = text
    revision += 1
    for (const page of pages.values()) send(page)
  }
  const send = (page: Page) => {
    page.lagsSince ??= engine.now()
    page.behind = page.socket.bufferedAmount > mostWaiting
    if (!page.behind) page.socket.send(`{"type":"model","revision":${revision},"model":${sent}}`)
  }
  const stop = engine.onChange(refresh)
  const tell = () => {
    for (const listener of listeners) listener()
  }
  // The ticker empties and pages go stale by time alone, without any happening.
  const timer = setInterval(() => {
    refresh()
    for (const page of pages.values()) if (page.behind) send(page)
    tell()
  }, 1_000)

  return {
    model: () => model,
    join: (socket, key, agent) => {
      counter += 1
      const at = engine.now()
      const known = { id: `p${counter}`, socket, key, agent, inObs: false }
      const page: Page = { ...known, revision: 0, left: [], fps: 0, seenAt: at, lagsSince: at, behind: false }
      pages.set(page.id, page)
      socket.send(
        `{"type":"hello","protocol":${overlayProtocol},"now":${engine.now()},"revision":${revision},"calm":${calm()},"model":${sent}}`,
      )
      socket.on('message', (raw) => {
        const seen = Seen.safeParse(parseJson(String(raw)))
        if (!seen.success) return
        if (seen.data.revision >= revision) page.lagsSince = null
        else if (seen.data.revision > page.revision) page.lagsSince = engine.now()
        page.revision = seen.data.revision
        page.fps = seen.data.fps
        page.left = seen.data.left ?? []
        page.seenAt = engine.now()
        page.inObs = seen.data.obs === true && obsBrowser.test(agent)
        if (page.inObs) heard.add(key)
      })
      socket.on('close', () => {
        pages.delete(page.id)
        tell()
      })
      tell()
    },
    health: () => {
      const now = engine.now()
      const lately = (at: number) => Math.abs(now - at) < staleAfter
      return {
        revision,
        pages: [...pages.values()].map(
          ({ id, key, agent, inObs, revision: at, left, fps, seenAt, lagsSince }) => ({
            id,
            key,
            place: placeOf(key, inObs, heard.has(key)),
            // A heartbeat alone proves a timer: what counts is that the page takes what it is sent.
            fresh: lately(seenAt) && (lagsSince === null || lately(lagsSince)),
            agent,
            revision: at,
            left: [...left],
            fps,
            seenAt,
          }),
        ),
      }
    },
    onHealth: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      stop()
      clearInterval(timer)
      for (const page of pages.values()) page.socket.close(1001)
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
