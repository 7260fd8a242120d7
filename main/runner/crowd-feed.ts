import type { Result } from '../../core/base/result'
import type { Hold } from '../../core/commerce/order'
import type { Happening, ViewerAct } from '../../core/cues/happening'
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
    readonly delay: number
  }
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  readonly after: (ms: number, run: () => void) => () => void
}

/** Milliseconds after a declined card. */
const secondTry = 4_000

/** Shows the crowd what is on, and lets its viewers go to the sandbox checkout as the room's buttons would. */
export function createCrowdFeed(ports: CrowdFeedPorts): (world: World, overlay: OverlayModel) => void {
  const decided = new Set<string>()
  const act = (hold: Hold, step: string, what: ViewerAct) =>
    void ports.offer(
      { type: 'viewer-acted', viewer: hold.viewer, audience: hold.audience, act: what },
      `crowd:${hold.id}:${step}`,
    )
  const pay = (hold: Hold, step: string, test: 'declined' | null) =>
    act(hold, step, { act: 'check-out', holdId: hold.id, consent: true, carrier: null, test })
  return ({ airing }, overlay) => {
    if (airing === null || airing.mode !== 'rehearsal') return
    const kept = heldBy(airing, ports.platform)
    for (const hold of kept) {
      if (decided.has(hold.id)) continue
      decided.add(hold.id)
      const { outcome, delay } = ports.decide(hold.viewer.id)
      ports.after(delay, () => {
        if (outcome === 'abandons') return act(hold, 'leaves', { act: 'cancel', holdId: hold.id })
        pay(hold, 'pays', outcome === 'declines' ? 'declined' : null)
        // Another card, as people do.
        if (outcome === 'declines') ports.after(secondTry, () => pay(hold, 'pays-again', null))
      })
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
