import type { Result } from '../../core/base/result'
import type { Health } from '../../core/contract/state'
import { missingWords } from '../../core/reach/interfaces'
import type { HallScreen } from './hall'
import type { Opening } from './opening'
import type { ReachDesk } from './parts'

export interface HealthSources {
  readonly moderation: () => Health['moderation']
  readonly platforms: () => Health['platforms']
  readonly carriers: Health['carriers']
  readonly opening: Opening
  readonly reach: ReachDesk
  readonly spectators: () => number
  readonly tunnel: () => Health['tunnel']
  readonly overlayUrl: string
  readonly hall: Pick<HallScreen, 'url' | 'screens'>
  readonly overlayForObs: () => Health['overlayForObs']
  readonly controlUrl: string
  readonly hotkeys: () => Health['hotkeys']
  readonly shell: Health['shell']
  readonly storage: () => Health['storage']
  readonly refusedPress: () => Health['refusedPress']
  readonly notices: () => string[]
  readonly recovered: Health['recovered']
}

/** One look at everything that can be unwell. */
export function healthOf(sources: HealthSources): Health {
  return {
    moderation: sources.moderation(),
    platforms: sources.platforms(),
    carriers: sources.carriers,
    tunnel: sources.tunnel(),
    room: roomHealth(sources),
    overlayUrl: sources.overlayUrl,
    hallUrl: sources.hall.url(),
    hallScreens: sources.hall.screens(),
    overlayForObs: sources.overlayForObs(),
    controlUrl: sources.controlUrl,
    hotkeys: sources.hotkeys(),
    shell: sources.shell,
    storage: sources.storage(),
    refusedPress: sources.refusedPress(),
    notices: sources.notices(),
    recovered: sources.recovered,
  }
}

function roomHealth({ opening, reach, spectators }: HealthSources): Health['room'] {
  const { interfaces, name, missing } = reach.network.view()
  const { proven, reason, at } = reach.proof.view()
  return {
    ...reach.addresses(),
    open: opening.isOpen(),
    spectators: spectators(),
    reason: opening.reason(),
    publicFixed: opening.publicFixed,
    publicProven: proven,
    publicReason: reason,
    publicTriedAt: at,
    proxyNamesClients: opening.namesClients(),
    proxyTarget: opening.proxyTarget(),
    interfaces: [...interfaces],
    networkInterface: name,
    networkReason: missing === null ? null : missingWords(missing, name),
  }
}

/** Asks the disk at most every five seconds: a question is a small write. */
export function storageHealth(
  store: { probe: () => Result<null> },
  now: () => number,
): () => Health['storage'] {
  let askedAt = Number.NEGATIVE_INFINITY
  let known: Health['storage'] = { ok: true, reason: null }
  return () => {
    if (now() - askedAt < 5_000) return known
    askedAt = now()
    const probe = store.probe()
    known = probe.ok ? { ok: true, reason: null } : { ok: false, reason: probe.message }
    return known
  }
}
