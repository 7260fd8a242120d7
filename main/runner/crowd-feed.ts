import type { Result } from '../../core/base/result'
import type { Happening } from '../../core/cues/happening'
import type { OverlayModel } from '../../core/overlay/model'
import type { Airing, World } from '../../core/show/airing'

/** What the simulated crowd may know: only what a spectator sees. */
export interface CrowdSight {
  readonly openDrop: {
    readonly runId: string
    readonly title: string
    readonly price: string
    readonly left: number
  } | null
  readonly openQuiz: { readonly runId: string; readonly choices: number; readonly closesAt: number } | null
  readonly holds: readonly { readonly viewerId: string; readonly payBy: number }[]
}

export interface CrowdFeedPorts {
  readonly platform: string
  readonly watch: (sight: CrowdSight) => void
  readonly decide: (viewerId: string) => {
    readonly outcome: 'pays' | 'declines' | 'abandons'
    readonly delay: number | null
  }
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  readonly after: (ms: number, run: () => void) => () => void
}

/** Shows the crowd what is on, and lets its viewers go to the sandbox checkout as the room's buttons would. */
export function createCrowdFeed(ports: CrowdFeedPorts): (world: World, overlay: OverlayModel) => void {
  const decided = new Set<string>()
  return ({ airing }, overlay) => {
    if (airing === null || airing.mode !== 'rehearsal') return
    const kept = heldBy(airing, ports.platform)
    for (const hold of kept) {
      if (decided.has(hold.id)) continue
      decided.add(hold.id)
      const { outcome, delay } = ports.decide(hold.viewer.id)
      if (delay === null) continue
      const act = {
        act: 'check-out',
        holdId: hold.id,
        consent: true,
        carrier: null,
        test: outcome === 'declines' ? 'declined' : null,
      } as const
      ports.after(
        delay,
        () =>
          void ports.offer(
            { type: 'viewer-acted', viewer: hold.viewer, audience: hold.audience, act },
            `crowd:${hold.id}`,
          ),
      )
    }
    ports.watch(sightOf(overlay, kept))
  }
}

function heldBy(airing: Airing, platform: string) {
  return airing.shop.openHolds
    .map((id) => airing.shop.holds[id]!)
    .filter((hold) => hold.viewer.platform === platform && hold.state === 'held')
}

function sightOf(overlay: OverlayModel, kept: ReturnType<typeof heldBy>): CrowdSight {
  let openDrop: CrowdSight['openDrop'] = null
  let openQuiz: CrowdSight['openQuiz'] = null
  for (const view of overlay.views) {
    if (view.template === 'card' && view.phase === 'open')
      openDrop = { runId: view.runId, title: view.title, price: view.price, left: view.left }
    if (view.template === 'quiz' && view.phase === 'open')
      openQuiz = { runId: view.runId, choices: view.choices.length, closesAt: view.closesAt }
  }
  return { openDrop, openQuiz, holds: kept.map((hold) => ({ viewerId: hold.viewer.id, payBy: hold.payBy })) }
}
